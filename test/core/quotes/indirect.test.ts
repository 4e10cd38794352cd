import { describe, expect, it } from 'vitest';
import type { Who } from '../../../src/core/types.js';
import { indirect, who } from './helpers.js';

describe('indirect speech', () => {
  it.each([
    ['Rina mengatakan bahwa sawahnya akan panen bulan depan.', 'sawahnya akan panen bulan depan', 'Rina'],
    ['Menurut Rina, sawahnya akan panen bulan depan.', 'sawahnya akan panen bulan depan', 'Rina'],
    ['Ia mengimbau agar warga tidak membuang sampah.', 'warga tidak membuang sampah', 'Ia'],
    ['Panen tahun ini lebih baik, jelas dia.', 'Panen tahun ini lebih baik', 'dia'],
    ['Rina mengatakan stok beras cukup hingga akhir tahun.', 'stok beras cukup hingga akhir tahun', 'Rina'],
    ['Seperti dijabarkan Rina dalam rapat, sungai itu akan dikeruk.', 'sungai itu akan dikeruk', 'Rina'],
    ['Rina menegaskan bahwa, sebagai ketua, ia siap bekerja.', 'sebagai ketua, ia siap bekerja', 'Rina'],
    ['Dilansir Kabar Nusa, sawah itu akan panen.', 'sawah itu akan panen', 'Kabar Nusa'],
    ['Sawah itu akan panen, dikutip dari Kabar Nusa, Senin.', 'Sawah itu akan panen', 'Kabar Nusa'],
    ['Seperti dilaporkan Kabar Nusa, sawah itu akan panen.', 'sawah itu akan panen', 'Kabar Nusa'],
    [
      'Mengutip keterangan dari Polres Subang, sawah itu akan panen.',
      'sawah itu akan panen',
      'Polres Subang',
    ],
    ['Rina menyebut sawah itu akan panen, seperti dikutip Kabar Nusa.', 'sawah itu akan panen', 'Rina'],
    ['Dikutip dari Kabar Nusa, Rina mengatakan sawahnya akan panen.', 'sawahnya akan panen', 'Rina'],
    [
      'Menurut keterangan tertulis dari Polres Subang, jalan itu ditutup.',
      'jalan itu ditutup',
      'Polres Subang',
    ],
    [
      'Rina memuji Dodi dan mengatakan panen akan berlimpah.',
      'panen akan berlimpah',
      'Rina',
      who('Rina', 'Dodi'),
    ],
    ['Usul itu, ujar Rina, akan dibahas besok.', 'Usul itu, ujar Rina, akan dibahas besok', 'Rina'],
  ] as [string, string, string, ((text: string) => Who)?][])('%s', (text, content, speaker, known) => {
    expect(indirect(text, known?.(text)).map((q) => q.slice(0, 2))).toEqual([[content, speaker]]);
  });

  it.each([
    'Rina tidak mengatakan bahwa ia akan pergi.',
    'Ia menjelaskan kronologi kejadian itu.',
    'Menurut rencana, pasar dibuka hari Senin.',
    'Ia menjelaskan program yang sedang berlangsung di desa itu, termasuk jalan.',
    'Dikutip dari laman resmi, pasar dibuka hari Senin.',
  ])('none in: %s', (text) => {
    expect(indirect(text)).toEqual([]);
  });
});
