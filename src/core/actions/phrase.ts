import type { Token } from '../types.js';
import type { WordGroup } from './rules.js';
import { isAttribute, isFrom, isInsideName, isUnknownName, isVerbAt } from './verb.js';
import { hasNya, isGroup, use, type View } from './view.js';

/** A noun phrase: tokens `[first, last)` of the text, with its head. */
export interface Phrase {
  first: number;
  last: number;
  head: number;
  /** Only a quantifier: "salah satu", "beberapa". */
  light: boolean;
  /** Names an act which the verb after it spells out: "upaya [mencegah …]", "rapat [membahas …]". */
  act: boolean;
  /** A number with what it counts: "93,9 poin", "5 persen". */
  amount: boolean;
  /** "dia", "mereka", not "semuanya": it names nobody again, so behind a comma it begins anew. */
  pronoun?: true;
  /** A common noun that names nobody who acts: "gol", "aturan". */
  thing?: true;
  /** Another name of the same party behind a comma or bracket: "Gubernur Jawa Barat, [Rina Sari]". */
  apposed?: Phrase;
}

const nominal = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X']);

/**
 * The noun phrase that begins at a token: "sejumlah pedagang kaki lima", "Menteri Keuangan Sri Mulyani",
 * "tiga ekor sapi itu". Prepositional phrases, relative clauses and brackets are left out.
 * @returns null when no noun phrase begins there
 */
export function nounPhrase(view: View, i: number, end: number): Phrase | null {
  const first = i;
  let at = skipQuantifiers(view, i, end);
  const head = view.tokens[at];
  if (!head || at >= end || !isHead(view, at))
    return at > i ? { ...phraseOf(view, first, afterPartitive(view, at), at - 1), light: true } : null;
  const headIndex = at;
  at += isGroup(view, headIndex, 'pronoun') ? (view.widths[headIndex] ?? 1) : 1;
  if (isGroup(view, headIndex, 'determiner')) return phraseOf(view, first, at, headIndex);
  if (head.pos === 'NUM' && afterPartitive(view, at) > at && at < end)
    return phraseOf(view, first, afterPartitive(view, at), headIndex);
  if (isGroup(view, headIndex, 'pronoun') || head.pos === 'PRON') {
    if (view.tokens[at]?.lower === 'sendiri' && at < end) at++;
    const phrase = phraseOf(view, first, at, headIndex);
    return isGroup(view, headIndex, 'pronoun') && !hasNya(head) ? { ...phrase, pronoun: true } : phrase;
  }
  let closed = false;
  while (at < end) {
    const step = closed ? afterDeterminer(view, at) : modifier(view, at, end, headIndex);
    if (step === 0) break;
    if (isGroup(view, at, 'determiner')) closed = true;
    at += step;
  }
  return phraseOf(view, first, at, headIndex);
}

/** "beberapa [di antaranya]" */
function afterPartitive(view: View, at: number): number {
  return view.tokens[at]?.lower === 'di' && isGroup(view, at, 'copula') ? at + (view.widths[at] ?? 1) : at;
}

/** A phrase of which nothing is to be said but where it stands. */
export function plainPhrase(first: number, last: number, head: number): Phrase {
  return { first, last, head, light: false, act: false, amount: false };
}

function phraseOf(view: View, first: number, last: number, head: number): Phrase {
  const act = last === head + 1 && isGroup(view, head, 'act');
  if (act) use(view, head, 'act');
  const token = view.tokens[head];
  const amount = token?.kind === 'number' || token?.kind === 'money' || token?.pos === 'NUM';
  const phrase: Phrase = { first, last, head, light: false, act, amount };
  return token?.pos === 'NOUN' && !isGroup(view, head, 'animate') ? { ...phrase, thing: true } : phrase;
}

function skipQuantifiers(view: View, i: number, end: number): number {
  let at = i;
  while (at < end && isGroup(view, at, 'quantifier') && !isVerbAt(view, at)) at += view.widths[at] ?? 1;
  return at;
}

function isHead(view: View, i: number): boolean {
  const token = view.tokens[i];
  if (!token || token.kind === 'punct' || isVerbAt(view, i) || isFrom(view, i)) return false;
  if (isGroup(view, i, 'pronoun')) return true;
  if (isGroup(view, i, 'determiner')) return token.lower === 'ini' || token.lower === 'itu';
  if (token.pos === 'PRON') return token.lower !== 'yang';
  if (isFunction(view, i)) return false;
  return nominal.has(token.pos) || isVerbalNoun(view, token);
}

/** A verb form that stands as a noun: a bare root, one made a noun by -nya, and a name that only looks like a verb. */
function isVerbalNoun(view: View, token: Token): boolean {
  return (
    (token.pos === 'VERB' && (token.prefix === '' || isUnknownName(view, token))) || isNominalised(token)
  );
}

