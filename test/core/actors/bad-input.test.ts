import { describe, expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { analyze } from '../../../src/core/text/analyze.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();

/** Names of all actors and places of a text. */
function names(text: string): string[] {
  const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
  const who = findWho(analysis, { dates: [], title: null }, rules);
  for (const entry of [...who.actors, ...who.places])
    for (const m of entry.mentions) expect(text.slice(m.start, m.end)).toBe(m.text);
  const named = who.actors.filter((a) => a.mentions.some((m) => m.form === 'name' || m.form === 'short'));
  return [...named, ...who.places].map((a) => a.name);
}

describe('fewer names rather than wrong ones', () => {
  it('in Malay', () => {
    const text =
      'Pihak sekolah bercadang membina asrama baharu. Beliau berkata perkara itu akan dibincangkan esok.';
    expect(names(text)).toEqual([]);
  });

  it('in Javanese', () => {
    const text =
      'Wong-wong padha nandur pari ing sawah. Aku arep lunga menyang pasar karo Simbok, dalane isih teles.';
    expect(names(text)).toEqual([]);
  });

  it('in English', () => {
    const text =
      'The committee will meet on Tuesday. Several members said the plan was too expensive. However, nobody left.';
    expect(names(text)).toEqual([]);
  });

  it('in capitals', () => {
    expect(names('JAKARTA - PEMERINTAH AKAN MENAIKKAN HARGA BERAS, KATA SEORANG PEDAGANG DI SANA.')).toEqual([
      'JAKARTA',
    ]);
  });

  it('in small letters', () => {
    expect(names('harga beras naik lagi gan, kata budi di pasar tadi pagi')).toEqual([]);
  });

  it('in misread print', () => {
    expect(names('Gubernur J4wa Bar@t membuk4 p4sar di G4rut, k4ta dia. Ruma h sakit itu t utup.')).toEqual(
      [],
    );
  });

  it('among emoji', () => {
    expect(names('Presiden 🎉 Budi Santoso 👍 tiba di Bogor 😀😀 kemarin. Mantap!!! 🔥')).toEqual([
      'Budi Santoso',
      'Bogor',
    ]);
  });

  it('among terms and feasts', () => {
    const text =
      'Menurut R&D perusahaan, semboyan Bhinneka Tunggal Ika berlaku pada Idul Fitri dan Piala Dunia.';
    expect(names(text)).toEqual([]);
  });
});

describe('size', () => {
  it('takes a word of a hundred thousand letters', () => {
    for (const word of ['A'.repeat(100_000), 'a'.repeat(100_000), 'Ab-'.repeat(33_333), '('.repeat(100_000)])
      expect(names(`Menurut ${word}, harga naik.`).length).toBeLessThan(2);
  });

  it('takes a long text, with one entry for all mentions of a name', () => {
    const text = 'Wali Kota Rahma Setyaningsih membuka pasar di Garut. Warga senang sekali. '.repeat(2000);
    expect(names(text).sort()).toEqual(['Garut', 'Rahma Setyaningsih']);
  });

  it('takes nothing', () => {
    expect(names('')).toEqual([]);
  });
});
