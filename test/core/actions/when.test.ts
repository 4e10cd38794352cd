import { expect, it } from 'vitest';
import { extract } from '../../../src/core/extract.js';
import { loadRules } from '../../../src/io/rules/load.js';

const rules = loadRules();

/** Root and days of each action of a text that appeared on 28 June 2024. */
function daysOf(text: string): [string, string[]][] {
  const page = {
    kind: 'text',
    text,
    url: null,
    fetchedAt: null,
    publishedAt: '2024-06-28',
    clean: false,
  } as const;
  const { actions, dates } = extract(page, rules);
  const value = (id: string) => dates.find((d) => d.id === id)?.value ?? '';
  return actions.map(({ verb, dates: ids }) => [verb.lemma, ids.map(value)]);
}

it('goes on with the day of the news, not of its background', () => {
  const text =
    'Polisi menangkap dua pencuri, Minggu (23/6/2024). Kasus itu bermula pada 5 Mei 2019.\n\nPetugas menyita dua motor.';
  expect(daysOf(text).at(-1)).toEqual(['sita', ['2024-06-23']]);
});

it('gives no planned day to what has happened', () => {
  const text = 'Lomba itu akan digelar 5 Juli 2024. Panitia menyiapkan dua panggung.';
  expect(daysOf(text).at(-1)).toEqual(['siap', []]);
});

it('tells the day of an event from the day it was told of', () => {
  const text =
    'Polisi menangkap dua pencuri, Minggu (23/6/2024). "Mereka mengaku," kata Rudi, Rabu (26/6/2024).\n\nPetugas menyita dua motor.';
  expect(daysOf(text).at(-1)).toEqual(['sita', ['2024-06-23']]);
});

it('gives no day to what comes long before the first one', () => {
  const text = `Warga menanam pohon.\n\n${'Bibit itu murah.\n\n'.repeat(4)}Acara ditutup Rabu (26/6/2024).`;
  expect(daysOf(text)[0]).toEqual(['tanam', []]);
});

it('reads the year of a law as part of its name', () => {
  expect(daysOf('Warga menolak aturan sesuai UU Nomor 20 Tahun 2016.')[0]).toEqual(['tolak', []]);
});
