import type { Item } from './items.js';
import type { Phrase } from './phrase.js';
import type { View } from './view.js';

/**
 * Joins enumerations to one phrase: "Urbano, Sportivo, dan Sportivo RS". Three or more phrases parted by commas, the
 * last after a conjunction; a verb right after them would make the last ones its subject ("… itu, A dan B menolak"),
 * so such a row is joined only where no verb stands before it.
 */
export function joinLists(items: Item[]): Item[] {
  const out: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const last = item.kind === 'np' || item.kind === 'pp' ? lastOfList(items, i) : i;
    const end = items[last];
    const next = items[last + 1];
    const loose = next?.kind === 'verb' && items[i - 1]?.kind === 'verb';
    if (last > i && end && !loose && (item.kind === 'np' || item.kind === 'pp')) {
      out.push({ ...item, phrase: { ...item.phrase, last: end.last }, last: end.last });
      i = last;
    } else {
      out.push(item);
    }
  }
  return out;
}

/** Longer rows are lists of names rather than parties of an action. */
const longestList = 30;

/** Index of the last phrase of the enumeration that begins at `first`, or `first` when there is none. */
function lastOfList(items: Item[], first: number): number {
  let at = first;
  let commas = 0;
  while (commas < longestList) {
    const comma = items[at + 1]?.kind === 'comma';
    const conjunction = items[at + (comma ? 2 : 1)];
    if (conjunction?.kind === 'coordinator' && isListWord(conjunction.word)) {
      const phrase = at + (comma ? 3 : 2);
      return commas > 0 && items[phrase]?.kind === 'np' ? phrase : first;
    }
    if (!comma || items[at + 2]?.kind !== 'np') return first;
    commas++;
    at += 2;
  }
  return first;
}

function isListWord(word: string): boolean {
  return word === 'dan' || word === 'atau' || word === 'serta';
}

const local = new Set(['di', 'ke', 'dari']);

/**
 * Drops the names that only say where a place is: "di Stadion Jatidiri, [Semarang], Selasa (2/4), PSIS menang". What
 * stands right before a verb is its subject instead ("di Bandung, [Jakarta] menang").
 */
export function joinPlaces(view: View, items: Item[]): Item[] {
  const out: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    if (item.kind !== 'pp' || !local.has(item.preposition)) {
      out.push(item);
      continue;
    }
    let last = i;
    while (isPlaceBehind(view, items, last)) last += 2;
    out.push({ ...item, last: items[last]?.last ?? item.last });
    i = last;
  }
  return out;
}

function isPlaceBehind(view: View, items: Item[], at: number): boolean {
  const name = items[at + 2];
  const next = items[at + 3]?.kind;
  if (items[at + 1]?.kind !== 'comma' || name?.kind !== 'np' || !isPlaceName(view, name.phrase)) return false;
  return (
    next === undefined || next === 'comma' || next === 'time' || next === 'bracket' || next === 'boundary'
  );
}

function isPlaceName(view: View, { first, last }: Phrase): boolean {
  for (let i = first; i < last; i++) if (!view.places[i]) return false;
  return true;
}
