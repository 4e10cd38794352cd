import type { DateMention, Modality, Sentence } from '../types.js';
import { joinLists, joinPlaces } from './lists.js';
import { isRepeated, isScore, nounPhrase, type Phrase } from './phrase.js';
import type { VerbEntry } from './rules.js';
import { cueEntry, isCueAt, isVerbAt } from './verb.js';
import { bareForm, entryOf, hasNya, isGroup, modalityAt, signAt, use, type View } from './view.js';

/** A verb with the negation, aspect and modality before it: "tidak akan membeli". */
export interface VerbGroup {
  /** First token of the group, the verb itself, and the end. */
  first: number;
  verb: number;
  last: number;
  entry: VerbEntry | null;
  passive: boolean;
  negated: boolean;
  modality: Modality[];
  /** Agent of a type 2 passive: "yang [kami] beli". */
  agent: Phrase | null;
  /** The clitic -nya, object of an active and agent of a passive verb. */
  nya: boolean;
  cue: boolean;
  /** "menjadi": after another verb it names the outcome ("naik menjadi Rp5.000") and is no action of its own. */
  result: boolean;
  /** The word before is "diri": "menyempatkan diri menemui". */
  reflexive: boolean;
  /** "menggunakan", "mengendarai": behind an object it says what the subject did it with. */
  manner: boolean;
  /** A ber- verb on its own, which right after a noun may only describe it: "pengalaman berkendara". */
  modifies: boolean;
}

export type Item =
  | { kind: 'np'; phrase: Phrase; first: number; last: number }
  | { kind: 'pp'; preposition: string; binds: Binding; phrase: Phrase; first: number; last: number }
  | { kind: 'time'; date: DateMention; first: number; last: number }
  | { kind: 'verb'; group: VerbGroup; first: number; last: number }
  | { kind: Mark; first: number; last: number; word: string; modality: Modality | null; purpose: boolean };

/** Whether a preposition's phrase belongs to the noun before it: always, when it is short, or never. */
export type Binding = 'always' | 'short' | 'never';

export type Mark =
  | 'relative'
  | 'link'
  | 'that'
  | 'coordinator'
  | 'copula'
  | 'comma'
  | 'boundary'
  | 'bracket'
  | 'adverbial'
  | 'predicate';

/** Words of the group read so far, before its verb. */
interface Pending {
  first: number;
  negated: boolean;
  modality: Modality[];
}

/** Cuts a sentence into noun phrases, prepositional phrases, times, verb groups and the marks between them. */
export function itemsOf(view: View, sentence: Sentence): Item[] {
  const items: Item[] = [];
  let pending: Pending | null = null;
  const end = sentence.last;
  let i = afterDateline(view, sentence.first, end);
  const push = (item: Item) => {
    items.push(item);
    pending = null;
    i = item.last;
  };
  while (i < end) {
    if (isRepeated(view, i, end)) {
      i += 2;
      continue;
    }
    const sign = readSign(view, i, end);
    if (sign) {
      if (sign === 'skip') i++;
      else push(sign);
      continue;
    }
    const date = view.dates[i];
    if (date && !isVerbAt(view, i) && !isCueAt(view, i - 1)) {
      push({ kind: 'time', date, first: i, last: endOfDate(view, i, end) });
      continue;
    }
    const fronted = (pending?.modality.length ?? 0) > 0 || isFronting(items.at(-1), i);
    const verb = readVerb(view, i, end, pending, fronted);
    if (verb) {
      push({ kind: 'verb', group: verb, first: verb.first, last: verb.last });
      continue;
    }
    const aside =
      readOrdinal(view, i) ??
      readAddition(view, i, end) ??
      readOccasion(view, i, end) ??
      readTopic(view, i, end) ??
      readScore(view, i);
    if (aside) {
      push(aside);
      continue;
    }
    const adverbial = isManner(view, i) ? 1 : readAdverbial(view, i, end, items.at(-1));
    if (adverbial > 0) {
      pending ??= { first: i, negated: false, modality: [] };
      i += adverbial;
      continue;
    }
    const auxiliary: Pending | null = readAuxiliary(view, i, pending);
    if (auxiliary) {
      pending = auxiliary;
      i += view.widths[i] ?? 1;
      continue;
    }
    const item =
      readMark(view, i, end) ??
      readAmount(view, i, end, items.at(-1)) ??
      readPhrase(view, i, end) ??
      readPredicate(view, i);
    if (item) push(item.kind === 'np' && isDegree(view, i) ? mark('predicate', item.first, item.last) : item);
    else i++;
  }
  return joinLists(joinPlaces(view, items));
}

