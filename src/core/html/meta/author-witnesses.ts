import type { Author } from '../../types.js';
import { stripTags } from '../clean.js';
import type { Box, PageScan, Segment } from '../content/scan.js';
import { linesAround, type Place } from './around.js';
import type { PageFacts } from './facts.js';
import { ldTexts } from './jsonld.js';
import { hasLabel, looksLikePerson, type NameRules, namesIn, personName } from './names.js';
import type { Witness } from './witness.js';

/** One place that names a person of the article. */
export interface AuthorWitness extends Witness<Author> {
  /** Segment it stands at; null for metadata. */
  at: number | null;
  /** A label or the site's own rule says who the person is. */
  labelled: boolean;
}

export interface AuthorReading {
  facts: PageFacts;
  scan: PageScan;
  /** Block rule of each segment. */
  dropped: (string | null)[];
  place: Place;
  names: NameRules;
}

/** Lines of these rules are menus, lists of topics, and boxes of other things; a byline stands in none of them. */
const NO_BYLINE = /^page\/(?:furniture|tags|widget)$/;
const ABOVE = 10;

/** The lines around the body in which its byline stands. */
function around({ scan, dropped, place }: AuthorReading): Segment[] {
  return linesAround(scan.segments, dropped, place, ABOVE).filter(
    (s) => !NO_BYLINE.test(dropped[s.index] ?? ''),
  );
}

/** Where metadata name the author, and how much each is believed: `author` is often the outlet, or the editor. */
const AUTHOR_METAS: [string, number][] = [
  ['content_author', 0.65],
  ['dtk:author', 0.65],
  ['jpnncom_news_author', 0.65],
  ['penulis', 0.65],
  ['reporter', 0.65],
  ['sailthru.author', 0.62],
  ['parsely-author', 0.62],
  ['cxenseparse:author', 0.62],
  ['dable:author', 0.62],
  ['article:author', 0.55],
  ['article:author_name', 0.55],
  ['dc.creator', 0.55],
  ['author', 0.5],
];
const EDITOR_METAS = ['content_editor', 'editor', 'dtk:editor'];
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:author|penulis|reporter|writer|byline|wartawan|pewarta|fn|oleh)(?:$|[\s_-])|author-?name|author__|-author|_author|name-?author/i;
const AUTHOR_PATH = /\/(?:author|penulis|reporter|writer)\//;
const EDITOR_CLASS = /(?:^|[\s_-])editor(?:$|[\s_-])|editor-?name/i;
/** Classes of the words around a name: who took the picture, what the author does, when it was changed. */
const NOT_NAME_CLASS =
  /photo|foto|image|img|caption|credit-?photo|bio|desc|about|position|job|role|date|time|follow|comment/i;

/** Every place that names a writer, an editor or a photographer. */
export function authorWitnesses(reading: AuthorReading): AuthorWitness[] {
  const lines = around(reading);
  const near = new Set(lines.map((s) => s.index));
  return [
    ...fromLines(reading, lines),
    ...fromClasses(reading, near),
    ...fromLinks(reading, near),
    ...fromSignature(reading),
    ...fromMeta(reading.facts, reading.names),
    ...fromJsonLd(reading.facts, reading.names),
  ];
}

/** "Penulis: Sri Wahyuni", "Oleh Sri Wahyuni", "Editor : Budi Santoso", and labels on lines of their own. */
function fromLines({ names }: AuthorReading, nearby: Segment[]): AuthorWitness[] {
  const lines = nearby.filter((s) => s.text.length <= 140);
  const out: AuthorWitness[] = [];
  const add = (authors: Author[], at: number, weight: number) => {
    for (const value of authors) {
      if (value.role === 'photographer' && !looksLikePerson(value.name, names)) continue;
      out.push({ value, from: 'byline', weight, at, labelled: true });
    }
  };
  const labels = lines.map((line) => bareLabel(line.text, names));
  lines.forEach((line, i) => {
    const role = labels[i];
    if (!role) {
      const linked = line.linked > line.text.length * 0.8 && line.text.length > 40;
      if (!linked) add(namesIn(line.text, names, { needsLabel: true }), line.index, 0.9);
      return;
    }
    const named = lines[namesBefore(lines, labels, i, names) ? i - 1 : i + 1];
    if (named) add(namesIn(named.text, names, { role, labelled: true }), named.index, 0.85);
  });
  return out;
}

function bareLabel(text: string, rules: NameRules): Author['role'] | null {
  if (!hasLabel(text, rules)) return null;
  return rules.names.roles[text.toLowerCase().replace(/[\s:|/-]+$/, '')] ?? null;
}

/**
 * Whether a run of labels on lines of their own follows its names ("Sri Wahyuni", "Author", "Budi", "Editor") rather
 * than precedes them: a full name stands before its first label, and none after its last.
 */
function namesBefore(
  lines: Segment[],
  labels: (Author['role'] | null)[],
  at: number,
  rules: NameRules,
): boolean {
  let first = at;
  while (labels[first - 2] && !labels[first - 1]) first -= 2;
  let last = at;
  while (labels[last + 2] && !labels[last + 1]) last += 2;
  if (/:\s*$/.test(lines[at]?.text ?? '')) return false;
  const isName = (i: number) => {
    const [name] = namesIn(lines[i]?.text ?? '', rules, { role: 'author' });
    return name?.name.includes(' ') === true && looksLikePerson(name.name, rules);
  };
  return isName(first - 1) && !isName(last + 1);
}