/** "meningkatnya konsumsi", "adanya laporan": a verb made a noun by -nya. */
function isNominalised(token: Token): boolean {
  return token.enclitics.includes('nya') && (token.pos === 'VERB' || token.pos === 'ADJ');
}

/** Groups of words that are nouns, or may begin a noun phrase. */
const nounGroups: ReadonlySet<WordGroup> = new Set([
  'quantifier',
  'matrix',
  'animate',
  'act',
  'ordinal',
  'length',
  'penalty',
  'occasion',
  'connective',
]);

function isFunction(view: View, i: number): boolean {
  const groups = view.uses[i]?.groups;
  if (!groups || groups.size === 0) return false;
  for (const group of groups) if (!nounGroups.has(group)) return true;
  return false;
}

/** How many tokens at `i` continue the phrase; 0 when it ends. */
function modifier(view: View, i: number, end: number, head: number): number {
  const token = view.tokens[i];
  if (!token) return 0;
  if (view.dates[i] && !isYearOfName(view, i)) return lengthOf(view, i, end);
  if (isGroup(view, i, 'quantifier') && view.tokens[i + 1]?.lower === 'kali') return 0;
  if (isGroup(view, i, 'determiner')) return 1;
  if (isVerbAt(view, i) || startsAnother(view, i)) return 0;
  if (isGroup(view, i, 'pronoun') || token.pos === 'PRON') return isPossessive(view, i, head) ? 1 : 0;
  if (isRepeated(view, i, end)) return 2;
  if (isAttribute(view, i)) {
    use(view, i, 'attribute');
    use(view, i, 'describes');
    return 1;
  }
  if (isScore(view, i)) return 0;
  if (isJoiner(token)) return isHead(view, i + 1) && i + 1 < end ? 2 : 0;
  if (isFunction(view, i)) return 0;
  if (token.pos === 'ADJ' && view.tokens[i - 1]?.pos === 'PROPN') return 0;
  if (nominal.has(token.pos) || token.pos === 'ADJ' || token.pos === 'DET')
    return token.kind === 'punct' ? 0 : 1;
  if (token.pos === 'VERB' && token.prefix === '') return 1;
  return isInsideName(view, i) ? 1 : 0;
}

/** "kesepakatan dengan DPR [jumlahnya] …": a noun with -nya after a name begins another phrase. */
function startsAnother(view: View, i: number): boolean {
  const token = view.tokens[i];
  return token?.pos === 'NOUN' && token.enclitics.includes('nya') && view.tokens[i - 1]?.pos === 'PROPN';
}

/** After "itu" only "sendiri" still belongs to the phrase. */
function afterDeterminer(view: View, i: number): number {
  return view.tokens[i]?.lower === 'sendiri' ? 1 : 0;
}

/** "usia [75 tahun]", "hukuman [lima tahun]": how many tokens of a length of time belong to the noun before it. */
function lengthOf(view: View, i: number, end: number): number {
  const date = view.dates[i];
  if (date?.type !== 'duration' || !isGroup(view, i - 1, 'length')) return 0;
  let last = i + 1;
  while (last < end && view.dates[last] === date) last++;
  return last - i;
}

/** "APBN 2008": a bare year is part of a name; "tahun 2008" is a time. */
function isYearOfName(view: View, i: number): boolean {
  const date = view.dates[i];
  const token = view.tokens[i];
  return (
    date !== undefined &&
    token !== undefined &&
    date.start === token.start &&
    date.end === token.end &&
    token.kind === 'number'
  );
}

/** "rumah mereka", but not "rumah kami beli" (type 2 passive) and never "rumah ia". */
function isPossessive(view: View, i: number, head: number): boolean {
  const token = view.tokens[i];
  if (!token || token.lower === 'ia' || i - head > 3 || isFunction(view, i) !== isGroup(view, i, 'pronoun'))
    return false;
  const next = view.tokens[i + 1];
  // "[anggota kami] berhasil": beside a prefixed verb the pronoun is no agent, and people are somebody's
  const owned = head === i - 1 && isGroup(view, head, 'animate') && next?.prefix !== '';
  return owned || next?.pos !== 'VERB';
}

/** "kantong - kantong": a reduplicated word written with spaces around its hyphen. */
export function isRepeated(view: View, i: number, end: number): boolean {
  const before = view.tokens[i - 1];
  const next = view.tokens[i + 1];
  if (view.tokens[i]?.text !== '-' || !before || !next || i + 1 >= end) return false;
  return before.lower.endsWith(next.root) || next.lower.startsWith(before.lower);
}

function isJoiner(token: Token): boolean {
  return token.text === '/' || token.text === '&';
}

/** "mengalahkan Garuda [2-1]": a result behind a name is no part of it. */
export function isScore(view: View, i: number): boolean {
  return view.tokens[i - 1]?.pos === 'PROPN' && /^\d{1,2}-\d{1,2}$/.test(view.tokens[i]?.text ?? '');
}
