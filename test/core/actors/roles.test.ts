import { expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { findDates } from '../../../src/core/dates/find.js';
import { loadRules } from '../../../src/io/rules/load.js';
import { analysisOf } from '../quotes/helpers.js';

const rules = loadRules();

/** Of each person: name, offices, and the name of the organisation he belongs to. */
function people(text: string): (string | string[] | null)[][] {
  const analysis = analysisOf(text);
  const when = { reference: null, zone: null, place: null };
  const dates = findDates(analysis, when, rules.dates);
  const { actors } = findWho(analysis, { dates, title: null }, rules);
  const name = (id: string | null) => actors.find((a) => a.id === id)?.name ?? null;
  return actors.filter((a) => a.kind === 'person').map((a) => [a.name, a.roles, name(a.affiliation)]);
}

it.each([
  [
    'Direktur PT Surya Tirtakarsa Tbk Yusak Wiratama membuka rapat.',
    ['Direktur PT Surya Tirtakarsa Tbk'],
    'PT Surya Tirtakarsa Tbk',
  ],
  ['Manajer Persib Bandung, Yusak Wiratama, marah.', ['Manajer Persib Bandung'], 'Persib Bandung'],
  ['Mantan Gubernur Jawa Barat Yusak Wiratama menanam pohon di Solo.', ['Mantan Gubernur Jawa Barat'], null],
  ['Mantan Ketua KPU Yusak Wiratama tiba di Solo kemarin.', ['Mantan Ketua KPU'], null],
  ['Kemarin Plt Bupati Sleman Yusak Wiratama menanam pohon.', ['Plt Bupati Sleman'], null],
  ['Para warga menemui calon presiden Yusak Wiratama.', ['calon presiden'], null],
  ['Yusak Wiratama (54), kepala dinas kesehatan, menjelaskan hal itu.', ['kepala dinas kesehatan'], null],
  [
    'Hadir pula Yusak Wiratama yang juga anggota Komisi Pemilihan Umum.',
    ['anggota Komisi Pemilihan Umum'],
    'Komisi Pemilihan Umum',
  ],
  [
    'Hal itu disampaikan Yusak Wiratama selaku juru bicara BNPB.',
    ['juru bicara BNPB'],
    'Badan Nasional Penanggulangan Bencana',
  ],
  ['Yusak Wiratama adalah kader Partai Golkar.', ['kader Partai Golkar'], 'Partai Golongan Karya'],
  ['Kapolres Garut AKBP Yusak Wiratama, S.I.K., menahan dua orang.', ['Kapolres Garut'], null],
  ['Hal itu dikatakan Kapolres Garut, AKBP Yusak Wiratama, kemarin.', ['Kapolres Garut'], null],
  [
    'Kepala Kepolisian Resor (Kapolres) Garut, AKBP Yusak Wiratama, menahan dua orang.',
    ['Kepala Kepolisian Resor (Kapolres) Garut'],
    'Kepolisian Resor Garut',
  ],
  ['Sementara Bupati Sleman Yusak Wiratama menanam pohon.', ['Bupati Sleman'], null],
  ['Kapolsek Sukamulya, Iptu Yusak Wiratama, membenarkan kabar itu.', ['Kapolsek Sukamulya'], null],
  ['Kapolsek Sukamulya AKP Yusak Wiratama membenarkan kabar itu.', ['Kapolsek Sukamulya'], null],
  ['Wali Kota Tirtasari, Yusak Wiratama, meresmikan pasar.', ['Wali Kota Tirtasari'], null],
  [
    'Menteri Hukum dan Hak Asasi Manusia (Menkumham) Yusak Wiratama hadir.',
    ['Menteri Hukum dan Hak Asasi Manusia (Menkumham)'],
    null,
  ],
  [
    'Direktur Jenderal Aplikasi Informatika Kominfo Yusak Wiratama hadir.',
    ['Direktur Jenderal Aplikasi Informatika Kominfo'],
    'Kementerian Komunikasi dan Informatika',
  ],
])('%s', (text, roles, affiliation) => {
  expect(people(text)).toEqual([[expect.stringContaining('Yusak Wiratama'), roles, affiliation]]);
});

it('takes the unknown region of an office for no person where the text knows it', () => {
  const text = 'Warga Kecamatan Sukamulya resah. Hal itu diakui Kapolsek Sukamulya.';
  expect(people(text)).toEqual([]);
});

it.each([
  ['Pasangan Rina Hartati-Dodi Saputra unggul. Rina berterima kasih.', ['Rina Hartati', 'Dodi Saputra']],
  ['Petenis Jean-Pierre Lambert unggul di Solo.', ['Jean-Pierre Lambert']],
  ['Seorang pemuda berinisial RS ditangkap polisi.', ['RS']],
])('names each of two who stand together: %s', (text, names) => {
  expect(people(text).map(([name]) => name)).toEqual(names);
});

it('gives the object of a clause in front to nobody behind its comma', () => {
  expect(people('Setelah menemui jaksa agung, Yusak Wiratama mengatakan perkara itu selesai.')).toEqual([
    ['Yusak Wiratama', [], null],
  ]);
});

it('takes the name of a day and the region of a body for nobody', () => {
  expect(people('Warga memperingati Maulid Nabi Muhammad SAW.')).toEqual([]);
  expect(people('Polsek Sukamulya bergerak. Kemarin anggota Polsek Sukamulya datang.')).toEqual([]);
});

it('gives no office to the neighbour in an enumeration', () => {
  const text = 'Acara itu dihadiri Yusak Wiratama, Ketua PSSI Rina Hartati, dan seorang warga.';
  expect(people(text)).toEqual([
    ['Yusak Wiratama', [], null],
    ['Rina Hartati', ['Ketua PSSI'], 'Persatuan Sepak Bola Seluruh Indonesia'],
  ]);
});

it('keeps an office once, as it is put in full', () => {
  const text = 'Gubernur Jawa Barat Rina Hartati tiba. Gubernur Rina Hartati menyapa warga kemarin.';
  expect(people(text)).toEqual([['Rina Hartati', ['Gubernur Jawa Barat'], null]]);
});
