import { describe, expect, it } from 'vitest';
import { direct } from './helpers.js';

describe('marks', () => {
  it.each([
    ['straight', '"Kami sudah siap berangkat," kata Rina di pelabuhan.', '"Kami sudah siap berangkat,"'],
    ['curly', '“Kami sudah siap berangkat,” kata Rina di pelabuhan.', '“Kami sudah siap berangkat,”'],
    [
      'the same mark on both sides',
      '”Kami sudah siap berangkat,” kata Rina.',
      '”Kami sudah siap berangkat,”',
    ],
    ['low', '„Kami sudah siap berangkat,” kata Rina.', '„Kami sudah siap berangkat,”'],
    ['doubled single', "''Kami sudah siap berangkat,'' kata Rina.", "''Kami sudah siap berangkat,''"],
    ['single', "'Kami sudah siap berangkat,' kata Rina.", "'Kami sudah siap berangkat,'"],
  ])('%s', (_, text, quote) => {
    expect(direct(text)).toEqual([[quote, 'Rina', 'kata']]);
  });

  it('takes no apostrophe for a mark', () => {
    expect(direct("Salat Jum'at di Masjid Ma'ruf kata Rina penuh sesak, juga di Bu'un.")).toEqual([]);
  });

  it('keeps a quotation inside a quotation as part of it', () => {
    expect(direct('"Ia bilang, \'Tunggu di sini,\' lalu pergi," tutur Yanto.')).toEqual([
      ['"Ia bilang, \'Tunggu di sini,\' lalu pergi,"', 'Yanto', 'tutur'],
    ]);
    expect(direct('“Program “Desa Terang” kami lanjutkan tahun ini,” ujar Bupati.')).toEqual([
      ['“Program “Desa Terang” kami lanjutkan tahun ini,”', 'Bupati', 'ujar'],
    ]);
  });
});

describe('cue', () => {
  it('before the quotation', () => {
    expect(direct('Dalam sambutannya, Rina berkata, "Kebun ini milik seluruh warga desa."')).toEqual([
      ['"Kebun ini milik seluruh warga desa."', 'Rina', 'berkata'],
    ]);
  });

  it('before a cry', () => {
    expect(direct('Seorang warga berteriak, "Maling! Maling!"')).toEqual([
      ['"Maling! Maling!"', 'Seorang warga', 'berteriak'],
    ]);
  });

  it('of the next paragraph belongs there', () => {
    const text = '"Kami siap," kata Rina. "Semua alat sudah lengkap."\n\nRina menyebut hujan akan turun.';
    expect(direct(text).map((q) => q[2])).toEqual(['kata', null]);
  });

  it('in the middle', () => {
    const text = '"Kami menunggu kabar dari kota," kata Rina, "sejak jembatan itu putus."';
    expect(direct(text)).toEqual([
      ['"Kami menunggu kabar dari kota,"', 'Rina', 'kata'],
      ['"sejak jembatan itu putus."', 'Rina', 'kata'],
    ]);
  });

  it('once for two quotations in a row', () => {
    const text = '"Kami menunggu kabar dari kota," kata Rina. "Jembatan itu sudah seminggu putus."';
    expect(direct(text).map((q) => q[1])).toEqual(['Rina', 'Rina']);
  });
});

describe('not speech', () => {
  it.each([
    'Acara bertajuk "Malam Seribu Lampu di Tepi Danau Kita" itu digelar kemarin.',
    'Warga menyebut jalan itu "jalur tikus" karena sempit.',
    'Ia membintangi film "Pulang ke Rumah Nenek di Desa".',
  ])('%s', (text) => {
    expect(direct(text)).toEqual([]);
  });
});

describe('missing marks', () => {
  it('closes at the reporting verb', () => {
    const text =
      '"Kami sudah lama menunggu bantuan, kata Rina. Warga lain pulang.\n\n"Saya juga begitu," kata Dodi.';
    expect(direct(text)).toEqual([
      ['"Kami sudah lama menunggu bantuan,', 'Rina', 'kata'],
      ['"Saya juga begitu,"', 'Dodi', 'kata'],
    ]);
  });

  it('opens at the paragraph', () => {
    expect(direct('Rapat selesai.\n\nKami sudah lama menunggu bantuan," kata Rina.')).toEqual([
      ['Kami sudah lama menunggu bantuan,"', 'Rina', 'kata'],
    ]);
  });

  it('follows a quotation over paragraphs', () => {
    const text = '“Kami berangkat pagi.\n\n“Siangnya hujan turun deras.\n\n“Malam baru tiba,” kata Rina.';
    expect(direct(text)).toEqual([[text.slice(0, text.indexOf(' kata Rina')), 'Rina', 'kata']]);
  });
});
