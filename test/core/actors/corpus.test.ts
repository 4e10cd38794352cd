import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { findWho } from '../../../src/core/actors/find.js';
import { findReferences } from '../../../src/core/actors/refer/find.js';
import { readSpeech } from '../../../src/core/quotes/find.js';
import type { Actor, MentionForm } from '../../../src/core/types.js';
import { loadRules, packageRoot } from '../../../src/io/rules/load.js';
import { analysisOf } from '../quotes/helpers.js';

interface Expected {
  name: string;
  kind: Actor['kind'];
  roles?: string[];
  /** Name of the organisation he belongs to. */
  affiliation?: string;
  names?: string[];
  short?: string[];
  role?: string[];
  pronoun?: string[];
}

const rules = loadRules();
const folder = `${packageRoot}/fixtures/text/actors`;
const cases = readdirSync(folder).flatMap(
  (file) =>
    (parse(readFileSync(`${folder}/${file}`, 'utf8')) as { cases: { text: string; actors: Expected[] }[] })
      .cases,
);

function actorsOf(text: string): Required<Expected>[] {
  const analysis = analysisOf(text);
  const named = findWho(analysis, { dates: [], title: null }, rules);
  const speech = readSpeech(analysis, { dates: [], who: named }, rules);
  const { actors } = findReferences(analysis, { who: named, speech }, rules);
  return actors.map(({ name, kind, roles, affiliation, mentions }) => {
    const of = (form: MentionForm) => mentions.filter((m) => m.form === form).map((m) => m.text);
    const body = actors.find((a) => a.id === affiliation)?.name ?? '';
    const forms = { names: of('name'), short: of('short'), role: of('role'), pronoun: of('pronoun') };
    return { name, kind, roles, affiliation: body, ...forms };
  });
}

it('is a corpus of its own', () => expect(cases.length).toBeGreaterThanOrEqual(120));

it.each(cases)('$text', ({ text, actors }) => {
  const none = { roles: [], affiliation: '', names: [], short: [], role: [], pronoun: [] };
  expect(actorsOf(text)).toEqual(actors.map((actor) => ({ ...none, ...actor })));
});
