import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { actorAt } from '../../../src/core/actors/link.js';
import { analyze } from '../../../src/core/text/analyze.js';
import type { Who } from '../../../src/core/types.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();

function read(text: string): Who {
  const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules.text);
  return findWho(analysis, { dates: [], title: null }, rules);
}

const actors = (text: string): string[] => read(text).actors.map((a) => `${a.kind}: ${a.name}`);
const places = (text: string): string[] => read(text).places.map((p) => p.name);

describe('who is in a sentence', () => {
  it('keeps titles and the region of an office out of a name', () => {
    const text = 'Gubernur Jawa Barat Surya Hadiwinata membuka pasar di Garut.';
    expect(actors(text)).toEqual(['person: Surya Hadiwinata']);
    expect(places(text)).toEqual(['Garut']);
  });

  it('takes the abbreviation in brackets into the mention', () => {
    const [actor] = read('Laporan itu dikirim ke Badan Pusat Statistik (BPS) kemarin.').actors;
    expect(actor?.mentions[0]?.text).toBe('Badan Pusat Statistik (BPS)');
    expect(actor?.aliases).toContain('BPS');
  });

  it('tells a club from the province it is named after', () => {
    expect(actors('Sumatera Barat FC menang dua gol.')).toEqual(['organization: Sumatera Barat FC']);
  });

  it.each([
    [
      'Saham PT Bank Rakyat Indonesia (Persero) Tbk. (BBRI) naik 1,2 persen.',
      'Bank Rakyat Indonesia',
      'idx:BBRI',
    ],
    ['PT Telkom Indonesia (Persero) Tbk. (TLKM) menambah menara.', 'Telkom Indonesia', 'idx:TLKM'],
    ['PT Bank Lereng Abadi Tbk (BLAB) membuka cabang.', 'PT Bank Lereng Abadi Tbk', null],
    ['PT Lereng Abadi Sejahtera Tbk. membangun pabrik.', 'PT Lereng Abadi Sejahtera Tbk.', null],
  ])('reads a company from PT to Tbk: %s', (text, name, link) => {
    const who = read(text);
    expect(who.actors.map((a) => [a.name, a.link])).toEqual([[name, link]]);
    expect(who.places).toEqual([]);
  });

  it('gives a title that names whom it serves to the one named behind it', () => {
    const text = 'Kuasa hukum Tirta Wijaya, Sekar Ayuningtyas, menyatakan akan banding.';
    const who = read(text);
    expect(who.actors.map((a) => [a.name, a.roles])).toEqual([
      ['Sekar Ayuningtyas', ['Kuasa hukum Tirta Wijaya']],
      ['Tirta Wijaya', []],
    ]);
    expect(actorAt(who, { start: 0, end: 24 })).toBe('a1');
    const list = read('Istri Tirta Wijaya, Sekar Ayuningtyas, dan Laras Wulandari hadir.');
    expect(list.actors.flatMap((a) => a.roles)).not.toContain('Istri Tirta Wijaya');
  });

  it('counts a country that acts as an actor and one that locates as a place', () => {
    expect(actors('Kanada menolak usul itu.')).toEqual(['place: Kanada']);
    expect(places('Mereka tinggal di Kanada.')).toEqual(['Kanada']);
    expect(places('Tiga turis Kanada tiba kemarin.')).toEqual([]);
  });
});

describe('who is who in a text', () => {
  it('gives one entry to a full name and its short form', () => {
    const who = read('Dewi Kartikasari hadir di Solo. Dewi mengatakan acara itu lancar.');
    const people = who.actors.filter((a) => a.kind === 'person');
    expect(people.map((a) => a.name)).toEqual(['Dewi Kartikasari']);
    expect(people[0]?.mentions.map((m) => m.text)).toEqual(['Dewi Kartikasari', 'Dewi']);
  });

  it('joins a curated alias with the full name', () => {
    const who = read('Presiden Joko Widodo tiba di Medan. Jokowi menyapa warga.');
    expect(who.actors.map((a) => a.name)).toEqual(['Joko Widodo']);
  });

  it('links a phrase to the actor named in it', () => {
    const text = 'Kata juru bicara Lestari Handayani, rapat ditunda.';
    expect(actorAt(read(text), { start: 0, end: 34 })).toBe('a1');
  });
});

it('never throws, and every mention slices to its text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const { actors, places } = read(text);
      for (const { mentions } of [...actors, ...places])
        for (const m of mentions) expect(text.slice(m.start, m.end)).toBe(m.text);
    }),
    { numRuns: 100 },
  );
});
