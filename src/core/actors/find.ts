import type { Ruleset } from '../rules/ruleset.js';
import { lastStarted } from '../text/spans.js';
import type { Analysis, DateMention, Who } from '../types.js';
import { buildWho } from './build.js';
import type { Candidate } from './candidate.js';
import { weigh } from './evidence.js';
import { findGroups } from './groups.js';
import { spreadInitials } from './initials.js';
import { partAtKnown } from './parts.js';
import { type Reading, readShapes } from './reading.js';
import { settleRegions } from './regions.js';
import { coverage } from './roles.js';
import { scanSentence } from './scan.js';
import { settle } from './settle.js';
import { isClub, standingOf } from './standing.js';

export interface WhoContext {
  dates: DateMention[];
  /** Headline; its names may complete the body's. No mention is made in it: offsets refer to the body. */
  title: string | null;
  /** Collects the ids of the rules that took part, for checking the rules' own examples. */
  trace?: Set<string>;
}

/**
 * Actors and places of a text, one entry each with all their mentions.
 * Names are found sentence by sentence (by head words, gazetteers, capitals), what is said of each anywhere in the
 * text decides its kind, and names of one bearer are merged.
 */
export function findWho(analysis: Analysis, context: WhoContext, rules: Ruleset): Who {
  const r = readShapes(analysis, rules.actors, rules.text.reader, context.trace ?? new Set());
  const scanned = analysis.sentences.flatMap((sentence) => scanSentence(r, sentence));
  const candidates = partAtKnown(r, spreadInitials(r, scanned)).filter(
    (c) => c.kind !== null || !isOccasion(c, context.dates),
  );
  weighAll(r, candidates);
  const settled = settle(r, settleRegions(r, candidates));
  let before: Candidate | null = null;
  for (const c of settled) {
    const to = analysis.sentences[r.tokens[c.first]?.sentence ?? 0]?.last ?? c.last;
    if (c.kind === 'place' && isClub(r, c, to)) {
      c.kind = 'organization';
      c.sort = 'club';
      c.entry = null;
    }
    if (c.kind === 'place') c.standing = standingOf(r, c, to, before);
    before = c.kind === 'place' ? c : null;
  }
  return buildWho(r, withGroups(r, settled));
}

/** Weighs what is open; names of one list are weighed by those before them in their sentence. */
function weighAll(r: Reading, candidates: Candidate[]): void {
  let previous: Candidate | null = null;
  for (const c of candidates) {
    const sentence = r.analysis.sentences[r.tokens[c.first]?.sentence ?? 0];
    const near: Candidate | null = previous && previous.first >= (sentence?.first ?? 0) ? previous : null;
    if (c.kind === null) weigh(r, c, sentence?.last ?? c.last, near);
    previous = c;
  }
}

/** "Maulid Nabi Muhammad": the name of a day is nobody's. */
function isOccasion({ start, end }: Candidate, dates: DateMention[]): boolean {
  const date = dates[lastStarted(dates, start)];
  return date !== undefined && end <= date.end;
}

/** The names together with the groups; the name that a group bears is the group's wherever it stands. */
function withGroups(r: Reading, names: Candidate[]): Candidate[] {
  const at = coverage(names);
  const groups = r.analysis.sentences.flatMap((sentence) => findGroups(r, sentence, at));
  if (groups.length === 0) return names;
  const taken = coverage(groups);
  const borne = new Set(groups.map((g) => g.abbreviation));
  const others = names.filter((c) => !taken[c.first]);
  const own = others.map((c) =>
    borne.has(c.name) && c.kind === 'person' ? { ...c, kind: 'group' as const } : c,
  );
  return [...own, ...groups].sort((a, b) => a.start - b.start);
}
