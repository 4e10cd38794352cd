import type { Author, Field } from '../../types.js';
import type { Place } from './around.js';
import type { AuthorWitness } from './author-witnesses.js';
import { isOutlet, type OutletNames } from './outlet.js';

/** Unlabelled names within this many segments of each other are one byline. */
const TOGETHER = 3;
/** Weight from which a witness has a label, or the site's word, for it. */
const LABELLED = 0.85;

/**
 * Who wrote, edited and photographed. Writers are taken from the best kind of witness that names any: labelled
 * bylines and the site's own rule, then unlabelled bylines, then metadata. Where metadata and the page agree on a
 * name, the names beside it that they do not agree on are other people's.
 */
export function chooseAuthors(all: AuthorWitness[], outlet: OutletNames, place: Place): AuthorWitness[] {
  const witnesses = all.filter((w) => !isOutlet(w.value.name, outlet));
  const writers = credible(witnesses);
  const labelled = writers.filter((w) => w.weight >= LABELLED);
  const bylines = writers.filter((w) => w.weight < LABELLED && w.at !== null);
  const stated = writers.filter((w) => w.at === null);
  const chosen = fromTiers(labelled, bylines, stated, place);
  const others = witnesses.filter((w) => w.value.role === 'editor' || w.value.role === 'photographer');
  return unique([...chosen, ...others]);
}

/** As a field of the article. */
export function authorField(chosen: AuthorWitness[]): Field<Author[]> {
  const from = [...new Set(chosen.map((w) => w.from))].join(', ') || 'none';
  const site = chosen.find((w) => w.from.startsWith('sites/') || w.from.startsWith('families/'));
  return { value: chosen.map((w) => w.value), rule: site ? `${site.from}#authors` : 'page/authors', from };
}

function fromTiers(
  labelled: AuthorWitness[],
  bylines: AuthorWitness[],
  stated: AuthorWitness[],
  place: Place,
): AuthorWitness[] {
  const shared = agreeing([...labelled, ...bylines], stated);
  if (labelled.length > 0) {
    const wrong = shared.length > 0 && agreeing(labelled, stated).length === 0;
    return wrong ? shared : labelled;
  }
  if (shared.length > 0) return shared;
  if (bylines.length > 0) return nearest(bylines, place);
  return best(stated);
}

/**
 * Writers that may be believed. Some outlets put the editor where metadata have the author: one who is known as
 * the editor is taken for the writer too only where a byline, or two kinds of metadata, say so.
 */
function credible(witnesses: AuthorWitness[]): AuthorWitness[] {
  const editors = new Set(witnesses.filter((w) => w.value.role === 'editor').map(key));
  const writers = witnesses.filter((w) => w.value.role === 'author' || w.value.role === 'contributor');
  const sources = new Map<string, Set<string>>();
  for (const w of writers) sources.set(key(w), (sources.get(key(w)) ?? new Set()).add(w.from));
  return writers.filter((w) => w.at !== null || !editors.has(key(w)) || (sources.get(key(w))?.size ?? 0) > 1);
}

function agreeing(shown: AuthorWitness[], stated: AuthorWitness[]): AuthorWitness[] {
  const names = new Set(stated.map(key));
  return shown.filter((w) => names.has(key(w)));
}

/** Bylines between headline and body before those below it; those that stand together with the first. */
function nearest(bylines: AuthorWitness[], place: Place): AuthorWitness[] {
  const distance = (at: number) => (at <= place.body ? place.body - at : 1000 + at - place.end);
  const sorted = bylines.map((w) => ({ w, at: w.at ?? 0 })).sort((a, b) => distance(a.at) - distance(b.at));
  const [first] = sorted;
  return first ? sorted.filter(({ at }) => Math.abs(at - first.at) < TOGETHER).map(({ w }) => w) : [];
}

/** The names of the metadata that are believed most, a name that several give before one that one gives. */
function best(stated: AuthorWitness[]): AuthorWitness[] {
  const votes = new Map<string, number>();
  for (const w of stated) votes.set(key(w), (votes.get(key(w)) ?? 0) + w.weight);
  const top = Math.max(0, ...votes.values());
  const winners = new Set(stated.filter((w) => votes.get(key(w)) === top).map((w) => w.from));
  const source = stated.filter((w) => winners.has(w.from)).sort((a, b) => b.weight - a.weight)[0]?.from;
  return stated.filter((w) => w.from === source);
}

/** One witness a person and role; a first name that another's full name begins with is the same person. */
function unique(witnesses: AuthorWitness[]): AuthorWitness[] {
  const chosen = new Map<string, AuthorWitness>();
  for (const w of witnesses) {
    const id = `${w.value.role}\0${key(w)}`;
    if (!chosen.has(id)) chosen.set(id, w);
  }
  const list = [...chosen.values()];
  return list.filter(
    (w) => !list.some((o) => o !== w && o.value.role === w.value.role && key(o).startsWith(`${key(w)} `)),
  );
}

function key(witness: AuthorWitness): string {
  return witness.value.name
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
