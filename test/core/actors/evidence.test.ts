import { describe, expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { loadRules } from '../../../src/io/rules/load.js';
import { analysisOf } from '../quotes/helpers.js';

const rules = loadRules();

/** "person Rini; organization PLN; place Garut": who and what is in a text, in the order of the text. */
function kinds(text: string): string {
  const { actors, places } = findWho(analysisOf(text), { dates: [], title: null }, rules);
  return [...actors, ...places.map((p) => ({ ...p, kind: 'place' }))]
    .flatMap(({ kind, mentions }) => mentions.map((m) => ({ kind, ...m })))
    .sort((a, b) => a.start - b.start)
    .map((m) => `${m.kind} ${m.text}`)
    .join('; ');
}

describe('companies', () => {
  it.each([
    [
      'Kemarin PT Bank Wanareja Raya (Persero) Tbk membagikan dividen.',
      'organization PT Bank Wanareja Raya (Persero) Tbk',
    ],
    [
      'Kemarin PT International Wana Indonesia Tbk membagikan dividen.',
      'organization PT International Wana Indonesia Tbk',
    ],
    [
      'Hal itu dikatakan Direktur Bank DBS Taimur Wicaksana kemarin.',
      'organization Bank DBS; person Taimur Wicaksana',
    ],
    [
      'Hal itu dikatakan Ketua Yayasan Cahaya Kiagus Ahmad Sarjana kemarin.',
      'organization Yayasan Cahaya; person Kiagus Ahmad Sarjana',
    ],
  ])('%s', (text, expected) => expect(kinds(text)).toBe(expected));
});

describe('what is said of a name tells its kind', () => {
  it.each([
    ['Triananda merupakan sebuah kecamatan yang baru.', 'place Triananda'],
    ['Triananda, sebuah perusahaan baru, merekrut pegawai.', 'organization Triananda'],
    ['Kemarin Triananda, seorang peternak, menjual sapinya.', 'person Triananda'],
    ['Juru bicara Triananda mengatakan gangguan itu sudah diatasi.', 'organization Triananda'],
    ['Mereka pulang dari Triananda kemarin.', 'place Triananda'],
    ['Mereka tinggal di desa Wanagunti.', 'place Wanagunti'],
    ['Mereka memakai YouTrian sejak lama.', ''],
    ['Mereka memuji The Triananda kemarin.', ''],
  ])('%s', (text, expected) => expect(kinds(text)).toContain(expected));

  it('an office with its holder behind a comma is an office of the body between them', () =>
    expect(kinds('Hal itu dikatakan Direktur Trianwana, Rini Hartati, kemarin.')).toBe(
      'organization Trianwana; person Rini Hartati',
    ));

  it('what has a year in brackets is a work', () =>
    expect(kinds('Ia dikenal lewat Langit Trianwana (2014).')).toBe(''));
});

describe('clubs and their towns', () => {
  it.each([
    ['Garut menang telak atas tamunya.', 'organization Garut'],
    ['Mereka akan menjamu Garut besok.', 'organization Garut'],
    ['Wali kota menata taman di Garut.', 'place Garut'],
    ['Ia pulang ke Garut, lalu menang.', 'place Garut'],
  ])('%s', (text, expected) => expect(kinds(text)).toBe(expected));
});

describe('things and words', () => {
  it.each([
    ['Ia menjuarai Piala Wanareja Raya di Solo.', 'place Solo'],
    ['Mereka menonton Festival Danau Toba di Solo.', 'place Solo'],
    ['Penyaluran Kartu Prakerja ditunda.', ''],
    ['Film Endtrian tayang. Endtrian laris.', ''],
    ['Udah lama dia pergi. "Udah makan belum?" katanya. Dan dia menangis.', ''],
    ['Trianmodu yang dipakai sama. Polisi mendalami trianmodu itu.', ''],
    ['Mereka salat di Masjid Agung.', 'place Masjid Agung'],
  ])('%s', (text, expected) => expect(kinds(text)).toBe(expected));
});

describe('initials', () => {
  it.each([
    ['Kepala BIN A.M. Hendrawirya menolak.', 'person A.M. Hendrawirya'],
    ['Hal itu dikatakan Menteri Kehutanan WZ Kabawan kemarin.', 'person WZ Kabawan'],
    ['Hal itu dikatakan juru bicara MDZ Morgan Wirawan kemarin.', 'organization MDZ; person Morgan Wirawan'],
  ])('%s', (text, expected) => expect(kinds(text)).toContain(expected));
});
