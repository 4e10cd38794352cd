import { describe, expect, it } from 'vitest';
import { findActions } from '../../../src/core/actions/find.js';
import { findWho } from '../../../src/core/actors/find.js';
import { findQuotes } from '../../../src/core/quotes/find.js';
import type { Action } from '../../../src/core/types.js';
import { analysisOf, rules } from '../quotes/helpers.js';

function actionsOf(text: string): Action[] {
  const analysis = analysisOf(text);
  const who = findWho(analysis, { dates: [], title: null }, rules);
  const quotes = findQuotes(analysis, { dates: [], who }, rules);
  return findActions(analysis, { dates: [], who, quotes, title: null }, rules);
}

const byRule = (text: string, rule: string) => {
  const action = actionsOf(text).find((a) => a.rule === rule);
  return (
    action && [
      action.actor?.text,
      action.verb.lemma,
      action.class,
      action.target?.text,
      action.complement?.text,
    ]
  );
};

describe('patterns', () => {
  it('read an event from its noun, with who did it to whom', () => {
    expect(
      byRule('Penangkapan dua pencuri kabel oleh Polres Subang menenangkan warga.', 'patterns/arrest-by'),
    ).toEqual(['Polres Subang', 'tangkap', 'arrest', 'dua pencuri kabel', undefined]);
    expect(
      byRule(
        'Pertemuan antara Wali Kota Bogor dan pedagang pasar berlangsung hangat.',
        'patterns/meet-between',
      ),
    ).toEqual(['Wali Kota Bogor', 'temu', 'meet', 'pedagang pasar', undefined]);
  });

  it('leave an event alone whose parties are not named', () => {
    expect(actionsOf('Penangkapan itu menenangkan warga.').map((a) => a.verb.lemma)).toEqual(['tenang']);
  });

  it('read a light verb as what its noun says, and keep the noun', () => {
    const action = actionsOf('Polisi melakukan penyelidikan atas kebakaran pasar itu.')[0];
    expect([action?.verb.text, action?.verb.lemma, action?.class]).toEqual([
      'melakukan',
      'selidik',
      'investigate',
    ]);
    expect(action?.target?.text).toContain('penyelidikan');
  });

  it('keep figures and results as what the action came to', () => {
    expect(byRule('Penjualan turun dari 500 unit menjadi 400 unit.', 'patterns/fall-from-to')?.[4]).toBe(
      'dari 500 unit menjadi 400 unit',
    );
    expect(byRule('Bintang Barat mengalahkan Bintang Timur 2-1 di kandang.', 'patterns/beat-score')).toEqual([
      'Bintang Barat',
      'kalah',
      'win',
      'Bintang Timur',
      '2-1',
    ]);
  });

  it('count the injured that no verb names, and number actions in text order', () => {
    const actions = actionsOf('Dua orang tewas dan 30 lainnya luka-luka.');
    expect(actions.map((a) => [a.id, a.verb.text, a.class])).toEqual([
      ['e1', 'tewas', 'die'],
      ['e2', 'luka-luka', 'injure'],
    ]);
  });

  it('set the quotation that claims an event', () => {
    const text = '"Penangkapan dua pencuri kabel oleh Polres Subang sudah tepat," kata Rina.';
    expect(actionsOf(text).find((a) => a.class === 'arrest')?.quote).toBe('q1');
  });
});
