import { describe, expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { analyze } from '../../../src/core/text/analyze.js';
import type { Actor } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();

function actorsOf(text: string): Actor[] {
  const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
  return findWho(analysis, { dates: [], title: null }, rules).actors;
}

const named = (text: string): string[][] => actorsOf(text).map((a) => a.mentions.map((m) => m.text));

describe('names of one bearer', () => {
  it('gives a short name to the bearer named last before it', () => {
    const text =
      'Budi Santoso membuka rapat. Budi mengatakan jalan itu selesai. Budi Hartono menolak. Budi menilai jalan itu rusak.';
    expect(named(text)).toEqual([
      ['Budi Santoso', 'Budi'],
      ['Budi Hartono', 'Budi'],
    ]);
  });

  it('keeps to the well-known bearer where the article names him in full', () => {
    const text =
      'Anies Baswedan tiba di Solo. Menurut Rangga Anies Saputra, acara itu lancar. Anies menyapa warga.';
    expect(named(text)[0]).toEqual(['Anies Baswedan', 'Anies']);
  });

  it('gives a short name with other meanings to the well-known bearer the article names in full', () => {
    expect(named('Megawati tiba di Solo. Menurut Rina Hartati, Mega akan berpidato.')[0]).toEqual([
      'Megawati',
      'Mega',
    ]);
    expect(actorsOf('Menurut Mega, hujan turun sejak pagi.').map((a) => a.name)).not.toContain(
      'Megawati Soekarnoputri',
    );
  });

  it('joins a company with and without its legal form, and cut short', () => {
    const text =
      'PT Surya Tirtakarsa Abadi Tbk membagikan dividen. Surya Tirtakarsa Abadi mencatat laba. PT Surya Tirtakarsa membuka pabrik.';
    expect(named(text)).toEqual([
      ['PT Surya Tirtakarsa Abadi Tbk', 'Surya Tirtakarsa Abadi', 'PT Surya Tirtakarsa'],
    ]);
  });

  it('joins an abbreviation that stands for the head of a name', () => {
    const text = 'Kejari Sleman menahan dua orang. Kejaksaan Negeri Sleman akan menyita rumah itu.';
    expect(actorsOf(text)).toHaveLength(1);
  });

  it('does not join a cut name that two bodies would fit', () => {
    const text =
      'Dinas Kesehatan Sleman rapat. Dinas Kesehatan Bantul rapat. Dinas Kesehatan menunda keputusan.';
    expect(named(text).map((mentions) => mentions.length)).toEqual([1, 1, 1]);
  });

  it('takes an article of twenty thousand mentions', { timeout: 120_000 }, () => {
    const parts = ['ba', 'di', 'ku', 'la', 'mo', 'ne', 'ri', 'su', 'ta', 'wo'];
    const made = (n: number): string => [...String(n)].map((d) => parts[Number(d)]).join('');
    const sentence = (i: number): string =>
      `Budi San${made(i % 4000)} mengatakan PT Laut${made(i % 3000)} Abadi Tbk rugi, kata Budi.`;
    const text = Array.from({ length: 7000 }, (_, i) => sentence(i)).join(' ');
    const mentions = actorsOf(text).reduce((n, a) => n + a.mentions.length, 0);
    expect(mentions).toBeGreaterThan(20_000);
  });
});
