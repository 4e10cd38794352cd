import { expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { findReferences } from '../../../src/core/actors/refer/find.js';
import { readSpeech } from '../../../src/core/quotes/find.js';
import { loadRules } from '../../../src/io/rules/load.js';
import { analysisOf } from '../quotes/helpers.js';

const rules = loadRules();
const whoIn = (text: string) => findWho(analysisOf(text), { dates: [], title: null }, rules);

/** Where names begin and end: "p Budi Santoso" for each actor. */
it.each([
  // a well-known short name that goes on is somebody else's
  ['Osama Wirahadi berbicara di Solo kemarin.', 'p Osama Wirahadi'],
  [
    'KPU menetapkan pasangan Prabowo Subianto-Sandiaga Uno.',
    'o Komisi Pemilihan Umum, p Prabowo Subianto, p Sandiaga Salahuddin Uno',
  ],
  // the text itself tells where a body or a region ends
  [
    'PT Tirta Wanakarsa merugi. Direktur PT Tirta Wanakarsa Wicaksana Purwoadi mundur.',
    'o PT Tirta Wanakarsa, p Wicaksana Purwoadi',
  ],
  ['Warga Desa Wanagiri bekerja bakti. Kepala Desa Wanagiri Purwoadi Suryo ikut serta.', 'p Purwoadi Suryo'],
  ['Analis Wana Asset Management Budi Santoso optimistis.', 'o Wana Asset Management, p Budi Santoso'],
  // degrees without a comma
  ['Kapolres Sleman AKBP Budi Santoso SH MSi memimpin apel.', 'p Budi Santoso'],
  // letters with an age
  ['Korbannya adalah F (27), AS (50), dan SR (33).', 'p F, p AS, p SR'],
  // the short form of a head stands before the region it serves
  ['Pengadilan Negeri (PN) Jakarta Selatan menunda sidang.', 'o Pengadilan Negeri Jakarta Selatan'],
  ['Kepala Kejaksaan Tinggi (Kajati) DKI Jakarta hadir.', 'o Kejaksaan Tinggi DKI Jakarta'],
  // a firm's own word behind the last known one
  ['Saham dijual kepada Singapore Technologies Telemania kemarin.', 'o Singapore Technologies Telemania'],
  // whose people they are
  ['Ikatan Alumni Universitas Wanagiri menggelar reuni.', 'o Ikatan Alumni Universitas Wanagiri'],
  ['PT Wanakarsa Selular (Wansel) merugi. Wansel tutup.', 'o PT Wanakarsa Selular'],
  // a place where only a person's name can stand
  ['Menteri Energi dan Sumber Daya Mineral (ESDM) Sudirman Santoso hadir.', 'p Sudirman Santoso'],
  ['Korban bernama Italia Hartati dirawat.', 'p Italia Hartati'],
  ['Pimpinan Rapat Paripurna DPR, Budi Santoso, mengetuk palu.', 'o Dewan Perwakilan Rakyat, p Budi Santoso'],
  ['Jajaran Polres terdekat membantu.', ''],
  // an office in brackets abbreviates no body
  ['Kepala Staf Angkatan Darat (KSAD) Budi Santoso hadir.', 'o Angkatan Darat, p Budi Santoso'],
  // a number behind a part of a body is no Balinese "I"
  ['Ketua Komisi I Ibrahim Wirahadi menolak.', 'p Ibrahim Wirahadi'],
  [
    'Mereka adalah Amin Wirahadi (fotografer) dan Buyung (kameramen RCTI).',
    'p Amin Wirahadi, p Buyung, o RCTI',
  ],
  // a body named by capitals, not a school
  ['Juru bicara MA Andi Wirahadi menolak.', 'o Mahkamah Agung, p Andi Wirahadi'],
  // a given name that is a word of the compass
  ['Kapolri Timur Pranata membantah kabar itu.', 'p Timur Pranata'],
  // an abbreviation ends its sentence
  ['Pertemuan digelar di Mabes AD. Meski begitu, hasilnya nihil.', 'o Mabes AD'],
  ['Mereka menyukai gol Triananda Miro.', 'p Triananda Miro'],
  // a headline has no full stop, and an abbreviation may hold it
  [
    'Investor itu seperti Visa Inc, Wana Commercial Bank Plc, dan Wana Lease & Finance Co.',
    'o Visa Inc, o Wana Commercial Bank Plc, o Wana Lease & Finance Co',
  ],
])('%s', (text, expected) => {
  expect(
    whoIn(text)
      .actors.map(({ kind, name }) => `${kind[0]} ${name}`)
      .join(', '),
  ).toBe(expected);
});

/** Two names of one bearer. */
it.each([
  ['Plt Bupati Mansyur Hidayat datang. Mansur Hidayat lalu pulang.', 1],
  ['Menteri Soedjarwo Wirahadi datang. Sujarwo mengatakan rapat dibuka.', 1],
  ['Ismail Wirahadi yang akrab disapa Mael datang. Mael lalu pulang.', 1],
  ['Badan Sosial Rakyat (BSR) Kabupaten Sleman libur. BSR Kabupaten Sleman akan buka lagi.', 1],
  ['Wana Group merugi. Laba perusahaan Wana Group turun, kata pengelola Wana Group.', 1],
  ['S (21) ditahan. Kapolres Audie S. Wirahadi hadir.', 2],
  ['Bupati Mansur Hidayat datang. Camat Masrur Hidayat lalu pulang.', 2],
])('%s', (text, count) => {
  expect(whoIn(text).actors.filter((a) => a.mentions.length > 0)).toHaveLength(count);
});

function references(text: string): string[] {
  const analysis = analysisOf(text);
  const who = whoIn(text);
  const speech = readSpeech(analysis, { dates: [], who }, rules);
  const { actors } = findReferences(analysis, { who, speech }, rules);
  return actors.flatMap((a) =>
    a.mentions.filter((m) => m.form === 'pronoun' || m.form === 'role').map((m) => `${m.text} = ${a.name}`),
  );
}

it('takes a time for nobody', () => {
  expect(references('Bupati Sleman Rina Hartati menanam pohon. Bupati Sleman baru-baru ini pulang.')).toEqual(
    [],
  );
});

it('gives a noun of office to the one who holds it', () => {
  const text = 'Pelatih Budi Santoso datang. Rina Hartati lalu pulang. Pelatih itu marah.';
  expect(references(text)).toContain('Pelatih itu = Budi Santoso');
});

it('reads whom a bracket behind a pronoun names', () => {
  const text = 'Budi Santoso menemui Rina Hartati. Kesungguhan beliau (Rina) dipuji warga.';
  expect(references(text)).toContain('beliau = Rina Hartati');
});

it('gives an office to its holder over a preposition, and not to the next subject', () => {
  const roles = (text: string) => whoIn(text).actors.map((a) => a.roles);
  expect(roles('Utusan Kanada untuk PBB, Budi Santoso, menolak.')).toContainEqual([
    'Utusan Kanada untuk PBB',
  ]);
  expect(roles('Juru bicara militer Kanada, Laksamana Muda Budi Santoso menolak.')).toContainEqual([
    'Juru bicara militer Kanada',
  ]);
  expect(roles('Hadir pula Amin Wirahadi (fotografer) kemarin.')).toContainEqual(['fotografer']);
  expect(roles('Menurut Budi Santoso, Bupati Sleman telah pulang.')).toEqual([[]]);
  expect(roles('Rapat dipimpin Sekretaris Desa. Budi Santoso pulang.')).toEqual([[]]);
  expect(roles('Setelah bertemu dengan rektor, Budi Santoso malah pulang.')).toEqual([[]]);
});

it('ends a place where the next larger one begins', () => {
  const { places } = whoIn('Banjir melanda Desa Wanagiri Kecamatan Tirtamulya dan Kantor Gubernur Banten.');
  expect(places.map((p) => p.name)).toEqual(['Desa Wanagiri', 'Kecamatan Tirtamulya']);
  const seat = whoIn('Massa mendirikan tenda di Kantor Gubernur Banten.');
  expect(seat.places.map((p) => p.name)).toEqual(['Kantor Gubernur Banten']);
});
