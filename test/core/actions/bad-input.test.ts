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

const roots = (text: string) => actionsOf(text).map((a) => a.verb.lemma);
const actors = (text: string) => actionsOf(text).flatMap((a) => (a.actor ? [a.actor.text] : []));

describe('few and right actions', () => {
  it('in a sentence of five hundred words: one for each of its verbs', () => {
    const clause = 'warga desa menanam padi di sawah';
    const text = `Sejak pagi ${Array.from({ length: 83 }, () => clause).join(', lalu ')}.`;
    expect(text.split(' ').length).toBeGreaterThan(500);
    expect(roots(text)).toEqual(Array.from({ length: 83 }, () => 'tanam'));
    for (const action of actionsOf(text)) expect(action.target?.text).toBe('padi di sawah');
  });

  it('in a list of a thousand names: none', () => {
    expect(actionsOf(`Daftar peserta: ${'Rina Sari, Dodi Hermawan, '.repeat(500)}Bagus Pramono.`)).toEqual(
      [],
    );
  });

  it.each([
    [
      'a table of scores',
      'Persis Solo 2-1 PSIS Semarang\nPersik Kediri 0-0 Arema FC\nPSS Sleman 1-3 Persita Tangerang',
    ],
    ['a league table', '1. Bintang Timur 10 7 2 1 23\n2. Putra Laut 10 6 3 1 21\n3. Sinar Laut 10 6 1 3 19'],
    ['capitals without a verb', 'KEBAKARAN PASAR INDUK KARANGJATI'],
  ])('in %s: none', (_, text) => expect(actionsOf(text)).toEqual([]));

  it.each([
    [
      'a recipe',
      'Cara membuat:\n1. Panaskan minyak, tumis bawang putih hingga harum.\n2. Masukkan santan, aduk rata.\n3. Angkat dan sajikan selagi hangat.',
    ],
    ['a poem', 'Wahai angin malam,\ndi mana rumahmu\nsenja di tepi sawah\nsunyi dan teduh'],
    [
      'a verse',
      '“Sesungguhnya bersama kesulitan ada kemudahan.” (QS. Asy-Syarh: 6)\n“Maka nikmat Tuhanmu yang manakah yang kamu dustakan?” (QS. Ar-Rahman: 13)',
    ],
  ])('in %s: none with an actor of flesh and blood', (_, text) => {
    for (const action of actionsOf(text)) expect(action.actor?.actor ?? null).toBeNull();
  });

  it('in capitals as in small letters', () => {
    expect(roots('POLISI MENANGKAP PENCURI SEPEDA')).toEqual(['tangkap']);
    expect(actors('POLISI MENANGKAP PENCURI SEPEDA')).toEqual(['POLISI']);
  });

  it('under a mark that never closes: what is told stays told', () => {
    const text = `"Jalan itu rusak, kata Rina Hartati. ${'Warga menambal jalan itu dengan batu. '.repeat(30)}`;
    expect(roots(text).filter((root) => root === 'tambal')).toHaveLength(30);
  });

  it('in a text of ten thousand sentences: as many each time', () => {
    const text = 'Polisi menangkap pencuri sepeda di pasar. '.repeat(10_000);
    expect(actionsOf(text)).toHaveLength(10_000);
  });
});
