import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseByline } from '../../../src/core/dates/byline.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules().dates;
const read = (text: string, zone = '+07:00') => parseByline(text, { zone }, rules)?.value ?? null;

describe('publication dates as sites print them', () => {
  it.each([
    ['Senin, 06 Mar 2023 21:04 WIB', '2023-03-06T21:04:00+07:00'],
    ['Jumat, 08/01/2016 11:42 WIB', '2016-01-08T11:42:00+07:00'],
    ['Kompas.com - 14/02/2021, 06:51 WIB', '2021-02-14T06:51:00+07:00'],
    ['Kompas.com - 14/02/2021, 06:51 WIB Diperbarui 15/02/2021, 09:00 WIB', '2021-02-14T06:51:00+07:00'],
    ['Rabu, 9 September 2015 | 14:20 WIB', '2015-09-09T14:20:00+07:00'],
    ['Selasa, 4 Juni 2024 / 09:15 WIB', '2024-06-04T09:15:00+07:00'],
    ['03 Jul 2021, 12:15 WIB', '2021-07-03T12:15:00+07:00'],
    ['Oleh Dewi Lestari pada 8 Feb 2020, 21:19 WIB', '2020-02-08T21:19:00+07:00'],
    ['on 07 Apr 2017 at 08:30 WIB', '2017-04-07T08:30:00+07:00'],
    ['28 April 2022, 18:59 WIB', '2022-04-28T18:59:00+07:00'],
    ['14 April 2022, 09:46 WIB', '2022-04-14T09:46:00+07:00'],
    ['JATENG | 11 Juli 2022 18:05', '2022-07-11T18:05:00+07:00'],
    ['JABAR | 12 Agustus 2021 18:50 Reporter : Rina', '2021-08-12T18:50:00+07:00'],
    ['Minggu, 21 Februari 2016 08:45 |', '2016-02-21T08:45:00+07:00'],
    ['Kamis, 8 Oktober 2020 13:25', '2020-10-08T13:25:00+07:00'],
    ["Jum'at, 24 Februari 2017 - 13:30 wib", '2017-02-24T13:30:00+07:00'],
    ['Jum’at, 5 September 2025 |13:10 WIB', '2025-09-05T13:10:00+07:00'],
    ['Jurnalis-Selasa 2 September 2025 13:10 WIB', '2025-09-02T13:10:00+07:00'],
    ['Andi, Jurnalis · Kamis 16 Juli 2020 07:26 WIB', '2020-07-16T07:26:00+07:00'],
    ['Senin, 27 Juli 2026 - 10:20:05 WIB', '2026-07-27T10:20:05+07:00'],
    ['Senin, 22 February 2016, 10:07 WIB', '2016-02-22T10:07:00+07:00'],
    ['Jumat 31 Jul 2026 10:07 WIB', '2026-07-31T10:07:00+07:00'],
    ['Terbit 25 Jul 2026 11:07 WIB', '2026-07-25T11:07:00+07:00'],
    ['Oleh: Sari - 6 Desember 2019', '2019-12-06'],
    ['24 Oct 24 | 14:00', '2024-10-24T14:00:00+07:00'],
    ['21 Aug 20 | 11:35', '2020-08-21T11:35:00+07:00'],
    ['24 Juni 2026', '2026-06-24'],
    ['8 July 2019', '2019-07-08'],
    ['By Tim Redaksi - 8 July 2019', '2019-07-08'],
    ['July 8, 2019', '2019-07-08'],
    ['Ditulis oleh Admin 12. Maret 2012 - 11:23', '2012-03-12T11:23:00+07:00'],
    ['27/08/2010', '2010-08-27'],
    ['31/5/2022, 16.00 WIB', '2022-05-31T16:00:00+07:00'],
    ['22/11/2024 06:59', '2024-11-22T06:59:00+07:00'],
    ['- Kamis, 10 Juli 2025 | 10:00 WIB', '2025-07-10T10:00:00+07:00'],
    ['Bambang - 12 November 2017 21:10 wib', '2017-11-12T21:10:00+07:00'],
    ['13 Jul 2026 19:37:24', '2026-07-13T19:37:24+07:00'],
    ['13 Jul 2026 - 10:07 WIB', '2026-07-13T10:07:00+07:00'],
    ['Rabu, 28 Januari 2026 | 10:07', '2026-01-28T10:07:00+07:00'],
    ['09 September 2019 11:10 WIB Nama Rubrik Share :', '2019-09-09T11:10:00+07:00'],
    ['12 Nopember 2018 Pukul 07.05 WIT', '2018-11-12T07:05:00+09:00'],
    ['3 Pebruari 2014, pkl. 07.30 WITA', '2014-02-03T07:30:00+08:00'],
    ['24 Jul 2026 at 3:07 PM', '2026-07-24T15:07:00+07:00'],
    ['10:07 WIB, 24 Juli 2026', '2026-07-24T10:07:00+07:00'],
    ['Minggu, Februari 14, 2016', '2016-02-14'],
    ['April 27, 2014', '2014-04-27'],
    ['11 Feb 2017, 08:21:40 WIB', '2017-02-11T08:21:40+07:00'],
    ['19 Maret 2025, 16:30 WIB | Ekonomi', '2025-03-19T16:30:00+07:00'],
    ['Rudi Hartono 09/02/2025 08:15 WIB', '2025-02-09T08:15:00+07:00'],
    ['Jumat 08 Mei 2026 08:12 WIB 21 Zulkaidah 1447 H', '2026-05-08T08:12:00+07:00'],
    ['17 September 2024\n07:45 WIB', '2024-09-17T07:45:00+07:00'],
    ['Sabtu, 3 Januari 2026', '2026-01-03'],
    ['29 August 2023', '2023-08-29'],
    ['Selasa, 6 Mei 2025 07.10 Waktu Indonesia Tengah', '2025-05-06T07:10:00+08:00'],
    ['Jum&#39;at, 24 Juli 2026 - 13:39 WIB', '2026-07-24T13:39:00+07:00'],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  it.each([
    ['2021-06-29 07:34:00', '2021-06-29T07:34:00+07:00'],
    ['2022/11/02 20:59:53', '2022-11-02T20:59:53+07:00'],
    ['2016-02-26T14:39:42+07:00', '2016-02-26T14:39:42+07:00'],
    ['2021-06-29T20:34:00+00:00', '2021-06-30T03:34:00+07:00'],
    ['2017-02-16T02:20:00Z', '2017-02-16T09:20:00+07:00'],
    ['2020-07-13T20:07:27.82', '2020-07-13T20:07:27+07:00'],
    ['2021-04-06T19:03:00.000+0900', '2021-04-06T19:03:00+09:00'],
  ])('metadata value %s', (text, value) => expect(read(text)).toBe(value));

  it('takes the zone of the outlet where none is printed', () => {
    expect(read('Senin, 4 Mei 2020 04:25', '+08:00')).toBe('2020-05-04T04:25:00+08:00');
    expect(read('2020-05-03T20:25:00Z', '+09:00')).toBe('2020-05-04T05:25:00+09:00');
  });

  it.each([
    'Baucau, 10/5',
    '31/2/2020',
    '30/13/2020, 10:00',
    '45 menit lalu',
    'Senin, Juli',
    '100/200/300',
    '',
    'versi 2.10.20201',
  ])('finds no date in %j', (text) => expect(read(text)).toBeNull());

  it('keeps the day and drops an impossible time', () => {
    expect(read('Selasa, 1 Mei 2018 25.61 WIB')).toBe('2018-05-01');
  });

  it('throws on no string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = parseByline(text, { zone: '+07:00' }, rules);
        if (found) expect(found.value).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$/);
      }),
    );
  });
});
