import { readPage } from '../../../src/core/html/read.js';
import type { Article } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();

/** Invented paragraphs, enough for a page to be an article. */
export const paragraphs = [
  'Panen raya di Kecamatan Karangjati dimulai pekan ini setelah hujan berhenti selama sepuluh hari berturut-turut.',
  'Para petani menjual gabah kering dengan harga yang lebih baik daripada musim lalu, kata kepala desa setempat.',
  'Dinas pertanian menyiapkan dua gudang tambahan untuk menampung hasil panen sampai akhir bulan depan.',
  '“Kami berharap jalan ke sawah segera diperbaiki,” ujar salah seorang petani sebelum kembali ke ladang.',
];

export const title = 'Petani Karangjati Mulai Panen Raya Pekan Ini';

/** A page with the invented article: what stands in its head, above, inside and below the body. */
export function pageOf(parts: {
  head?: string;
  above?: string;
  body?: string;
  below?: string;
  h1?: string;
}): string {
  const body = parts.body ?? paragraphs.map((p) => `<p>${p}</p>`).join('\n');
  return `<html><head><title>${title}</title>${parts.head ?? ''}</head><body>
    <h1>${parts.h1 ?? title}</h1>${parts.above ?? ''}<div class="isi">${body}</div>${parts.below ?? ''}</body></html>`;
}

/** Reads a page of an outlet that no rule knows. */
export function read(html: string, url = 'https://www.kabarlereng.example/daerah/81/panen'): Article {
  return readPage({ kind: 'html', html, url, fetchedAt: null }, rules, {});
}

export const ld = (data: unknown): string =>
  `<script type="application/ld+json">${typeof data === 'string' ? data : JSON.stringify(data)}</script>`;