/** "[Kedua], pemerintah …" */
function readOrdinal(view: View, i: number): Item | null {
  if (!isGroup(view, i, 'ordinal') || !isFirstWord(view, i) || signAt(view, i + 1) !== 'comma') return null;
  use(view, i, 'ordinal');
  return mark('adverbial', i, i + 1);
}

/** "[Tak hanya beras], pemerintah juga …": what the main clause adds to is no party of it. */
function readAddition(view: View, i: number, end: number): Item | null {
  if (!isGroup(view, i, 'not-only') || !isFirstWord(view, i)) return null;
  const phrase = nounPhrase(view, i + (view.widths[i] ?? 1), end);
  if (!phrase || signAt(view, phrase.last) !== 'comma' || !opensSubject(view, phrase.last + 1, end))
    return null;
  use(view, i, 'not-only');
  return mark('adverbial', i, phrase.last);
}

/** "[Saat penangkapan], pelaku melawan": a noun phrase closed by a comma says when, and no clause is opened. */
function readOccasion(view: View, i: number, end: number): Item | null {
  if (!isGroup(view, i, 'occasion')) return null;
  const phrase = view.dates[i + 1] ? null : nounPhrase(view, i + 1, end);
  if (!phrase || signAt(view, phrase.last) !== 'comma') return null;
  use(view, i, 'occasion');
  return mark('adverbial', i, phrase.last);
}

/** "[Hasilnya], polisi menyita …": a noun with -nya and a comma at the head of a sentence ties it to the one before. */
function readTopic(view: View, i: number, end: number): Item | null {
  const token = view.tokens[i];
  if (token?.pos !== 'NOUN' || !hasNya(token) || !isFirstWord(view, i) || isAfterComma(view, i)) return null;
  if (signAt(view, i + 1) !== 'comma' || signAt(view, i - 1) === 'comma' || isGroup(view, i, 'animate'))
    return null;
  const next = nounPhrase(view, i + 2, end);
  return next && signAt(view, next.last) !== 'comma' ? mark('adverbial', i, i + 1) : null;
}

function readScore(view: View, i: number): Item | null {
  return isScore(view, i) ? mark('adverbial', i, i + 1) : null;
}

function mark(kind: Mark, first: number, last: number): Item {
  return { kind, first, last, word: '', modality: null, purpose: false };
}

/** "Kami sangat detail": after a word of degree even a noun is a predicate. */
function isDegree(view: View, i: number): boolean {
  if (!isGroup(view, i - 1, 'degree') || view.tokens[i - 1]?.sentence !== view.tokens[i]?.sentence)
    return false;
  use(view, i - 1, 'degree');
  return true;
}

const longestDateline = 10;

/** "JAKARTA, KOMPAS.com - Presiden …": where the sentence proper begins. */
function afterDateline(view: View, first: number, end: number): number {
  for (let i = first; i < end && i < first + longestDateline; i++) {
    const token = view.tokens[i];
    const sign = signAt(view, i);
    if (sign === 'dash' && i > first && token?.spaceBefore) return i + 1;
    if (sign === null && token && !/^\p{Lu}|^\p{N}/u.test(token.text) && token.kind === 'word') return first;
    if (sign === 'quote' || sign === 'open') return first;
  }
  return first;
}

function readSign(view: View, i: number, end: number): Item | 'skip' | null {
  const sign = signAt(view, i);
  if (sign === null) return view.tokens[i]?.kind === 'punct' ? 'skip' : null;
  const mark = (kind: Mark, last: number): Item => ({
    kind,
    first: i,
    last,
    word: view.tokens[i]?.text ?? '',
    modality: null,
    purpose: false,
  });
  if (sign === 'comma') return mark('comma', i + 1);
  if (sign === 'dash') return view.tokens[i]?.spaceBefore ? mark('comma', i + 1) : 'skip';
  if (sign === 'stop') return mark('boundary', i + 1);
  if (sign === 'bracket-open') return mark('bracket', endOfBracket(view, i, end));
  if (sign === 'bracket-close') return 'skip';
  return isQuotation(view, i, end) ? mark('boundary', i + 1) : 'skip';
}

