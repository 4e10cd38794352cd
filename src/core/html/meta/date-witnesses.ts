import { parseByline } from '../../dates/byline.js';
import type { DateRules } from '../../dates/rules.js';
import type { PageScan, Segment } from '../content/scan.js';
import { linesAround, type Place } from './around.js';
import type { PageFacts } from './facts.js';
import { ldText } from './jsonld.js';
import type { Witness } from './witness.js';

/** A stated date: "2023-11-02T20:59:00+07:00" or "2023-11-02". */
export interface DateWitness extends Witness<string> {
  /** The offset stood there; otherwise it is the outlet's. */
  zoned: boolean;
  /** Seen by the reader, not only by machines. */
  visible: boolean;
  kind: 'published' | 'modified';
  /** Name under which a site rule may say that it lies. */
  name: string;
}

export interface DateReading {
  zone: string;
  rules: DateRules;
  /** What a site rule says of a witness by its name. */
  lies: Record<string, 'local' | 'utc' | 'ignore'>;
}

const PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'date_published',
  'content_publisheddate',
  'dtk:publishdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'datecreated',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'date',
  'article:published',
  'originalpublicationdate',
  'created',
  'article_published_time',
];
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'revised',
  'content_modifieddate',
  'article:modified',
];
const MODIFIED_LABEL =
  /(?:diperbarui|diperbaharui|update[ds]?|perbarui|diubah|terakhir|last modified|modified)/i;
/** A visible date line is short, and stands at most this many segments from the headline or the body. */
const LINE = 160;
const REACH = 25;

/** Every place that states when the article was published or changed. */
export function dateWitnesses(
  facts: PageFacts,
  scan: PageScan,
  dropped: (string | null)[],
  place: Place,
  reading: DateReading,
): DateWitness[] {
  const lines = linesAround(scan.segments, dropped, place, REACH);
  const near = new Set(lines.map((s) => s.index));
  const times = scan.times.filter(({ at }) => near.has(at));
  return [
    ...fromMeta(facts, PUBLISHED, 'published', reading),
    ...fromMeta(facts, MODIFIED, 'modified', reading),
    ...fromJsonLd(facts, reading),
    ...fromTimeTags(times, place, reading),
    ...fromLines(lines, place, reading),
    ...fromDateline(facts, scan.segments, place, reading),
  ];
}

function fromMeta(
  facts: PageFacts,
  names: string[],
  kind: DateWitness['kind'],
  reading: DateReading,
): DateWitness[] {
  return names.flatMap((name, rank) =>
    (facts.meta.get(name) ?? [])
      .slice(0, 2)
      .flatMap((value) =>
        read(value, { name, from: `meta ${name}`, kind, weight: 0.6 - rank / 100 }, reading),
      ),
  );
}

function fromJsonLd(facts: PageFacts, reading: DateReading): DateWitness[] {
  const node = facts.article;
  if (!node) return [];
  const of = (key: string, kind: DateWitness['kind'], weight: number) => {
    const value = ldText(node[key]);
    return value ? read(value, { name: 'json-ld', from: `json-ld ${key}`, kind, weight }, reading) : [];
  };
  return [
    ...of('datePublished', 'published', 0.6),
    ...of('dateCreated', 'published', 0.3),
    ...of('dateModified', 'modified', 0.6),
  ];
}

function fromTimeTags(times: PageScan['times'], place: Place, reading: DateReading): DateWitness[] {
  return times.flatMap(({ element, at }) => {
    const { class: names = '', itemprop = '' } = element.attribs;
    const stated = element.attribs.datetime ?? element.attribs.content ?? element.attribs.title ?? '';
    if (!stated) return [];
    // WordPress calls an entry's one date "updated" too.
    const said = `${names} ${itemprop}`;
    const kind =
      /updated|modified/i.test(said) && !/published|entry-date|post-date/i.test(said)
        ? 'modified'
        : 'published';
    return read(
      stated,
      { name: 'time', from: 'time', kind, weight: 0.5 - distance(at, place) / 100 },
      reading,
    );
  });
}

