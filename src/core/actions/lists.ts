import type { Item } from './items/item.js';
import type { Phrase } from './phrase.js';
import { isGroup, type View } from './view.js';

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
      return items[phrase]?.kind === 'np' && (commas > 0 || isPairBehind(items, first, phrase))
        ? phrase
        : first;
    }
    if (!comma || items[at + 2]?.kind !== 'np') return first;
    commas++;
    at += 2;
  }
  return first;
}

/** "bertemu dengan gubernur dan [wali kota].": two phrases share a preposition where no verb claims the second. */
function isPairBehind(items: Item[], first: number, second: number): boolean {
  if (items[first]?.kind !== 'pp' || items[first + 1]?.kind !== 'coordinator') return false;
  const next = items[second + 1]?.kind;
  return next === undefined || next === 'boundary' || next === 'comma' || next === 'time' || next === 'pp';
}

function isListWord(word: string): boolean {
  return word === 'dan' || word === 'atau' || word === 'serta';
}

const local = new Set(['di', 'ke', 'dari']);

/**
 * Drops the names that only say where a place is: "di Stadion Jatidiri, [Semarang], Selasa (2/4), PSIS menang", "warga
 * Desa Sukamaju, [Kecamatan Cikadu], mengungsi". Behind a preposition, what stands right before a verb is its subject
 * instead ("di Bandung, [Jakarta] menang"). So is the name of a source that is named twice.
 */
export function joinPlaces(view: View, items: Item[]): Item[] {
  const out: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item) continue;
    const last = lastOfPlaces(view, items, i);
    if (item.kind === 'pp' && isSource(view, items, i)) {
      out.push({ ...item, last: items[i + 2]?.last ?? item.last });
      i += 2;
    } else {
      out.push(
        last > i && item.kind !== 'bracket' ? { ...item, last: items[last]?.last ?? item.last } : item,
      );
      i = last;
    }
  }
  return out;
}

/** Index of the last of the names that say where the place at the end of an item is, or the item's own. */
function lastOfPlaces(view: View, items: Item[], first: number): number {
  const item = items[first];
  let last = first;
  if (item?.kind === 'pp' && local.has(item.preposition)) {
    while (isPlaceBehind(view, items, last)) last += 2;
  } else if (item?.kind === 'np' && isResident(view, item.phrase)) {
    while (isPlaceAt(view, items, last + 2) && items[last + 1]?.kind === 'comma') last += 2;
    // "warga Bogor, Depok, dan Bekasi": a list of towns
    if (items[last + (items[last + 1]?.kind === 'comma' ? 2 : 1)]?.kind === 'coordinator') return first;
  }
  return last;
}

/** "warga [Desa Sukamaju]", "petani asal [Kecamatan Cikadu]": a noun of people that ends in a place. */
function isResident(view: View, { first, head, last }: Phrase): boolean {
  return (
    last > head + 1 && !view.places[first] && isGroup(view, head, 'animate') && view.places[last - 1] === true
  );
}

/** "Menurut Kepala Dinas Sosial, [Rina Sari], bantuan …": who the source is, named behind the comma. */
function isSource(view: View, items: Item[], at: number): boolean {
  const item = items[at];
  const name = items[at + 2];
  return (
    item?.kind === 'pp' &&
    item.preposition === 'menurut' &&
    items[at + 1]?.kind === 'comma' &&
    name?.kind === 'np' &&
    view.tokens[name.phrase.first]?.pos === 'PROPN' &&
    items[at + 3]?.kind === 'comma'
  );
}

function isPlaceBehind(view: View, items: Item[], at: number): boolean {
  const next = items[at + 3]?.kind;
  if (items[at + 1]?.kind !== 'comma' || !isPlaceAt(view, items, at + 2)) return false;
  return (
    next === undefined || next === 'comma' || next === 'time' || next === 'bracket' || next === 'boundary'
  );
}

function isPlaceAt(view: View, items: Item[], at: number): boolean {
  const name = items[at];
  if (name?.kind !== 'np') return false;
  const { first, last } = name.phrase;
  for (let i = first; i < last; i++) if (!view.places[i]) return false;
  return true;
}