const longestBracket = 40;

function endOfBracket(view: View, i: number, end: number): number {
  const limit = Math.min(end, i + longestBracket);
  for (let k = i + 1; k < limit; k++) if (signAt(view, k) === 'bracket-close') return k + 1;
  return i + 1;
}

const longestScareQuote = 6;

/** Quotation marks around a few words without a verb ("lingkaran dalam") do not bound a clause. */
function isQuotation(view: View, i: number, end: number): boolean {
  for (let k = i + 1; k < end && k <= i + longestScareQuote; k++) {
    const sign = signAt(view, k);
    if (sign === 'close' || sign === 'quote') return false;
    if (sign === 'comma' || sign === 'stop') return true;
  }
  for (let k = i - 1; k >= i - longestScareQuote && k >= 0; k--) {
    const sign = signAt(view, k);
    if (sign === 'open' || sign === 'quote') return false;
    if (sign === 'comma' || sign === 'stop') return true;
  }
  return true;
}

function endOfDate(view: View, i: number, end: number): number {
  const date = view.dates[i];
  let last = i + 1;
  while (last < end && view.dates[last] === date) last++;
  return last;
}

/**
 * How many tokens of an adverbial stand here: "secara resmi", "tiga kali", "untuk pertama kalinya", and "banyak"
 * between subject and verb.
 */
function readAdverbial(view: View, i: number, end: number, before: Item | undefined): number {
  const word = view.tokens[i]?.lower;
  if (word === 'secara') return Math.min(2, end - i);
  const subject = before?.kind === 'np' || before?.kind === 'relative';
  if (word === 'banyak' && subject && i + 1 < end && isVerbAt(view, i + 1)) return 1;
  for (let k = i; k < end && k < i + 3; k++) {
    const root = view.tokens[k]?.root;
    if (root === 'kali') return k + 1 - i;
    const pos = view.tokens[k]?.pos;
    if (isGroup(view, k, 'quantifier') && view.tokens[k + 1]?.lower === 'kali') continue;
    if (pos !== 'NUM' && root !== 'untuk' && root !== 'pertama' && root !== 'sering' && root !== 'ke')
      return 0;
  }
  return 0;
}

/** "Warga [rutin] memeriksa …", "yang [rutin] kami periksa": a quality right before a verb says how, not what its subject is like. */
function isManner(view: View, i: number): boolean {
  const token = view.tokens[i];
  const next = view.tokens[i + 1];
  if (token?.pos !== 'ADJ' || next?.sentence !== token.sentence || isGroup(view, i - 1, 'degree'))
    return false;
  if (isGroup(view, i, 'pronoun')) return false;
  return (
    isVerbAt(view, i + 1) ||
    (isGroup(view, i + 1, 'pronoun') && isVerbAt(view, i + 2) && isTypeTwo(view, i + 2))
  );
}

function readAuxiliary(view: View, i: number, pending: Pending | null): Pending | null {
  const token = view.tokens[i];
  if (!token) return null;
  const from = pending ?? { first: i, negated: false, modality: [] };
  if (isGroup(view, i, 'not-only')) {
    use(view, i, 'not-only');
    return from;
  }
  if (isGroup(view, i, 'negation')) {
    use(view, i, 'negation');
    return { ...from, negated: true };
  }
  if (isGroup(view, i, 'modality') && !isVerbAt(view, i)) {
    use(view, i, 'modality');
    const modality = modalityAt(view, i);
    // "tak segera menjawab": a quick answer was not planned, it did not come
    if (!modality || from.modality.includes(modality) || (from.negated && isGroup(view, i, 'adverb')))
      return from;
    return { ...from, modality: [...from.modality, modality] };
  }
  if (isGroup(view, i, 'adverb') || token.pos === 'ADV' || token.pos === 'AUX' || token.pos === 'PART') {
    if (
      isGroup(view, i, 'copula') ||
      isGroup(view, i, 'coordinator') ||
      isGroup(view, i, 'preposition') ||
      isGroup(view, i, 'subordinator') ||
      isGroup(view, i, 'quantifier')
    )
      return null;
    use(view, i, 'adverb');
    return from;
  }
  return null;
}

