import { parseByline } from '../../dates/byline.js';
import type { DateRules } from '../../dates/rules.js';
import type { Article } from '../../types.js';
import type { RootChoice, Scored } from '../content/root.js';
import type { Box } from '../content/scan.js';
import type { AuthorWitness } from '../meta/author-witnesses.js';
import type { DateWitness } from '../meta/date-witnesses.js';
import { similarity } from '../meta/title.js';
import type { SiteReading, StatedDate } from './reading.js';

/** A container with less than this share of the generic root's prose is too little: the layout has changed. */
const ENOUGH = 0.8;
/** With less prose than this, in characters, an element is no article. */
const SHORTEST = 200;

/**
 * The body's container as the site's rule says, where it holds enough of the page's prose; several containers (a
 * body cut in parts) make one that reaches from the first to the last.
 */
export function siteRoot(reading: SiteReading, scored: Scored, generic: RootChoice): RootChoice | null {
  const filled = reading.body.filter((box) => proseIn(box, scored) > 0);
  const [first] = filled;
  if (!first) return null;
  const prose = filled.reduce((sum, box) => sum + proseIn(box, scored), 0);
  if (prose < SHORTEST || prose < ENOUGH * proseIn(generic.box, scored)) return null;
  const last = Math.max(...filled.map((box) => box.last));
  const box = filled.length === 1 ? first : { ...first, last };
  return { box, score: prose, candidates: generic.candidates };
}

function proseIn(box: Box, scored: Scored): number {
  let sum = 0;
  for (let i = box.first; i < box.last; i++) if (!scored.dropped[i]) sum += Math.max(0, scored.value[i] ?? 0);
  return sum;
}

/** Dates the site's selectors found, as witnesses among others: a line that stands by the headline weighs more. */
export function siteDates(reading: SiteReading | null, zone: string, rules: DateRules): DateWitness[] {
  if (!reading) return [];
  const read = ({ text, visible }: StatedDate, kind: DateWitness['kind'], rank: number): DateWitness[] => {
    const found = parseByline(text, { zone }, rules);
    if (!found) return [];
    const weight = (visible ? 0.9 : 0.65) - rank / 50;
    return [
      {
        value: found.value,
        zoned: found.zoned,
        from: reading.rule,
        name: 'site',
        kind,
        visible,
        weight,
      },
    ];
  };
  return [
    ...reading.published.flatMap((date, i) => read(date, 'published', i)),
    ...reading.modified.flatMap((date, i) => read(date, 'modified', i)),
  ];
}

/** Persons the site's selectors found: as good as a label. */
export function siteAuthors(reading: SiteReading | null): AuthorWitness[] {
  return (reading?.authors ?? []).map((value) => ({
    value,
    from: reading?.rule ?? '',
    weight: 0.88,
    at: null,
    labelled: true,
  }));
}

/**
 * What the site's rule knows better than the page at large. A title is taken only where it agrees with the one
 * found by the generic way, or that found none.
 */
export function withSite(article: Article, reading: SiteReading | null, usedRoot: boolean): Article {
  if (!reading) return article;
  const field = <T>(value: T, name: string) => ({
    value,
    rule: `${reading.rule}#${name}`,
    from: reading.site,
  });
  const drift = reading.drifted || (reading.body.length > 0 && !usedRoot);
  const title =
    reading.title && agrees(reading.title, article.title?.value)
      ? field(reading.title, 'title')
      : article.title;
  return {
    ...article,
    source: reading.source ?? article.source,
    title,
    tags: reading.tags.length > 0 ? field([...new Set(reading.tags)], 'tags') : article.tags,
    section: article.section ?? (reading.section ? field(reading.section, 'section') : null),
    warnings: drift
      ? [
          ...article.warnings,
          { code: 'layout-drift', message: `${reading.site}: the body was not where its rule says` },
        ]
      : article.warnings,
    site: reading.site,
    zone: reading.zone ?? article.zone,
  };
}

function agrees(title: string, generic: string | undefined): boolean {
  return generic === undefined || similarity(title, generic) >= 0.5;
}
