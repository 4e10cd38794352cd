import type { PageRules } from '../page-rules.js';
import { chooseRoot, type RootChoice, type Scored } from './root.js';
import type { Box } from './scan.js';

/** Prose with this many links and removed lines between, in containers of its own, is two texts: an article and a glossary. */
const APART = 15;
/** What a line of prose adds at least. */
const PROSE = 40;
/** A text this near below the headline is its article, if it has this share of the largest one's prose. */
const NEAR = 40;
const ENOUGH = 0.1;

interface Cluster {
  first: number;
  last: number;
  prose: number;
  containers: Set<string>;
}

/** A text below the headline with less than this, in characters of prose, is no article. */
const SHORTEST = 300;

/**
 * The container of the text that the headline stands above, where the largest text of the page stands elsewhere; and
 * of several texts in one container the one at the headline.
 * @param headline segment of the headline; negative when it is not in the page
 */
export function rootAtHeadline(
  scored: Scored,
  largest: RootChoice,
  headline: number,
  rules: PageRules,
  explain: boolean,
): RootChoice {
  const between = { first: headline + 1, last: largest.box.first };
  const near = headline >= 0 ? chooseRoot(scored, rules, explain, between) : null;
  const fits =
    near &&
    near.box.first < headline + NEAR &&
    near.score > Math.max(SHORTEST, ENOUGH * largest.score) &&
    foreignIn(scored, near.box.last, largest.box.first) >= APART;
  return nearHeadline(scored, fits ? near : largest, headline);
}

/**
 * Narrows a root that holds several texts far from each other to the one the headline stands above. The parts of
 * one article share their container, or stand in containers of the same class.
 */
function nearHeadline(scored: Scored, root: RootChoice, headline: number): RootChoice {
  const clusters = clustersOf(scored, root.box);
  if (clusters.length < 2) return root;
  const most = Math.max(...clusters.map((c) => c.prose));
  const below = clusters.find(
    (c) => headline >= 0 && c.last > headline + 1 && c.first < headline + NEAR && c.prose > ENOUGH * most,
  );
  const chosen = below ?? clusters.find((c) => c.prose === most);
  if (!chosen) return root;
  return { ...root, box: { ...root.box, first: chosen.first, last: chosen.last } };
}

function clustersOf(scored: Scored, root: Box): Cluster[] {
  const { scan, value, dropped } = scored;
  const clusters: Cluster[] = [];
  let before = root.first;
  let foreign = 0;
  for (let i = root.first; i < root.last; i++) {
    const prose = value[i] ?? 0;
    const segment = scan.segments[i];
    if (isForeign(scored, i)) foreign++;
    if (prose < PROSE || dropped[i] || !segment) continue;
    const around = containersOf(segment.box, root);
    let current = clusters.at(-1);
    const apart = current && foreign >= APART && !around.some((c) => current?.containers.has(c));
    if (!current || apart) {
      current = { first: current ? before + 1 : root.first, last: i + 1, prose: 0, containers: new Set() };
      clusters.push(current);
    }
    current.prose += prose;
    current.last = i + 1;
    for (const c of around) current.containers.add(c);
    before = i;
    foreign = 0;
  }
  const last = clusters.at(-1);
  if (last) last.last = root.last;
  return clusters;
}

/** The two elements around a line's own, by their tag and class, up to the root; the root itself for its own lines. */
function containersOf(own: Box, root: Box): string[] {
  const out: string[] = [];
  let box = own.parent;
  for (let steps = 0; box && steps < 2; steps++, box = box.parent) {
    const isRoot = box.first <= root.first && box.last >= root.last;
    if (isRoot && steps > 0) break;
    out.push(isRoot ? 'root' : `${box.element.name}.${box.element.attribs.class ?? ''}`);
  }
  return out;
}

/** A link or a line that a block rule takes out. */
function isForeign({ scan, dropped }: Scored, at: number): boolean {
  const segment = scan.segments[at];
  return segment !== undefined && (dropped[at] !== null || segment.linked > segment.text.length / 2);
}

function foreignIn(scored: Scored, first: number, last: number): number {
  let count = 0;
  for (let i = first; i < last; i++) if (isForeign(scored, i)) count++;
  return count;
}
