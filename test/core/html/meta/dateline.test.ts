import { describe, expect, it } from 'vitest';
import { datelineNames, findDateline } from '../../../../src/core/html/meta/dateline.js';
import { outletOfAddress } from '../../../../src/core/html/meta/outlet.js';
import { loadRules } from '../../../../src/io/rules/load.js';

const names = datelineNames(loadRules(), outletOfAddress('https://www.kabarlereng.example/desa/1'));
const rest = 'Petani di lereng itu mulai memanen bawang merah sejak Senin pagi.';

describe('a dateline', () => {
  it.each([
    ['JAKARTA -', 'Jakarta'],
    ['Jakarta (ANTARA) -', 'Jakarta'],
    ['JAKARTA, KOMPAS.com —', 'Jakarta'],
    ['TEMPO.CO, Jakarta -', 'Jakarta'],
    ['TEMPO Interaktif, Jakarta:', 'Jakarta'],
    ['Media Indonesia, Surabaya:', 'Surabaya'],
    ['JAKARTA (Suara Karya):', 'Jakarta'],
    ['BANDUNG, (PR).-', 'Bandung'],
    ['Medan, (Harian Lereng).', 'Medan'],
    ['Medan:', 'Medan'],
    ['KBRN, Palu :', 'Palu'],
    ['Kabar Pagi, Semarang-', 'Semarang'],
    ['Liputan6.com, Jakarta', 'Jakarta'],
    ['Liputan6.com, Jakarta Selatan', 'Jakarta Selatan'],
    ['ISTANBUL, 23 Februari 2016 (Antara/Kawat) --', 'Istanbul'],
    ['Karangjati (kabarlereng/budi) -', 'Karangjati'],
    ['Kabarlereng.com -', null],
    ['KABARLERENG-', null],
    ['KABARLERENG -', null],
  ])('%s', (text, place) => {
    const spaced = text.endsWith('KABARLERENG-') ? text : `${text} `;
    expect(findDateline(`${spaced}${rest}`, null, names)).toEqual({ dateline: { text, place }, rest });
  });

  it('can be a line of its own', () => {
    for (const text of ['Jakarta (Harian Lereng) -', 'Jakarta, Lereng Online'])
      expect(findDateline(text, null, names)).toEqual({ dateline: { text, place: 'Jakarta' }, rest: '' });
  });

  it('in bold may name a place no list knows', () => {
    const found = findDateline(`Fimela.com, Karangjati ${rest}`, 'Fimela.com, Karangjati', names);
    expect(found?.dateline.place).toBe('Karangjati');
  });

  it.each([
    'Jakarta-Bandung ditempuh dua jam dengan kereta cepat.',
    'Indonesia - Malaysia sepakat membuka perbatasan darat pekan depan.',
    'Persib - Persija bermain imbang 1-1 di Bandung tadi malam.',
    'Presiden - dalam pidatonya - meminta warga tenang.',
    'Catatan: Harga sudah termasuk pajak.',
    'Bupati Lereng, Budi: Kami akan memperbaiki jalan itu.',
    'Jakarta, Bandung, dan Surabaya dilanda hujan lebat sejak pagi.',
    'Liputan6.com, Jakarta dan Bandung sama-sama padat.',
  ])('%s begins with none', (text) => {
    expect(findDateline(text, null, names)).toBeNull();
  });
});
