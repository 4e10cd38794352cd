import { describe, expect, it } from 'vitest';
import { findActions } from '../../../src/core/actions/find.js';
import { findWho } from '../../../src/core/actors/find.js';
import { findQuotes } from '../../../src/core/quotes/find.js';
import { analysisOf, rules } from '../quotes/helpers.js';

/** Verbs of the actions that an article under a headline is about. */
function about(title: string | null, text: string): string[] {
  const analysis = analysisOf(text);
  const who = findWho(analysis, { dates: [], title }, rules);
  const quotes = findQuotes(analysis, { dates: [], who }, rules);
  const actions = findActions(analysis, { dates: [], who, quotes, title }, rules);
  return actions.filter((a) => a.headline).map((a) => a.verb.text);
}

const rest = ' Warga menonton dari tepi jalan. Hujan turun sampai sore.';

describe('an article is about', () => {
  it.each([
    [
      'the verb of its headline',
      'Polisi Tangkap Pencuri Sepeda',
      'Polisi menangkap pencuri sepeda di pasar.',
      'menangkap',
    ],
    [
      'another verb of its class, with its parties',
      'Persita Tumbang di Kandang',
      'Persita kalah 0-2 kemarin.',
      'kalah',
    ],
    [
      'what a noun of its headline tells',
      'Penangkapan Pencuri Sepeda Disambut Warga',
      'Polisi menangkap pencuri sepeda di pasar.',
      'menangkap',
    ],
    [
      'its lead, whatever the headline says',
      'Ini Dia Kabar Gembira',
      'Bupati meresmikan pasar baru di Subang.',
      'meresmikan',
    ],
  ])('%s', (_, title, lead, verb) => {
    expect(about(title, lead + rest)).toEqual([verb]);
  });

  it('no claim, when the headline quotes nobody', () => {
    const text = 'Pasar itu dibuka kemarin. "Kami menutup jalan itu sampai sore," kata Rina.';
    expect(about('Jalan di Subang Ditutup', text)).toEqual(['dibuka']);
  });

  it('a claim, when the headline is a quotation', () => {
    const text = '"Kami menutup jalan itu sampai sore," kata Rina. Pasar itu dibuka kemarin.';
    expect(about('Rina: Kami Menutup Jalan Itu', text)).toContain('menutup');
  });

  it('what an outlet is cited for', () => {
    expect(
      about('Pasar Subang Terbakar', `Dilansir Kabar Nusa, pasar di Subang terbakar semalam.${rest}`),
    ).toEqual(['terbakar']);
  });

  it('something without a headline, when it has a main clause', () => {
    expect(about(null, `Bupati meresmikan pasar baru.${rest}`)).toEqual(['meresmikan']);
  });
});
