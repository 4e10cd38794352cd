import { expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { analyze } from '../../../src/core/text/analyze.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();

/** "p Budi Santoso (Kepala Dinas)" for each actor, and the places behind a bar. */
function who(text: string): string {
  const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
  const { actors, places } = findWho(analysis, { dates: [], title: null }, rules);
  const named = actors.map(
    ({ kind, name, roles }) => `${kind[0]} ${name}${roles.length > 0 ? ` (${roles.join('; ')})` : ''}`,
  );
  return [named.join(', '), places.map((p) => p.name).join(', ')].filter(Boolean).join(' | ');
}

it.each([
  ['Ajun Komisaris Besar Polisi (AKBP) Rudi S.I.K. memimpin apel.', 'p Rudi'],
  [
    'Brigadir Jenderal Polisi (Brigjen Pol) Budi Santoso dan Rina Hartati S.H., M.H. hadir.',
    'p Budi Santoso, p Rina Hartati',
  ],
  ["Wakil Presiden K.H. Ma'ruf Amin membuka muktamar itu.", "p Ma'ruf Amin (Wakil Presiden)"],
  ['Ibu Negara Iriana Joko Widodo menyerahkan bantuan.', 'p Iriana Joko Widodo (Ibu Negara)'],
  ['Beijing mengusulkan pertemuan tingkat menteri.', 'p Beijing'],
  ['Gubernur Jawa Barat Ridwan Kamil meresmikan jembatan itu.', 'p Ridwan Kamil (Gubernur Jawa Barat)'],
  [
    'Kepala Dinas Sosial, Budi Santoso, mengatakan bantuan siap disalurkan.',
    'o Dinas Sosial, p Budi Santoso (Kepala Dinas Sosial)',
  ],
  [
    'Pelaksana tugas (Plt) Ketua Umum Partai Lereng Maju, Budi Santoso, membuka rapat.',
    'o Partai Lereng Maju, p Budi Santoso (Pelaksana tugas (Plt) Ketua Umum Partai Lereng Maju)',
  ],
  [
    'Mantan Wali Kota Solo Rina Hartati dan calon wakil bupati Sleman Budi Santoso hadir.',
    'p Rina Hartati (Mantan Wali Kota Solo), p Budi Santoso (calon wakil bupati Sleman)',
  ],
  ['Bank Indonesia menahan suku bunga. BI menilai inflasi terkendali.', 'o Bank Indonesia'],
  [
    'Gubernur BI Perry Warjiyo tiba. BI menahan suku bunga.',
    'o Bank Indonesia, p Perry Warjiyo (Gubernur BI)',
  ],
  [
    'Menkominfo Johnny G Plate membuka forum itu. Johnny menyebut jaringan akan ditambah.',
    'p Johnny Gerard Plate (Menkominfo)',
  ],
  [
    'Kementerian Kelautan dan Perikanan (KKP) membuka seleksi. KKP menerima berkas.',
    'o Kementerian Kelautan dan Perikanan',
  ],
  [
    'Warga Kecamatan Cilandak, Kota Jakarta Selatan, melewati Jalan Fatmawati, Bandara Halim Perdanakusuma, dan Gunung Salak.',
    'Kecamatan Cilandak, Kota Jakarta Selatan, Jalan Fatmawati, Bandara Halim Perdanakusuma, Gunung Salak',
  ],
  ['Sumatera Barat FC menang dua gol.', 'o Sumatera Barat FC'],
  ['Acara itu berlangsung di Medan.', 'Medan'],
  [
    'JAKARTA - KEMENTERIAN KESEHATAN MENAMBAH STOK VAKSIN DI BANDUNG',
    'o Kementerian Kesehatan | JAKARTA, BANDUNG',
  ],
])('%s', (text, expected) => expect(who(text)).toBe(expected));