/** Elements that their class name calls the author. */
function fromClasses({ scan, names }: AuthorReading, near: ReadonlySet<number>): AuthorWitness[] {
  const out: AuthorWitness[] = [];
  for (const box of scan.boxes) {
    if (box.last - box.first > 4 || box.last === box.first || !near.has(box.first)) continue;
    const role = roleOf(box);
    const segment = scan.segments[box.first];
    if (!role || !segment || segment.text.length > 100 || isAside(segment)) continue;
    for (const value of namesIn(segment.text, names, { role })) {
      if (looksLikePerson(value.name, names))
        out.push({ value, from: 'byline', weight: 0.7, at: box.first, labelled: false });
    }
  }
  return out;
}

function roleOf(box: Box): Author['role'] | null {
  const { class: names = '', itemprop = '', id = '' } = box.element.attribs;
  const said = `${names} ${itemprop} ${id}`;
  return EDITOR_CLASS.test(said) ? 'editor' : AUTHOR_CLASS.test(said) ? 'author' : null;
}

/** A line beside a picture, or one whose own element says that it is something else about the author. */
function isAside(segment: Segment): boolean {
  let box: Box | null = segment.box;
  for (let steps = 0; box && steps < 3; steps++, box = box.parent) {
    const { class: names = '' } = box.element.attribs;
    if (NOT_NAME_CLASS.test(names) && !AUTHOR_CLASS.test(names.replace(NOT_NAME_CLASS, ''))) return true;
    if (box.element.name === 'figure' || box.element.name === 'figcaption') return true;
  }
  return false;
}

function fromLinks({ scan, names }: AuthorReading, near: ReadonlySet<number>): AuthorWitness[] {
  return scan.anchors.flatMap(({ element, at }) => {
    const { rel = '', href = '', class: own = '' } = element.attribs;
    if (!near.has(at)) return [];
    const says = /\bauthor\b/.test(rel) || AUTHOR_CLASS.test(own) || AUTHOR_PATH.test(href);
    if (!says || NOT_NAME_CLASS.test(own)) return [];
    const child = element.firstChild;
    const text = child && child.type === 'text' ? stripTags(child.data) : '';
    return namesIn(text, names, { role: 'author' })
      .filter((value) => looksLikePerson(value.name, names))
      .map((value) => ({ value, from: 'rel=author', weight: 0.7, at, labelled: false }));
  });
}

/** A name that signs the text: "DINI TEJA" as the line after it, "… tutupnya. (Sri Wahyuni)" at its end. */
function fromSignature({ scan, place, names }: AuthorReading): AuthorWitness[] {
  return scan.segments.slice(place.last, place.last + 3).flatMap(({ text, index, linked }) => {
    const bracketed = /\(([^()]{5,40})\)\.?$/.exec(text)?.[1];
    const alone = index > place.last && text.length <= 40 && text === text.toUpperCase() ? text : null;
    const name = linked === 0 ? personName(bracketed ?? alone ?? '', names) : null;
    if (!name?.includes(' ') || !looksLikePerson(name, names)) return [];
    const value: Author = { name, role: 'author' };
    return [{ value, from: 'signature', weight: 0.3, at: null, labelled: false }];
  });
}

function fromMeta(facts: PageFacts, rules: NameRules): AuthorWitness[] {
  const read = (name: string, role: Author['role'], weight: number) =>
    (facts.meta.get(name) ?? [])
      .slice(0, 4)
      .flatMap((content) =>
        namesIn(stripTags(content), rules, { role }).map(
          (value): AuthorWitness => ({ value, from: `meta ${name}`, weight, at: null, labelled: false }),
        ),
      );
  return [
    ...AUTHOR_METAS.flatMap(([name, weight]) => read(name, 'author', weight)),
    ...(isAuthorLabel(facts) ? read('twitter:data1', 'author', 0.5) : []),
    ...EDITOR_METAS.flatMap((name) => read(name, 'editor', 0.65)),
  ];
}

/** Yoast's WordPress plugin names the author as a labelled datum for Twitter. */
function isAuthorLabel(facts: PageFacts): boolean {
  return /^(?:ditulis oleh|penulis|written by|author|oleh|by)$/i.test(
    facts.meta.get('twitter:label1')?.[0] ?? '',
  );
}

function fromJsonLd(facts: PageFacts, rules: NameRules): AuthorWitness[] {
  const node = facts.article;
  if (!node) return [];
  const of = (key: string, role: Author['role'], weight: number) =>
    ldTexts(node[key]).flatMap((text) =>
      namesIn(stripTags(text), rules, { role }).map(
        (value): AuthorWitness => ({ value, from: `json-ld ${key}`, weight, at: null, labelled: false }),
      ),
    );
  return [...of('creator', 'author', 0.62), ...of('author', 'author', 0.6), ...of('editor', 'editor', 0.6)];
}