/** Short lines with a date between the headline and the body, or right around them. */
function fromLines(segments: Segment[], place: Place, reading: DateReading): DateWitness[] {
  const out: DateWitness[] = [];
  for (const segment of segments) {
    const inside = segment.index > place.body && segment.index < place.end;
    if (segment.text.length > LINE || !/\d/.test(segment.text) || (inside && segment.text.length > 60))
      continue;
    out.push(...lineWitness(segment, place, reading, inside));
  }
  return out;
}

function lineWitness(segment: Segment, place: Place, reading: DateReading, inside: boolean): DateWitness[] {
  const found = parseByline(segment.text, { zone: reading.zone }, reading.rules);
  if (!found) return [];
  const others = segment.text.length - (found.end - found.start);
  if (others > 70) return [];
  const after = place.title < 0 || segment.index >= place.title ? 0.1 : 0;
  const timed = found.value.length > 10 ? 0.1 : 0;
  const linked = segment.linked > segment.text.length / 2 ? -0.4 : 0;
  const weight =
    0.75 + after + timed + linked - others / 400 - distance(segment.index, place) / 80 - (inside ? 0.4 : 0);
  const kind = MODIFIED_LABEL.test(segment.text.slice(0, found.start)) ? 'modified' : 'published';
  return [
    { value: found.value, zoned: found.zoned, from: 'line', name: 'line', kind, visible: true, weight },
  ];
}

/** "Baucau, 10/5": the day a report was sent. */
const SENT = /^\p{Lu}[\p{L} .'-]{1,30}, (?<day>\d{1,2})\/(?<month>\d{1,2})(?=$|[\s(–-])/u;
/** A page of the days before or after tells the year of a dateline. */
const SAME_WEEK = 7 * 86_400_000;

/** The day in a dateline without a year, where the page's <title> is dated within the week: agencies of the 1990s. */
function fromDateline(
  facts: PageFacts,
  segments: Segment[],
  place: Place,
  reading: DateReading,
): DateWitness[] {
  const sent = SENT.exec(segments[place.body]?.text.slice(0, 80) ?? '')?.groups;
  const titled = sent && facts.titleTag ? parseByline(facts.titleTag, reading, reading.rules) : null;
  if (!sent || !titled) return [];
  const year = titled.value.slice(0, 4);
  const value = `${year}-${(sent.month ?? '').padStart(2, '0')}-${(sent.day ?? '').padStart(2, '0')}`;
  // An impossible day ("31/2") is no date, and so at no distance from any.
  const near = Math.abs(Date.parse(value) - Date.parse(titled.value.slice(0, 10))) <= SAME_WEEK;
  const source = { from: 'dateline', name: 'dateline', kind: 'published', visible: true } as const;
  return near ? [{ ...source, value, zoned: false, weight: 0.5 }] : [];
}

function distance(at: number, place: Place): number {
  const fromTitle = place.title < 0 ? REACH : Math.abs(at - place.title);
  return Math.min(REACH, fromTitle, Math.abs(place.body - at));
}

interface Source {
  name: string;
  from: string;
  kind: DateWitness['kind'];
  weight: number;
}

/** Reads a machine's date; a rule may say that its offset means nothing, or that it means nothing at all. */
function read(value: string, source: Source, reading: DateReading): DateWitness[] {
  const lie = reading.lies[source.name];
  if (lie === 'ignore') return [];
  const text = lie === 'local' || hasImpossibleZone(value) ? withoutZone(value) : value;
  const found = parseByline(
    lie === 'utc' ? `${withoutZone(value)}Z` : text,
    { zone: reading.zone },
    reading.rules,
  );
  if (!found) return [];
  const midnight = /T00:00(?::00)?(?:[+-]|$)/.test(found.value) && !found.zoned;
  return [
    {
      ...source,
      value: midnight ? found.value.slice(0, 10) : found.value,
      zoned: found.zoned,
      visible: false,
    },
  ];
}

/** No Indonesian outlet keeps the clock of the Americas: "-07:00" is a mistyped +07:00. */
function hasImpossibleZone(value: string): boolean {
  return /\d-\d{2}:?\d{2}$/.test(value.trim()) && /:\d{2}/.test(value);
}

function withoutZone(value: string): string {
  return value
    .trim()
    .replace(/(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})$/i, '')
    .trim();
}