/** The relative word, or an object right before its agent. */
function isFronting(before: Item | undefined, i: number): boolean {
  return before?.kind === 'relative' || (before?.kind === 'np' && before.last === i);
}

function skipAuxiliaries(view: View, i: number, end: number): number {
  let at = i;
  while (
    at < end &&
    at < i + 3 &&
    (isGroup(view, at, 'modality') || isGroup(view, at, 'negation')) &&
    !isVerbAt(view, at)
  )
    at += view.widths[at] ?? 1;
  return at;
}

/** What the words between agent and verb add to the words before the agent. */
function readAuxiliaries(view: View, from: number, to: number, pending: Pending | null): Pending | null {
  let read = pending;
  for (let k = from; k < to; k += view.widths[k] ?? 1) read = readAuxiliary(view, k, read) ?? read;
  return read && pending === null ? { ...read, first: from - 1 } : read;
}

/** "yang [kami minta]", "telah [kami minta]": a verb that is also used bare, its object fronted. */
function isGiven(view: View, i: number): boolean {
  const token = view.tokens[i];
  return (token && entryOf(view, token)?.frame.object === 'target') ?? false;
}

function readVerb(
  view: View,
  i: number,
  end: number,
  pending: Pending | null,
  fronted: boolean,
): VerbGroup | null {
  const token = view.tokens[i];
  if (!token) return null;
  if (isVerbAt(view, i)) return groupOf(view, i, i, pending, null);
  if (!isGroup(view, i, 'pronoun')) return null;
  // "akan [kami] bahas", "yang [dia] beli", "surat itu [kami] telah kirim": pronoun and bare verb
  const at = skipAuxiliaries(view, i + 1, end);
  const next = view.tokens[at];
  if (
    at < end &&
    next?.prefix === '' &&
    isVerbAt(view, at) &&
    (isTypeTwo(view, at) || (fronted && isGiven(view, at)))
  ) {
    const from = readAuxiliaries(view, i + 1, at, pending);
    use(view, i, 'pronoun');
    return groupOf(view, i, at, from, {
      first: i,
      last: i + 1,
      head: i,
      light: false,
      act: false,
      amount: false,
    });
  }
  return null;
}

/** A bare verb that needs a prefix to be active is passive after its agent: "kami beli", not "kami tiba". */
function isTypeTwo(view: View, i: number): boolean {
  const token = view.tokens[i];
  const entry = token && entryOf(view, token);
  return entry ? entry.bare : (token?.suffix ?? '') !== '';
}

function groupOf(
  view: View,
  first: number,
  verb: number,
  pending: Pending | null,
  agent: Phrase | null,
): VerbGroup {
  const token = view.tokens[verb];
  use(view, verb, 'manner');
  const cue = isCueAt(view, verb) && (token?.prefix ?? '') === '';
  const compound = compoundAt(view, verb);
  const entry = compound ?? (cue ? cueEntry(view, verb) : token && entryOf(view, token)) ?? null;
  return {
    first: pending?.first ?? first,
    verb,
    last: verb + 1 + (compound ? 1 : 0),
    entry,
    passive: entry?.frame.active !== true && (token?.voice === 'passive' || token?.prefix === 'ter'),
    negated: pending?.negated ?? false,
    modality: pending?.modality ?? [],
    agent,
    nya: token ? hasNya(token) : false,
    cue,
    result: token?.lower === 'menjadi',
    manner: isGroup(view, verb, 'manner'),
    modifies: token?.prefix === 'ber' && pending === null,
    reflexive: view.tokens[verb - 1]?.lower === 'diri',
  };
}

