import type { Author, Field } from '../../types.js';
import { stripTags } from '../clean.js';
import type { PageScan, Segment } from '../content/scan.js';
import { firstMeta, type PageFacts } from './facts.js';
import { ldTexts } from './jsonld.js';
import { type NameRules, namesIn } from './names.js';
import type { Witness } from './witness.js';

export interface AuthorFinding {
  field: Field<Author[]>;
  witnesses: Witness<Author>[];
}

const AUTHOR_METAS = [
  'content_author',
  'dtk:author',
  'article:author',
  'author',
  'dc.creator',
  'sailthru.author',
  'parsely-author',
  'cxenseparse:author',
  'jpnncom_news_author',
  'penulis',
  'reporter',
];
const EDITOR_METAS = ['content_editor', 'editor', 'dtk:editor'];
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:author|penulis|reporter|writer|byline|wartawan|pewarta|fn|oleh)(?:$|[\s_-])|author-?name|author__|-author|_author|name-?author/i;
const EDITOR_CLASS = /(?:^|[\s_-])editor(?:$|[\s_-])|editor-?name/i;
const REACH = 30;

/** Who wrote, edited and photographed: labelled names on the page, then metadata, then unlabelled bylines. */
export function findAuthors(
  facts: PageFacts,
  scan: PageScan,
  place: { title: number; body: number; end: number },
  rules: NameRules,
): AuthorFinding {
  const witnesses = [
    ...fromLines(scan.segments, place, rules),
    ...fromClasses(scan, place, rules),
    ...fromMeta(facts, rules),
    ...fromJsonLd(facts, rules),
  ];
  const chosen = choose(witnesses);
  const from = [...new Set(chosen.map((w) => w.from))].join(', ') || 'none';
  return { field: { value: chosen.map((w) => w.value), rule: 'page/authors', from }, witnesses };
}

/** "Penulis: Sri Wahyuni", "Oleh Sri Wahyuni", "Editor : Budi Santoso" around the body and at its end. */
function fromLines(
  segments: Segment[],
  place: { title: number; body: number; end: number },
  rules: NameRules,
): Witness<Author>[] {
  const from = Math.max(0, (place.title < 0 ? place.body : Math.min(place.title, place.body)) - 6);
  const out: Witness<Author>[] = [];
  let label: Author['role'] | null = null;
  for (const segment of segments.slice(from, Math.min(segments.length, place.end + REACH))) {
    const { text } = segment;
    if (text.length > 140) {
      label = null;
      continue;
    }
    const stated = namesIn(text, rules, { needsLabel: true });
    out.push(...stated.map((value) => ({ value, from: 'byline', weight: 0.9 })));
    // "Penulis" and the name as two lines of their own.
    if (label && stated.length === 0) {
      out.push(
        ...namesIn(text, rules, { role: label }).map((value) => ({
          value,
          from: 'byline',
          weight: 0.85,
        })),
      );
    }
    label = bareLabel(text, rules);
  }
  return out;
}

function bareLabel(text: string, rules: NameRules): Author['role'] | null {
  return rules.names.roles[text.toLowerCase().replace(/[\s:|/-]+$/, '')] ?? null;
}

/** Elements that their class name calls the author, near the headline. */
function fromClasses(
  scan: PageScan,
  place: { title: number; body: number; end: number },
  rules: NameRules,
): Witness<Author>[] {
  const near = (at: number) =>
    at >= Math.min(place.title < 0 ? place.body : place.title, place.body) - 10 && at <= place.end + REACH;
  const out: Witness<Author>[] = [];
  for (const box of scan.boxes) {
    const { class: names = '', itemprop = '', id = '' } = box.element.attribs;
    const said = `${names} ${itemprop} ${id}`;
    if (!near(box.first) || box.last - box.first > 4 || box.last === box.first) continue;
    const role = EDITOR_CLASS.test(said) ? 'editor' : AUTHOR_CLASS.test(said) ? 'author' : null;
    const segment = scan.segments[box.first];
    if (!role || !segment || segment.text.length > 100) continue;
    out.push(
      ...namesIn(segment.text, rules, { role }).map((value) => ({
        value,
        from: 'byline',
        weight: 0.7,
      })),
    );
  }
  for (const { element, at } of scan.anchors) {
    if (!near(at) || !/\bauthor\b/.test(element.attribs.rel ?? '')) continue;
    const child = element.firstChild;
    const text = child && child.type === 'text' ? stripTags(child.data) : '';
    out.push(
      ...namesIn(text, rules, { role: 'author' }).map((value) => ({
        value,
        from: 'rel=author',
        weight: 0.7,
      })),
    );
  }
  return out;
}

function fromMeta(facts: PageFacts, rules: NameRules): Witness<Author>[] {
  return [...AUTHOR_METAS, ...EDITOR_METAS].flatMap((name) => {
    const found = firstMeta(facts, [name]);
    const role = EDITOR_METAS.includes(name) ? 'editor' : 'author';
    const weight = name === 'author' ? 0.5 : 0.65;
    return found
      ? namesIn(found.value, rules, { role }).map((value) => ({ value, from: found.from, weight }))
      : [];
  });
}

function fromJsonLd(facts: PageFacts, rules: NameRules): Witness<Author>[] {
  const node = facts.article;
  if (!node) return [];
  const of = (key: string, role: Author['role'], weight: number) =>
    ldTexts(node[key]).flatMap((text) =>
      namesIn(stripTags(text), rules, { role }).map((value) => ({
        value,
        from: `json-ld ${key}`,
        weight,
      })),
    );
  return [...of('creator', 'author', 0.62), ...of('author', 'author', 0.6), ...of('editor', 'editor', 0.6)];
}

/**
 * Editors are those that any witness calls so with a label; authors are taken from the heaviest kind of witness
 * that names any, and one who is known as the editor is not also taken from JSON-LD as the author.
 */
function choose(witnesses: Witness<Author>[]): Witness<Author>[] {
  const chosen = new Map<string, Witness<Author>>();
  const key = (w: Witness<Author>) => `${w.value.role}\0${w.value.name.toLowerCase()}`;
  const editors = new Set(
    witnesses.filter((w) => w.value.role === 'editor').map((w) => w.value.name.toLowerCase()),
  );
  const writers = witnesses.filter((w) => w.value.role === 'author' || w.value.role === 'contributor');
  const credible = writers.filter((w) => w.weight >= 0.7 || !editors.has(w.value.name.toLowerCase()));
  const top = Math.max(0, ...credible.map((w) => w.weight));
  for (const w of credible) if (w.weight >= top - 0.001) keep(chosen, key(w), w);
  for (const w of witnesses)
    if (w.value.role === 'editor' || w.value.role === 'photographer') keep(chosen, key(w), w);
  return [...chosen.values()];
}

function keep(chosen: Map<string, Witness<Author>>, key: string, witness: Witness<Author>): void {
  if (!chosen.has(key)) chosen.set(key, witness);
}
