import { describe, expect, it } from 'vitest';
import { indirect } from './helpers.js';

describe('indirect speech', () => {
  it.each([
    ['Rina mengatakan bahwa sawahnya akan panen bulan depan.', 'sawahnya akan panen bulan depan', 'Rina'],
    ['Menurut Rina, sawahnya akan panen bulan depan.', 'sawahnya akan panen bulan depan', 'Rina'],
    ['Ia mengimbau agar warga tidak membuang sampah.', 'warga tidak membuang sampah', 'Ia'],
    ['Panen tahun ini lebih baik, jelas dia.', 'Panen tahun ini lebih baik', 'dia'],
    ['Rina mengatakan stok beras cukup hingga akhir tahun.', 'stok beras cukup hingga akhir tahun', 'Rina'],
    ['Seperti dijabarkan Rina dalam rapat, sungai itu akan dikeruk.', 'sungai itu akan dikeruk', 'Rina'],
    ['Usul itu, ujar Rina, akan dibahas besok.', 'Usul itu, ujar Rina, akan dibahas besok', 'Rina'],
  ])('%s', (text, content, speaker) => {
    expect(indirect(text).map((q) => q.slice(0, 2))).toEqual([[content, speaker]]);
  });

  it.each([
    'Rina tidak mengatakan bahwa ia akan pergi.',
    'Ia menjelaskan kronologi kejadian itu.',
    'Menurut rencana, pasar dibuka hari Senin.',
  ])('none in: %s', (text) => {
    expect(indirect(text)).toEqual([]);
  });
});
