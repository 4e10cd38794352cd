import { classifyLine, type LineVerdict } from '../boilerplate.js';
import { CACHE_LIMIT, type PageRules } from '../page-rules.js';
import type { HtmlRules } from '../rules.js';
import type { Box, PageScan, Segment } from './scan.js';

/** A container considered as the body, for `warta explain`. */
export interface RootCandidate {
  /** "div#article-content.read" */
  element: string;
  score: number;
  segments: number;
  chosen: boolean;
}

/** The scored page: for each segment what it adds to a container that holds it, and the block rule it falls under. */
export interface Scored {
  scan: PageScan;
  value: Float64Array;
  dropped: (string | null)[];
  /** What the boilerplate rules say of each short line of the page that no block rule takes. */
  verdicts: Map<Segment, LineVerdict | null>;
}

export interface RootChoice {
  box: Box;
  score: number;
  candidates: RootCandidate[];
}

/** A container is left for a child that keeps this share of its score. */
const DESCEND = 0.8;
/** A block rule does not hold for an element with this share of the page's prose. */
const PROTECTED = 0.4;

/** What a line gains that the page's JSON-LD states as part of the article. */
const STATED = 1.5;

/**
 * Scores every segment: prose adds its length, link lists and scraps take away.
 * @param isStated whether the page's own metadata hold the line as part of the article's text
 */
export function scorePage(
  scan: PageScan,
  rules: HtmlRules,
  isStated: ((line: string) => boolean) | null = null,
): Scored {
  const value = Float64Array.from(scan.segments, (s) => segmentValue(s));
  const dropped = droppedBy(scan, value, rules.page);
  const verdicts: Scored['verdicts'] = new Map();
  for (const segment of scan.segments) {
    const i = segment.index;
    if (dropped[i]) value[i] = 0;
    else if (segment.text.length <= 300) {
      const linked = segment.linked > segment.text.length / 2;
      const verdict = classifyLine(segment.text, rules.boilerplate, { linked });
      verdicts.set(segment, verdict);
      if (verdict?.rest === null) value[i] = 0;
    }
    const worth = value[i] ?? 0;
    if (worth > 0 && isStated?.(segment.text)) value[i] = worth * STATED;
  }
  return { scan, value, dropped, verdicts };
}

/** What one line adds: about its length for prose, a penalty for a link or a scrap. */
export function segmentValue(segment: Segment): number {
  const length = segment.text.length;
  if (segment.linked > length / 2) return -(10 + Math.min(length, 100) * 0.3);
  const sentence = /[.!?…”"'’)]$|[.!?]["”’)]? \p{Lu}/u.test(segment.text.slice(0, 2000));
  if (length >= 80) return (sentence ? 1 : 0.6) * Math.min(length, 1200);
  if (length >= 40) return sentence ? length * 0.6 : length * 0.15;
  return sentence && length >= 15 ? length * 0.3 : -3;
}

/**
 * The block rule each segment falls under; a rule does not hold for an element that has much of the page's prose, alone
 * or with the others of its class (the parts of an article called "paging").
 */
function droppedBy(scan: PageScan, value: Float64Array, rules: PageRules): (string | null)[] {
  const sums = prefixSums(value, (v) => Math.max(v, 0));
  const total = sums[value.length] ?? 0;
  const dropped: (string | null)[] = new Array(scan.segments.length).fill(null);
  const proseOf = (box: Box) => (sums[box.last] ?? 0) - (sums[box.first] ?? 0);
  const shares = togetherWith(scan.boxes, rules, proseOf);
  for (const box of scan.boxes) {
    if (!box.rule) continue;
    const prose = proseOf(box);
    const shared = shares.get(box) ?? prose;
    if (shared > PROTECTED * total && shared > 300) continue;
    if (prose > (rules.blocks.spares.get(box.rule) ?? Number.POSITIVE_INFINITY)) continue;
    for (let i = box.first; i < box.last; i++) {
      // Boxes come parents first: the outermost rule stands, and what it covers is passed over.
      if (dropped[i]) break;
      dropped[i] = box.rule;
    }
  }
  return dropped;
}

