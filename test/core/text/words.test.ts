import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/text/analyze.js';
import type { Token } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules().text;

function tokens(text: string): Token[] {
  return analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules).tokens;
}

/** The token of a text that is written like this. */
const find = (text: string, word: string): Token | undefined => tokens(text).find((t) => t.text === word);

describe('tokens', () => {
  it.each([
    ['Nilainya Rp1,2 triliun atau US$ 3 miliar.', ['Rp1,2', 'triliun', 'US$', '3', 'miliar']],
    ['Naik 1.234,5 dan 5-10 persen.', ['1.234,5', '5-10', 'persen']],
    ['HUT ke-17 dihadiri 2,3 juta orang.', ['ke-17', '2,3', 'juta']],
    ['Pada 30/7 pukul 10.30 WIB.', ['30/7', '10.30', 'WIB']],
    ['Rapat digelar Senin (4/5).', ['Senin', '(', '4/5', ')']],
    ['PT Laut Tbk. di Kab. Garut dan Jl. Melati No. 5.', ['Tbk.', 'Kab.', 'Jl.', 'No.']],
    ['Kata dr. Rina, S.H., a.n. bupati.', ['dr.', 'S.H.', 'a.n.']],
    ['Undang-undang dan tarik-menarik anak2.', ['Undang-undang', 'tarik-menarik', 'anak2']],
    ['Prabowo-Gibran hadir.', ['Prabowo-Gibran']],
    ['KPK/Polri rapat.', ['KPK', '/', 'Polri']],
    ["D'Masiv dan Ma'ruf bernyanyi.", ["D'Masiv", "Ma'ruf"]],
    [
      'Buka https://contoh.id/a?b=1 atau @rina #Indonesia.',
      ['https://contoh.id/a?b=1', '@rina', '#Indonesia'],
    ],
    ['Ia berkata "satu", “dua”, „tiga”.', ['"', '“', '”', '„']],
  ])('%s', (text, words) => {
    const written = tokens(text).map((t) => t.text);
    expect(written).toEqual(expect.arrayContaining(words));
    for (const t of tokens(text)) expect(text.slice(t.start, t.end)).toBe(t.text);
  });

  it.each([
    ['bukunya', 'buku', null, ['nya']],
    ['bukuku', 'buku', null, ['ku']],
    ['bukumu', 'buku', null, ['mu']],
    ['pergilah', 'pergi', null, ['lah']],
    ['kubeli', 'beli', 'ku', []],
    ['kaulihat', 'lihat', 'kau', []],
  ])('reads the clitics of "%s"', (word, root, proclitic, enclitics) => {
    expect(tokens(word)[0]).toMatchObject({ root, proclitic, enclitics });
  });
});

describe('morphology', () => {
  it.each([
    ['memengaruhi', 'pengaruh', 'active'],
    ['mempengaruhi', 'pengaruh', 'active'],
    ['mengubah', 'ubah', 'active'],
    ['merubah', 'ubah', 'active'],
    ['dibeli', 'beli', 'passive'],
    ['terbakar', 'bakar', 'passive'],
    ['memperbaikinya', 'baik', 'active'],
    ['diperbaiki', 'baik', 'passive'],
    ['tarik-menarik', 'tarik', 'active'],
    ['dipermainkan', 'main', 'passive'],
    ['mempertimbangkannya', 'timbang', 'active'],
    ['menyapu', 'sapu', 'active'],
    ['menyanyi', 'nyanyi', 'active'],
    ['mengebom', 'bom', 'active'],
    ['belajar', 'ajar', 'active'],
  ])('takes "%s" back to "%s"', (word, root, voice) => {
    expect(find(`Mereka ${word} di sana.`, word)).toMatchObject({ root, pos: 'VERB', voice });
  });

  it.each([
    ['pemerintah', 'NOUN'],
    ['pembelian', 'NOUN'],
    ['ketertiban', 'NOUN'],
    ['non-migas', 'ADJ'],
  ])('knows "%s" is no verb', (word, pos) => {
    const token = find(`Soal ${word} itu dibahas.`, word);
    expect(token).toMatchObject({ pos, voice: null });
  });

  it('reads the passive without a prefix', () => {
    expect(find('Rumah yang saya beli dijual lagi.', 'beli')?.voice).toBe('passive');
    expect(find('Buku itu akan kami bahas besok.', 'bahas')?.voice).toBe('passive');
    expect(find('Buku itu sudah kubaca.', 'kubaca')?.voice).toBe('passive');
    expect(find('Kemarin saya beli rumah.', 'beli')?.voice).toBe('active');
    expect(find('Kabar yang dia tahu benar.', 'tahu')?.voice).toBe('active');
  });

  it('reads a prefix that was written apart, and a preposition that was written together', () => {
    expect(find('Situs itu di blokir pemerintah.', 'blokir')).toMatchObject({
      pos: 'VERB',
      voice: 'passive',
    });
    expect(find('Rapat di lakukan di kantor.', 'lakukan')).toMatchObject({ root: 'laku', voice: 'passive' });
    expect(find('Ia bersembunyi di balik pintu.', 'balik')?.pos).not.toBe('VERB');
    expect(find('Situs itu dibawah pengawasan.', 'dibawah')).toMatchObject({ pos: 'ADP', voice: null });
    expect(find('Ia pergi ke pasar di kota.', 'pasar')?.pos).toBe('NOUN');
  });
});