/** "bekerja sama", "bertanggung jawab", "diberi tahu": the entry of a verb and the word after it. */
function compoundAt(view: View, verb: number): VerbEntry | undefined {
  const token = view.tokens[verb];
  const next = view.tokens[verb + 1];
  if (!token || next?.sentence !== token.sentence) return undefined;
  return view.rules.verbs.get(`${token.lower} ${bareForm(next)}`);
}

function readMark(view: View, i: number, end: number): Item | null {
  const width = view.widths[i] ?? 1;
  const mark = (kind: Mark): Item => ({
    kind,
    first: i,
    last: i + width,
    word: view.tokens[i]?.lower ?? '',
    modality: modalityAt(view, i),
    purpose: isGroup(view, i, 'purpose'),
  });
  if (isGroup(view, i, 'relative')) {
    use(view, i, 'relative');
    return mark('relative');
  }
  if (isGroup(view, i, 'connective') && isFirstWord(view, i) && !isAfterComma(view, i)) {
    use(view, i, 'connective');
    return mark('bracket');
  }
  if (
    isGroup(view, i, 'preposition') &&
    (opensClause(view, i + width, end) || (isGroup(view, i, 'purpose') && opensQuality(view, i + width, end)))
  ) {
    use(view, i, 'purpose');
    return mark('link');
  }
  if (isGroup(view, i, 'that')) {
    use(view, i, 'that');
    if (isGroup(view, i, 'subordinator')) use(view, i, 'subordinator');
    return mark('that');
  }
  if (
    isGroup(view, i, 'subordinator') &&
    !isAdjective(view, i) &&
    !(isGroup(view, i, 'preposition') && (view.dates[i + width] || !opensSubject(view, i + width, end)))
  ) {
    use(view, i, 'subordinator');
    return mark('link');
  }
  if (isGroup(view, i, 'coordinator')) {
    use(view, i, 'coordinator');
    return mark('coordinator');
  }
  if (isGroup(view, i, 'copula')) {
    use(view, i, 'copula');
    return mark(isNaming(view, i) ? 'bracket' : 'copula');
  }
  return null;
}

const naming = new Set(['yakni', 'yaitu', 'ialah']);

/** "Dua kota, [yakni] A dan B, dipilih": behind a comma it names the party again and is no predicate. */
function isNaming(view: View, i: number): boolean {
  return naming.has(view.tokens[i]?.lower ?? '') && signAt(view, i - 1) === 'comma';
}

/** At the start of a sentence "sementara" only ties it to the one before. */
function isFirstWord(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  return !before || before.sentence !== view.tokens[i]?.sentence || before.kind === 'punct';
}

/** "Jika hujan, [maka] sungai meluap", "…, [dan] polisi datang": after a comma a conjunction opens its clause. */
function isAfterComma(view: View, i: number): boolean {
  return (
    signAt(view, i - 1) === 'comma' && (isGroup(view, i, 'subordinator') || isGroup(view, i, 'coordinator'))
  );
}

/** "angka sementara": after a noun, and tagged as what says how, it opens no clause. */
function isAdjective(view: View, i: number): boolean {
  const pos = view.tokens[i]?.pos;
  return (
    isGroup(view, i, 'connective') &&
    pos !== 'SCONJ' &&
    pos !== 'CCONJ' &&
    pos !== 'ADP' &&
    !isFirstWord(view, i)
  );
}

/** Whether a verb follows, but for auxiliaries and a short "di …": "untuk [segera membayar]", "setelah [di final mengalahkan]". */
function opensClause(view: View, i: number, end: number): boolean {
  if (view.tokens[i]?.lower === 'di' && (view.widths[i] ?? 1) === 1)
    return i + 2 < end && isVerbAt(view, i + 2);
  for (let k = i; k < end && k < i + 5; k++) {
    if (isVerbAt(view, k)) return true;
    if (!isGroup(view, k, 'modality') && !isGroup(view, k, 'negation') && !isGroup(view, k, 'adverb'))
      return false;
  }
  return false;
}

/** "mengingatkan warga untuk [tetap waspada]": an aim may be a quality. */
function opensQuality(view: View, i: number, end: number): boolean {
  let at = i;
  while (at < end && at < i + 3 && (isGroup(view, at, 'modality') || isGroup(view, at, 'negation'))) at++;
  while (at < end && at < i + 4 && isGroup(view, at, 'adverb')) at++;
  return at < end && view.tokens[at]?.pos === 'ADJ' && !isGroup(view, at, 'quantifier');
}

