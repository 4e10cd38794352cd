import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageError } from '../../src/core/errors.js';
import { extract } from '../../src/core/extract.js';
import { recordSchema, type WartaRecord } from '../../src/core/record/schema.js';
import type { Page } from '../../src/core/types.js';
import { loadRules } from '../../src/io/rules/load.js';
import { ARTICLE } from '../support/article.js';

const rules = loadRules();
const asText = (text: string, clean = false): Page => ({
  kind: 'text',
  text,
  clean,
  url: null,
  fetchedAt: null,
  publishedAt: '2019-06-12T10:00:00+07:00',
});

/** Every span of the record that carries a text, wherever it stands. */
function spansOf(record: WartaRecord): { start: number; end: number; text: string }[] {
  const spans: { start: number; end: number; text: string }[] = [];
  const visit = (node: unknown) => {
    if (node === null || typeof node !== 'object') return;
    const { start, end, text } = node as Record<string, unknown>;
    if (typeof start === 'number' && typeof end === 'number' && typeof text === 'string') {
      spans.push({ start, end, text });
    }
    for (const child of Object.values(node)) visit(child);
  };
  for (const part of [record.dates, record.actors, record.places, record.actions, record.quotes]) visit(part);
  return spans;
}

/** Ids that the record's parts use for each other. */
function references(record: WartaRecord): string[] {
  const ids = record.actions.flatMap((a) => [
    ...[a.actor, a.target, a.recipient].flatMap((arg) => [arg?.actor, arg?.place]),
    a.place,
    a.quote,
    ...a.dates,
  ]);
  return [...ids, ...record.quotes.map((q) => q.speaker?.actor)].filter((id) => typeof id === 'string');
}

function check(record: WartaRecord): void {
  recordSchema.parse(record);
  for (const span of spansOf(record)) expect(record.text.slice(span.start, span.end)).toBe(span.text);
  const ids = [record.dates, record.actors, record.places, record.actions, record.quotes]
    .flat()
    .map((x) => x.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of references(record)) expect(ids).toContain(id);
}

describe('a record', () => {
  const record = extract(asText(ARTICLE), rules);

  it('is valid, its spans slice to their text, and its references exist', () => {
    check(record);
  });

  it('says who did what to whom, when, and who said what', () => {
    expect(record.actors.map((a) => a.name)).toContain('Budi Karya Sumadi');
    const opened = record.actions.find((a) => a.verb.lemma === 'resmi');
    expect(opened?.target?.text).toContain('Pelabuhan Patimban');
    const dates = opened?.dates.map((id) => record.dates.find((d) => d.id === id)?.value);
    expect(dates).toEqual(['2019-06-12']);
    const minister = record.actors.find((a) => a.name === 'Budi Karya Sumadi');
    expect(opened?.actor?.actor).toBe(minister?.id);
    expect(record.quotes[0]?.speaker?.actor).toBe(minister?.id);
  });

  it('is the same, byte for byte, for the same page and rules', () => {
    expect(JSON.stringify(extract(asText(ARTICLE), rules))).toBe(JSON.stringify(record));
  });
});

describe('any input', () => {
  const pieces = fc.constantFrom(
    ...[
      '“',
      '”',
      '"',
      "'",
      '(',
      ')',
      '[',
      ' - ',
      '\n\n',
      '<p>',
      '</p>',
      '<div>',
      '<br>',
      '<a href="/x">',
      '&nbsp;',
    ],
    ...[
      'Menteri',
      'kata',
      'Budi Santoso',
      'Rp1,2 triliun',
      'Senin (4/5)',
      'Baca juga:',
      'PT Tbk',
      'di blokir',
      '🙂',
    ],
    ...[
      'KPK/Polri',
      'undang-undang',
      '10.30 WIB',
      'mengatakan bahwa',
      'yang',
      'Jakarta',
      '\u0000',
      '\ud800',
      '\u200b',
    ],
  );
  const soup = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }).map((parts) => parts.join(' '));

  it('gives a valid record or a named error, as text and as a page', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('clean', 'copied', 'html'), (text, kind) => {
        const page: Page =
          kind === 'html'
            ? { kind: 'html', html: text, url: null, fetchedAt: null }
            : asText(text, kind === 'copied');
        try {
          check(extract(page, rules));
        } catch (error) {
          if (!(error instanceof PageError)) throw error;
        }
      }),
      { numRuns: 300, seed: 20240817 },
    );
  });
});
