import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/core/text/analyze.js';
import type { Token } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules().text;

function tokens(text: string): Token[] {
  return analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules).tokens;
}

describe('tokens', () => {
  it.each([
    ['Nilainya Rp1,2 triliun.', 'Nilainya|Rp1,2|triliun|.'],
    ['Utang US$ 3 miliar lunas.', 'Utang|US$|3|miliar|lunas|.'],
    ['Naik 1.234,5 poin.', 'Naik|1.234,5|poin|.'],
    ['Turun 5-10 persen, lalu 12,5%.', 'Turun|5-10|persen|,|lalu|12,5%|.'],
    ['HUT ke-17 dan abad ke-21.', 'HUT|ke-17|dan|abad|ke-21|.'],
    ['Ada 2,3 juta orang.', 'Ada|2,3|juta|orang|.'],
    ['Pada 30/7 pukul 10.30 WIB.', 'Pada|30/7|pukul|10.30|WIB|.'],
    ['Rapat digelar Senin (4/5).', 'Rapat|digelar|Senin|(|4/5|)|.'],
    ['PT Laut Tbk. naik.', 'PT|Laut|Tbk.|naik|.'],
    ['Warga Kab. Garut pindah.', 'Warga|Kab.|Garut|pindah|.'],
    ['Kata dr. Rina, S.H., di Jl. Melati No. 5.', 'Kata|dr.|Rina|,|S.H.|,|di|Jl.|Melati|No.|5|.'],
    ['Surat a.n. Budi hilang.', 'Surat|a.n.|Budi|hilang|.'],
    ['Undang-undang dan tarik-menarik.', 'Undang-undang|dan|tarik-menarik|.'],
    ['Dua anak2 dan rumah2nya.', 'Dua|anak2|dan|rumah2nya|.'],
    ['Prabowo-Gibran hadir.', 'Prabowo-Gibran|hadir|.'],
    ['Kerja sama ASEAN-Cina diteken.', 'Kerja|sama|ASEAN-Cina|diteken|.'],
    ['JAKARTA-Warga antre.', 'JAKARTA|-|Warga|antre|.'],
    ['Sidang KPK/Polri usai.', 'Sidang|KPK|/|Polri|usai|.'],
    ['Ia di rumah lalu ke pasar.', 'Ia|di|rumah|lalu|ke|pasar|.'],
    ['Situs di blokir, dibawah meja.', 'Situs|di|blokir|,|dibawah|meja|.'],
    ["D'Masiv dan Ma'ruf, Ma’ruf, Jum'at.", "D'Masiv|dan|Ma'ruf|,|Ma’ruf|,|Jum'at|."],
    [
      'Buka https://contoh.id/a?b=1, tanya @rina_k, #Banjir.',
      'Buka|https://contoh.id/a?b=1|,|tanya|@rina_k|,|#Banjir|.',
    ],
    [
      'Ia menulis di kabarlereng.com. Budi membaca Lereng.co.',
      'Ia|menulis|di|kabarlereng.com|.|Budi|membaca|Lereng.co|.',
    ],
    ['Ia berkata "satu", “dua”, „tiga“.', 'Ia|berkata|"|satu|"|,|“|dua|”|,|„|tiga|“|.'],
  ])('%s', (text, words) => {
    const found = tokens(text);
    expect(found.map((t) => t.text).join('|')).toBe(words);
    for (const t of found) expect(text.slice(t.start, t.end)).toBe(t.text);
  });

  it.each([
    ['bukunya', 'buku', null, ['nya']],
    ['bukuku', 'buku', null, ['ku']],
    ['bukumu', 'buku', null, ['mu']],
    ['pergilah', 'pergi', null, ['lah']],
    ['perlukah', 'perlu', null, ['kah']],
    ['diapun', 'dia', null, ['pun']],
    ['rumahnyalah', 'rumah', null, ['nya', 'lah']],
    ['rumah2nya', 'rumah', null, ['nya']],
    ['kubeli', 'beli', 'ku', []],
    ['kumakan', 'makan', 'ku', []],
    ['kaulihat', 'lihat', 'kau', []],
  ])('reads the clitics of "%s"', (word, root, proclitic, enclitics) => {
    expect(tokens(word)[0]).toMatchObject({ root, proclitic, enclitics });
  });

  it.each(['anak2', 'anak-anak', 'anak-anaknya'])('reads "%s" as a doubled "anak"', (word) => {
    expect(tokens(`Semua ${word} pulang.`)[1]?.root).toBe('anak');
  });
});