/** Whether a noun phrase with its verb follows: "setelah [sungai meluap]", not "setelah [rapat itu],". */
function opensSubject(view: View, i: number, end: number): boolean {
  if (opensClause(view, i, end)) return true;
  const phrase = nounPhrase(view, i, end);
  if (!phrase) return false;
  const bracket = signAt(view, phrase.last) === 'bracket-open';
  const last = bracket ? endOfBracket(view, phrase.last, end) : phrase.last;
  return opensClause(view, last, end) || isGroup(view, last, 'relative');
}

const hedges = new Set(['hingga', 'sampai']);

/** "menyediakan hingga 90 persen": before an amount these say about how much, not until when. */
function readAmount(view: View, i: number, end: number, before: Item | undefined): Item | null {
  const hedge = before?.kind === 'verb' && hedges.has(view.tokens[i]?.lower ?? '');
  if (!hedge && !opensAmount(view, i, before)) return null;
  const next = view.tokens[i + 1];
  if (!next || view.dates[i + 1] || (next.kind !== 'number' && next.kind !== 'money' && next.pos !== 'NUM'))
    return null;
  const phrase = nounPhrase(view, i + 1, end);
  if (!phrase) return null;
  if (hedge) return { kind: 'np', phrase, first: i, last: phrase.last };
  use(view, i, 'amount');
  return { kind: 'np', phrase: { ...phrase, first: i }, first: i, last: phrase.last };
}

/** "[Sebanyak 30 rumah] terbakar", but "kerugian sebanyak 5 juta": what it measures there is the noun before it. */
function opensAmount(view: View, i: number, before: Item | undefined): boolean {
  if (!isGroup(view, i, 'amount')) return false;
  const apart = before?.kind !== 'np' && before?.kind !== 'pp' && before?.kind !== 'bracket';
  return before?.kind === 'verb' || (apart && view.tokens[i]?.lower === 'sebanyak');
}

function readPhrase(view: View, i: number, end: number): Item | null {
  if (isGroup(view, i, 'preposition') || view.tokens[i]?.pos === 'ADP') {
    const width = view.widths[i] ?? 1;
    const at = skipPrepositions(view, i + width, end);
    if (view.dates[at] && at < end) {
      const date = view.dates[at];
      return date ? { kind: 'time', date, first: i, last: endOfDate(view, at, end) } : null;
    }
    const phrase = nounPhrase(view, at, end);
    for (const group of ['preposition', 'binds', 'binds-short'] as const) use(view, i, group);
    return phrase
      ? {
          kind: 'pp',
          preposition: view.tokens[i]?.lower ?? '',
          binds: bindingOf(view, i),
          phrase,
          first: i,
          last: phrase.last,
        }
      : null;
  }
  const phrase = nounPhrase(view, i, end);
  if (!phrase) return null;
  noteWords(view, phrase);
  return { kind: 'np', phrase, first: i, last: phrase.last };
}

function bindingOf(view: View, i: number): Binding {
  if (isGroup(view, i, 'binds')) return 'always';
  return isGroup(view, i, 'binds-short') ? 'short' : 'never';
}

function noteWords(view: View, phrase: Phrase): void {
  for (let k = phrase.first; k < phrase.last; k++) {
    if (!view.uses[k]) continue;
    use(view, k, 'quantifier');
    use(view, k, 'length');
    use(view, k, 'determiner');
    use(view, k, 'pronoun');
  }
}

/** "dari sekitar", "hingga ke": prepositions in a row. */
function skipPrepositions(view: View, i: number, end: number): number {
  let at = i;
  for (let n = 0; n < 3 && at < end && isGroup(view, at, 'preposition') && !view.dates[at]; n++)
    at += view.widths[at] ?? 1;
  return at;
}

function readPredicate(view: View, i: number): Item | null {
  const token = view.tokens[i];
  if (token?.pos !== 'ADJ') return null;
  return { kind: 'predicate', first: i, last: i + 1, word: token.lower, modality: null, purpose: false };
}
