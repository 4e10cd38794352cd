import { describe, expect, it } from 'vitest';
import { direct, quotesIn, who } from './helpers.js';

/** Names of the speakers of an article's direct quotations, in order. */
function speakers(text: string, ...people: string[]): (string | null | undefined)[] {
  return quotesIn(text, who(...people)(text))
    .filter((q) => q.kind === 'direct')
    .map((q) => q.speaker?.name);
}

describe('who "-nya" and pronouns behind speech mean', () => {
  it('the last to speak, across sentences and paragraphs', () => {
    const text =
      'Rina Wati menilai panen tahun ini baik. Gudang desa penuh.\n\n"Kami tidak kekurangan beras," tuturnya.\n\n' +
      '"Semua petani sudah dibayar," kata dia.';
    expect(speakers(text, 'Rina Wati')).toEqual(['Rina Wati', 'Rina Wati']);
  });

  it('a speaker rather than one word that only heads a sentence', () => {
    const text =
      'Rina Wati menilai panen tahun ini baik. Gudang sudah penuh sejak pekan lalu. "Kami tidak kekurangan beras," tuturnya.';
    expect(speakers(text, 'Rina Wati', 'Gudang')).toEqual(['Rina Wati']);
  });

  it('nobody behind a pronoun that names the speaker already', () => {
    const text =
      'Rina Wati menilai panen baik. Sebab, menurut dia, Gudang adalah kuncinya. "Kami tidak kekurangan beras," tuturnya.';
    expect(speakers(text, 'Rina Wati', 'Gudang')).toEqual(['Rina Wati']);
  });

  it('a speaker without a name, when that is who spoke last', () => {
    const text =
      'Rina Wati menilai panen baik.\n\n"Harga gabah naik," kata seorang pedagang.\n\n"Kami ikut senang," tambahnya.';
    expect(speakers(text, 'Rina Wati').at(-1)).toBe('seorang pedagang');
  });
});

describe('statements', () => {
  it('without a verb, with whose they are', () => {
    expect(
      direct('"Jalur itu dibuka kembali hari ini," dalam keterangan tertulis dari Polres Subang.'),
    ).toEqual([['"Jalur itu dibuka kembali hari ini,"', 'Polres Subang', 'keterangan']]);
  });

  it('closed at the verb, however short, when the closing mark is missing', () => {
    expect(direct('"Kami siap, kata Rina.')).toEqual([['"Kami siap,', 'Rina', 'kata']]);
  });

  it.each([
    'Film "Laskar Pelangi Senja" diputar di alun-alun.',
    'Warga menyebut gunung itu "Si Tua".',
    'Istilah "gotong royong" masih hidup di desa itu.',
  ])('none in: %s', (text) => {
    expect(direct(text)).toEqual([]);
  });
});

describe('no speech', () => {
  it.each([
    ['a verse', '"Bacalah dengan nama Tuhanmu yang menciptakan" (QS Al-Alaq: 1)'],
    ['a poem', 'Senja "turun perlahan\n\ndi atas sawah"\n\ndan angin "pulang\n\nke gunung"'],
    [
      'a recipe',
      'Masukkan "bumbu halus", aduk rata. Tambahkan garam, lalu "masak hingga matang" selama 10 menit.',
    ],
  ])('in %s', (_, text) => {
    expect(direct(text)).toEqual([]);
  });

  it('is guessed for the lines of a dialogue without speakers', () => {
    const lines = ['"Mau ke mana, Pak?"', '"Ke pasar sebentar, Bu."', '"Jangan lupa beli ikan."'];
    expect(direct(lines.join('\n\n')).every((q) => q[1] === null)).toBe(true);
  });
});
