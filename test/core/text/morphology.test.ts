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
    ['memproses', 'proses', 'active'],
    ['memakai', 'pakai', 'active'],
    ['menulis', 'tulis', 'active'],
    ['mengirim', 'kirim', 'active'],
    ['mengkritik', 'kritik', 'active'],
    ['mengkoordinasikan', 'koordinasi', 'active'],
    ['mengoordinasikan', 'koordinasi', 'active'],
    ['menaati', 'taat', 'active'],
    ['mempunyai', 'punya', 'active'],
    ['memperhatikan', 'hati', 'active'],
    ['mempertahankan', 'tahan', 'active'],
    ['memperluas', 'luas', 'active'],
    ['diperluas', 'luas', 'passive'],
    ['dipertanyakan', 'tanya', 'passive'],
    ['percepat', 'cepat', 'active'],
    ['perbesar', 'besar', 'active'],
    ['bacakan', 'baca', 'active'],
    ['hadiri', 'hadir', 'active'],
    ['dihadiri', 'hadir', 'passive'],
    ['dibacakan', 'baca', 'passive'],
    ['bekerja', 'kerja', 'active'],
    ['berjalan', 'jalan', 'active'],
    ['tertangkap', 'tangkap', 'passive'],
    ['kehilangan', 'hilang', 'passive'],
    ['dinonaktifkan', 'nonaktif', 'passive'],
    ['menindaklanjuti', 'tindaklanjut', 'active'],
    ['menyalahgunakan', 'salahguna', 'active'],
    ['menyebarluaskan', 'sebarluas', 'active'],
    ['melatarbelakangi', 'latarbelakang', 'active'],
    ['tembak-menembak', 'tembak', 'active'],
    ['berlari-lari', 'lari', 'active'],
    ['menyebut-nyebut', 'sebut', 'active'],
    ['bolak-balik', 'balik', 'active'],
  ])('takes "%s" back to "%s"', (word, root, voice) => {
    expect(find(`Mereka ${word} di sana.`, word)).toMatchObject({ root, pos: 'VERB', voice });
  });

  it.each([
    ['melihatnya', 'lihat', ['nya']],
    ['membelikannya', 'beli', ['nya']],
    ['dibelinya', 'beli', ['nya']],
    ['diajaknya', 'ajak', ['nya']],
    ['membawaku', 'bawa', ['ku']],
    ['menghubungimu', 'hubung', ['mu']],
    ['melihatnyalah', 'lihat', ['nya', 'lah']],
  ])('takes the object off "%s"', (word, root, enclitics) => {
    expect(find(`Orang itu ${word} kemarin.`, word)).toMatchObject({ root, enclitics, pos: 'VERB' });
  });

  it.each([
    ['pemerintah', 'NOUN'],
    ['pemerintahan', 'NOUN'],
    ['pembelian', 'NOUN'],
    ['penulisan', 'NOUN'],
    ['pelari', 'NOUN'],
    ['petani', 'NOUN'],
    ['perusahaan', 'NOUN'],
    ['ketertiban', 'NOUN'],
    ['ketidakadilan', 'NOUN'],
    ['penyalahgunaan', 'NOUN'],
    ['pertanggungjawaban', 'NOUN'],
    ['sayur-mayur', 'NOUN'],
    ['buah-buahan', 'NOUN'],
    ['non-migas', 'ADJ'],
  ])('knows "%s" is no verb', (word, pos) => {
    const token = find(`Soal ${word} itu dibahas.`, word);
    expect(token).toMatchObject({ pos, voice: null });
  });

  it.each([
    'Sutanto',
    'Diana',
    'Berlin',
    'Mengwi',
    'Ketut',
    'Beni',
    'Perry',
    'Menado',
    'Dikdik',
    'Kemala',
    'Bertha',
    'Medan',
    'Sukarni',
    'Memet',
    'Terra',
  ])('leaves the name "%s" whole', (name) => {
    expect(find(`Kemarin warga menemui ${name} di balai desa.`, name)).toMatchObject({
      pos: 'PROPN',
      root: name.toLowerCase(),
      voice: null,
      enclitics: [],
    });
  });

  it('does not take "perintah" of "pemerintah" for a verb', () => {
    expect(find('Usul pemerintah daerah ditolak.', 'pemerintah')).toMatchObject({
      pos: 'NOUN',
      prefix: 'peN',
      voice: null,
    });
  });

  it.each([
    ['keberhasilan', ['ber-', 'ke-…-an']],
    ['mempertimbangkannya', ['memper-…-kan', '-nya']],
    ['kubelikan', ['-kan', 'ku-']],
    ['dibeli', ['di-']],
    ['tarik-menarik', ['×2', 'meN-']],
    ['anak-anaknya', ['×2', '-nya']],
    ['kehilangan', ['ke-…-an']],
    ['dirumah', ['di-']],
    ['rumah', []],
  ])('tells how "%s" came about', (word, derivation) => {
    expect(tokens(`soal ${word} itu`)[1]?.derivation).toEqual(derivation);
  });

  it('reads the passive without a prefix', () => {
    expect(find('Surat itu kami kirim kemarin.', 'kirim')).toMatchObject({ pos: 'VERB', voice: 'passive' });
    expect(find('Kebijakan itu kita dukung.', 'dukung')).toMatchObject({ pos: 'VERB', voice: 'passive' });
    expect(find('Mobil itu tidak saya pakai.', 'pakai')?.voice).toBe('passive');
    expect(find('Jangan kaupakai baju itu.', 'kaupakai')).toMatchObject({ root: 'pakai', voice: 'passive' });
    expect(find('Di pasar itu kami beli ikan.', 'beli')?.voice).toBe('active');
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
    expect(find('Ia tinggal dirumah ibunya.', 'dirumah')).toMatchObject({
      root: 'rumah',
      proclitic: 'di',
      voice: null,
    });
    expect(find('Mereka pergi kepasar.', 'kepasar')).toMatchObject({ root: 'pasar', proclitic: 'ke' });
    expect(find('Pelaku di tangkap kemarin.', 'tangkap')).toMatchObject({ pos: 'VERB', voice: 'passive' });
    expect(find('Ia pergi ke pasar di kota.', 'pasar')?.pos).toBe('NOUN');
  });
});