/** Prose of elements of one class side by side, for each of them, under rules that weigh such elements together. */
function togetherWith(boxes: Box[], rules: PageRules, proseOf: (box: Box) => number): Map<Box, number> {
  const groups = new Map<Box | null, Map<string, Box[]>>();
  for (const box of boxes) {
    if (!box.rule || !rules.blocks.together.has(box.rule)) continue;
    const siblings = groups.get(box.parent) ?? new Map<string, Box[]>();
    const kind = box.element.attribs.class ?? '';
    const group = siblings.get(kind);
    if (group) group.push(box);
    else siblings.set(kind, [box]);
    groups.set(box.parent, siblings);
  }
  const out = new Map<Box, number>();
  for (const siblings of groups.values())
    for (const group of siblings.values()) {
      const prose = group.reduce((sum, box) => sum + proseOf(box), 0);
      for (const box of group) out.set(box, prose);
    }
  return out;
}

function prefixSums(value: Float64Array, map: (v: number) => number): Float64Array {
  const sums = new Float64Array(value.length + 1);
  for (let i = 0; i < value.length; i++) sums[i + 1] = (sums[i] ?? 0) + map(value[i] ?? 0);
  return sums;
}

/**
 * The container of the article: the one whose lines add up to most, after what class names say for or against it,
 * then down to the smallest that keeps nearly all of it.
 * @param within only containers inside of this run of segments are considered
 */
export function chooseRoot(
  scored: Scored,
  rules: PageRules,
  explain: boolean,
  within: { first: number; last: number } = { first: 0, last: scored.scan.segments.length },
): RootChoice | null {
  const sums = prefixSums(scored.value, (v) => v);
  const sumOf = (box: Box) => (sums[box.last] ?? 0) - (sums[box.first] ?? 0);
  let best: Box | null = null;
  let bestScore = 0;
  const candidates: { box: Box; score: number }[] = [];
  for (const box of scored.scan.boxes) {
    if (box.first < within.first || box.last > within.last) continue;
    const sum = sumOf(box);
    if (sum <= 0) continue;
    const score = sum * (1 + evidence(box, rules));
    candidates.push({ box, score });
    if (score >= bestScore) {
      best = box;
      bestScore = score;
    }
  }
  if (!best) return null;
  const root = descend(best, scored.scan.boxes, sumOf);
  return { box: root, score: sumOf(root), candidates: explain ? listed(candidates, root) : [] };
}

function descend(from: Box, boxes: Box[], sumOf: (box: Box) => number): Box {
  let root = from;
  for (const box of boxes) {
    if (box.first < root.first || box.last > root.last || box === root || !isUnder(box, root)) continue;
    if (sumOf(box) >= DESCEND * sumOf(from) && sumOf(box) >= 0.97 * sumOf(root)) root = box;
  }
  return root;
}

function isUnder(box: Box, root: Box): boolean {
  return (
    box.parent === root ||
    (box.parent !== null && box.parent.first >= root.first && box.parent.last <= root.last)
  );
}

function evidence(box: Box, rules: PageRules): number {
  const { class: names = '', id = '', itemprop = '' } = box.element.attribs;
  let weight = box.element.name === 'article' ? 0.15 : 0;
  for (const value of [names, id, itemprop]) if (value) weight += namedEvidence(value, rules);
  return Math.max(-0.7, Math.min(0.6, weight));
}

function namedEvidence(value: string, rules: PageRules): number {
  const known = rules.weights.get(value);
  if (known !== undefined) return known;
  const lower = value.toLowerCase().slice(0, 400);
  let weight = 0;
  for (const { pattern, weight: w } of rules.evidence) if (lower.includes(pattern)) weight += w;
  if (rules.weights.size < CACHE_LIMIT) rules.weights.set(value, weight);
  return weight;
}

function listed(candidates: { box: Box; score: number }[], root: Box): RootCandidate[] {
  const top = candidates.sort((a, b) => b.score - a.score).slice(0, 12);
  const chosen = candidates.find((c) => c.box === root);
  if (chosen && !top.includes(chosen)) top.push(chosen);
  return top.map(({ box, score }) => ({
    element: elementName(box),
    score: Math.round(score),
    segments: box.last - box.first,
    chosen: box === root,
  }));
}

/** "div#content.read": how an element is told to a person. */
export function elementName(box: Box): string {
  const { id = '', class: names = '' } = box.element.attribs;
  const classes = names.trim() ? `.${names.trim().split(/\s+/).slice(0, 3).join('.')}` : '';
  return `${box.element.name}${id ? `#${id}` : ''}${classes}`;
}
