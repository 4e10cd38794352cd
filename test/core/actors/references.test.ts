import { describe, expect, it } from 'vitest';
import { findWho } from '../../../src/core/actors/find.js';
import { findReferences } from '../../../src/core/actors/refer/find.js';
import { readSpeech } from '../../../src/core/quotes/find.js';
import { loadRules } from '../../../src/io/rules/load.js';
import { analysisOf } from '../quotes/helpers.js';

const rules = loadRules();

/** "form: text -> name" of all that stands for someone named. */
function references(text: string): string[] {
  const analysis = analysisOf(text);
  const named = findWho(analysis, { dates: [], title: null }, rules);
  const speech = readSpeech(analysis, { dates: [], who: named }, rules);
  const { actors } = findReferences(analysis, { who: named, speech }, rules);
  const found = actors.flatMap((a) => a.mentions.map((m) => ({ ...m, name: a.name })));
  return found
    .filter((m) => m.form === 'pronoun' || m.form === 'role')
    .sort((a, b) => a.start - b.start)
    .map((m) => `${m.text} -> ${m.name}`);
}

describe('what stands for someone named', () => {
  it('follows a person through sentences', () => {
    const text = 'Rina Hartati lahir di Solo. Ia kuliah di Medan. Suaminya berasal dari Garut.';
    expect(references(text)).toEqual(['Ia -> Rina Hartati', 'nya -> Rina Hartati']);
  });

  it('takes the subject when a sentence names two', () => {
    const text = 'Rina Hartati mengatakan Dodi Pranata sakit. Ia akan menjenguk besok.';
    expect(references(text)).toEqual(['Ia -> Rina Hartati']);
  });

  it('links nothing when two would do', () => {
    expect(references('Rina Hartati menemui Dodi Pranata di Solo sebelum ia pulang.')).toEqual([]);
    expect(references('Di Solo ada Rina Hartati dan Dodi Pranata. Ia pulang lebih awal.')).toEqual([]);
  });

  it('links nothing when someone without a name comes between', () => {
    const text = 'Rina Hartati tiba di Solo. Seorang pria menghampirinya. Ia membawa tas.';
    expect(references(text)).toEqual([]);
  });

  it('knows who speaks in a quotation', () => {
    expect(references('"Saya akan mundur," kata Rina Hartati. "Saya lelah," ujarnya.')).toEqual([
      'Saya -> Rina Hartati',
      'Saya -> Rina Hartati',
      'nya -> Rina Hartati',
    ]);
    expect(references('"Dia akan mundur," kata Rina Hartati.')).toEqual([]);
  });

  it('finds the holder of an office wherever the article named him', () => {
    const text =
      'Gubernur Jawa Barat Rina Hartati tiba di Garut. Warga menyambut dengan musik. Gubernur itu membagikan buku.';
    expect(references(text)).toEqual(['Gubernur itu -> Rina Hartati']);
    expect(references('Rina Hartati tiba di Garut. Gubernur itu membagikan buku.')).toEqual([]);
  });

  it('takes "pihaknya" for the body of whom or by whom it is said', () => {
    const person =
      'Ketua Umum Kadin Rina Hartati tiba di Solo. Rina mengatakan pihaknya menyiapkan pelatihan.';
    expect(references(person)).toEqual(['pihaknya -> Kamar Dagang dan Industri Indonesia']);
    expect(references('Telkomsel menyatakan pihaknya memulihkan jaringan.')).toEqual([
      'pihaknya -> Telkomsel',
    ]);
    expect(references('Rina Hartati mengatakan pihaknya akan menggugat.')).toEqual([]);
    expect(references('Telkomsel dan Indosat menyatakan pihaknya rugi.')).toEqual([]);
  });

  it('finds the quotation of each "saya" among ten thousand', { timeout: 120_000 }, () => {
    const text = Array.from({ length: 10_000 }, () => '"Saya lelah," kata Rina Hartati.').join(' ');
    expect(references(text).length).toBeGreaterThan(9_000);
  });

  it('tells organisations apart by what they are', () => {
    const text =
      'Bank Nusa Raya menggugat PT Karsa Tirtamulya. Bank tersebut meminta ganti rugi. Perusahaan itu menolak.';
    expect(references(text)).toEqual([
      'Bank tersebut -> Bank Nusa Raya',
      'Perusahaan itu -> PT Karsa Tirtamulya',
    ]);
  });

  it('links "perusahaan itu" to none of two companies', () => {
    const text = 'Kemarin PT Karsa Wiratama Tbk dan PT Nirwana Tbk rapat. Perusahaan itu merugi.';
    expect(references(text)).toEqual([]);
  });
});
