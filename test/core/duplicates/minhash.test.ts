import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, similarity } from '../../../src/core/duplicates/minhash.js';

const STORY = `Pemerintah Kota Semarang memperbaiki tiga jembatan di wilayah selatan mulai pekan depan. Kepala Dinas
Pekerjaan Umum mengatakan pekerjaan itu selesai sebelum musim hujan. Warga diminta melewati jalan lain selama
perbaikan berlangsung, terutama kendaraan berat yang menuju pelabuhan. Anggaran perbaikan berasal dari kas daerah dan
telah disetujui dewan bulan lalu setelah dua kali rapat. Petugas akan berjaga di setiap simpang selama dua minggu.`;
const OTHER = `Tim bulu tangkis putri melaju ke babak akhir setelah menang dua gim langsung pada pertandingan di Solo.
Pelatih memuji ketenangan anak asuhnya dalam angka kritis, dan berharap penonton datang lagi besok malam untuk
memberi dukungan pada laga penentuan melawan juara bertahan dari pulau seberang yang belum terkalahkan tahun ini.`;

const of = (text: string) => {
  const print = fingerprint(text);
  if (!print) throw new Error('too short');
  return print;
};
const shareBand = (a: string, b: string) => of(a).bands.some((band) => of(b).bands.includes(band));

describe('fingerprints', () => {
  it('find a copy with another lead or end, whatever its case and white space', () => {
    for (const copy of [
      STORY.toUpperCase().replaceAll(/\s+/g, '\n'),
      `JAKARTA, KABAR - ${STORY}`,
      `${STORY} Demikian dikutip dari siaran pers.`,
    ]) {
      expect(similarity(of(STORY).signature, of(copy).signature)).toBeGreaterThan(0.75);
      expect(shareBand(STORY, copy)).toBe(true);
    }
  });

  it('keep different stories apart', () => {
    expect(similarity(of(STORY).signature, of(OTHER).signature)).toBeLessThan(0.1);
    expect(shareBand(STORY, OTHER)).toBe(false);
  });

  it('are not made of texts that are alike by chance', () => {
    expect(fingerprint('Baca berita selengkapnya di sini.')).toBeNull();
    expect(fingerprint('')).toBeNull();
  });

  it('estimate the share of common word sequences', () => {
    const words = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 200, maxLength: 300 });
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 199 }), (list, cut) => {
        const text = list.join(' ');
        const rest = list.slice(cut).join(' ');
        const print = fingerprint(rest);
        if (!print) return;
        const share = (list.length - cut - 2) / (list.length - 2);
        expect(Math.abs(similarity(of(text).signature, print.signature) - share)).toBeLessThan(0.35);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('have bands that fit a signed 64-bit column', () => {
    for (const band of of(STORY).bands) expect(BigInt.asIntN(64, BigInt(band)).toString()).toBe(band);
    expect(new Set(of(STORY).bands).size).toBe(16);
  });
});
