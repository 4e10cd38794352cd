const PARAGRAPH =
  'Pemerintah Kota Bogor memperbaiki dua ruas jalan di Kecamatan Tanah Sareal pada Senin (2/3/2026). ' +
  'Wali kota mengatakan perbaikan itu akan selesai dalam dua pekan dan meminta warga memakai jalan lain.';

/** A page with an article in it. */
export function pageHtml(title: string, tail = ''): string {
  return (
    `<html lang="id"><head><title>${title}</title></head><body><article><h1>${title}</h1>` +
    `${`<p>${PARAGRAPH}</p>`.repeat(4)}${tail}</article></body></html>`
  );
}

export const PAGE_HTML = pageHtml('Dua Ruas Jalan Diperbaiki');
