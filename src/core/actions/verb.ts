import type { Token } from '../types.js';
import type { VerbEntry } from './rules.js';
import { bareForm, entryOf, hasNya, isGroup, signAt, type View } from './view.js';

/** Whether the word at `i` is a verb that makes a clause, judged with its neighbours. */
export function isVerbAt(view: View, i: number): boolean {
  const token = view.tokens[i];
  if (token?.kind !== 'word') return false;
  if (blocksVerb(view, i) || isFrom(view, i) || isInsideName(view, i)) return false;
  if (isCueAt(view, i)) return true;
  if (isAttribute(view, i)) return false;
  if (isIdiom(view, i, token)) return true;
  const entry = entryOf(view, token);
  if (isNominalised(view, i, token, entry)) return false;
  if (token.pos === 'ADJ' && token.prefix !== 'meN' && token.prefix !== 'di') return false;
  if (isAdverbial(view, i)) return false;
  if (entry?.affixed)
    return (
      token.pos !== 'PROPN' &&
      (!isNounForm(token, entry) || (entry.frame.active && isBetweenNouns(view, i, token)))
    );
  if (token.prefix !== '') return token.pos === 'VERB' && !isUnknownName(view, token);
  if (token.pos === 'PROPN' || isObjectNoun(view, i)) return false;
  if (entry && !entry.bare) return token.pos !== 'NOUN' || hasAuxiliary(view, i);
  if (token.pos === 'VERB' && !isModifier(view, i)) return true;
  return (token.pos === 'VERB' || entry !== undefined) && isLicensed(view, i);
}

/**
 * "pihak [berwajib]", "rapat [tertutup]", "tindakan [mencurigakan] itu": right behind a noun these words say what it
 * is like; an active one with an object ("langkah mengejutkan warga") is a verb. So do those that take what they
 * name or measure, as long as the verb, or "itu", is still to come: "gempa [berkekuatan 6,2] mengguncang …".
 */
export function isAttribute(view: View, i: number): boolean {
  const token = view.tokens[i];
  const before = view.tokens[i - 1];
  if (!token || before?.sentence !== token.sentence || !describable.has(before.pos)) return false;
  if (isGroup(view, i, 'attribute')) return token.prefix !== 'meN' || !isNominalAt(view, i + 1, token);
  return isGroup(view, i, 'describes') && isOpenBehind(view, i + 1, token);
}

const describable = new Set(['NOUN', 'PROPN', 'ADJ']);
const longestDescription = 20;

/** Whether what a word like "bernama" takes is followed by a verb or a determiner. */
function isOpenBehind(view: View, from: number, word: Token): boolean {
  for (let k = from; k < from + longestDescription; k++) {
    const token = view.tokens[k];
    if (token?.sentence !== word.sentence) return false;
    if (isGroup(view, k, 'determiner') || isGroup(view, k, 'modality') || isGroup(view, k, 'negation'))
      return true;
    if (k > from && isVerbAt(view, k)) return true;
    if (isAside(view, k)) continue;
    const isPart = nameable.has(token.pos) || token.kind === 'number' || token.kind === 'money';
    if (!isPart || isGroup(view, k, 'preposition')) return false;
  }
  return false;
}

/** "berinisial RS [(21),] warga Desa Sukamaju[,] Kecamatan Cikadu mencuri …": an age, and the comma between places. */
function isAside(view: View, k: number): boolean {
  const sign = signAt(view, k);
  if (sign === 'comma') return signAt(view, k - 1) === 'bracket-close' || view.places[k - 1] === true;
  return sign === 'bracket-open' || sign === 'bracket-close';
}

const nameable = new Set(['NOUN', 'PROPN', 'NUM', 'ADJ', 'SYM', 'X']);

/** "Pabrik itu [gulung] tikar", "Pemerintah [ambil] alih jalan": words that are a verb only together. */
function isIdiom(view: View, i: number, token: Token): boolean {
  const next = view.tokens[i + 1];
  if (token.prefix !== '' || token.pos === 'PROPN' || next?.sentence !== token.sentence) return false;
  return view.rules.verbs.has(`${token.lower} ${bareForm(next)}`);
}

/** "PT Garuda [Berjangka] Indonesia": a capitalised word between the words of a name, in a sentence with small letters. */
export function isInsideName(view: View, i: number): boolean {
  const token = view.tokens[i];
  const before = view.tokens[i - 1];
  const after = view.tokens[i + 1];
  if (!token || !isCapital.test(token.text) || before?.sentence !== token.sentence) return false;
  if (before.pos !== 'PROPN' || after?.sentence !== token.sentence || after.kind !== 'word') return false;
  return isCapital.test(after.text) && hasSmallVerb(view, i, token);
}

const isCapital = /^\p{Lu}\p{Ll}/u;
/** How far from a name the verb of its clause is looked for. */
const nearName = 15;

/** Headlines capitalise every word; where a verb near by is not, capitals mark a name. */
function hasSmallVerb(view: View, i: number, name: Token): boolean {
  for (let k = i - nearName; k <= i + nearName; k++) {
    const token = view.tokens[k];
    if (token?.sentence === name.sentence && token.pos === 'VERB' && /^\p{Ll}/u.test(token.text)) return true;
  }
  return false;
}

/** "Menkominfo", "Persikasi" at the head of a sentence: a capitalised word whose root no verb list knows is a name. */
export function isUnknownName(view: View, token: Token): boolean {
  return /^\p{Lu}/u.test(token.text) && !view.rules.roots.has(token.root);
}

/** "kehilangan" and the like are nouns as well, whatever the tagger says. */
function isNounForm(token: Token, entry: VerbEntry): boolean {
  return (token.pos === 'NOUN' || entry.frame.active) && /^(ke|ter)/.test(token.lower);
}

/** "Warga [kecurian] sepeda motor": with its subject before and its object behind, the form is the verb. */
function isBetweenNouns(view: View, i: number, token: Token): boolean {
  const before = view.tokens[i - 1];
  const subject = isPredicative(view, i - 1) || isGroup(view, i - 1, 'determiner');
  return subject && before?.sentence === token.sentence && isNominalAt(view, i + 1, token);
}

/** "digelar [mulai] 18 Agustus", "berlaku [mulai] hari ini": behind a verb it only says from when. */
export function isFrom(view: View, i: number): boolean {
  return view.tokens[i]?.lower === 'mulai' && view.dates[i + 1] !== undefined && isAffixed(view, i - 1);
}

/** Function words are not verbs, whatever the tagger says ("menurut", "merupakan"). */
function blocksVerb(view: View, i: number): boolean {
  const groups = view.uses[i]?.groups;
  if (!groups) return false;
  for (const group of [
    'preposition',
    'copula',
    'subordinator',
    'relative',
    'coordinator',
    'that',
    'pronoun',
    'determiner',
    'quantifier',
    'negation',
  ] as const) {
    if (groups.has(group)) return true;
  }
  return false;
}

/**
 * "meningkatnya", "naiknya", "terciptanya" name an event; "memblokirnya" has an object, "dijelaskannya" an agent,
 * unless a noun follows it at once ("dibentuknya lembaga itu").
 */
function isNominalised(view: View, i: number, token: Token, entry: VerbEntry | undefined): boolean {
  if (!hasNya(token)) return false;
  if (token.prefix === 'meN' || token.prefix === 'memper')
    return entry ? entry.frame.object === 'none' || isMeasure(entry) : isNounAt(view, i + 1, token);
  if (token.prefix === 'di') return !isPredicative(view, i - 1) && view.tokens[i + 1]?.pos === 'NOUN';
  return !entry?.cue;
}

function isNominalAt(view: View, i: number, after: Token): boolean {
  const token = view.tokens[i];
  return isNounAt(view, i, after) || (token?.sentence === after.sentence && isGroup(view, i, 'quantifier'));
}

/** "meluasnya [kebakaran]": a clitic object would not be named again right behind. */
function isNounAt(view: View, i: number, after: Token): boolean {
  const token = view.tokens[i];
  return token?.sentence === after.sentence && (token.pos === 'NOUN' || token.pos === 'PROPN');
}

function isMeasure(entry: VerbEntry | undefined): boolean {
  return entry?.frame.id === 'frames/measure';
}

/** Whether the word makes a verb follow it: "yang", a noun, an auxiliary. */
function isPredicative(view: View, i: number): boolean {
  const pos = view.tokens[i]?.pos;
  return (
    pos === 'PRON' || pos === 'NOUN' || pos === 'PROPN' || pos === 'AUX' || pos === 'ADV' || pos === 'PART'
  );
}

/** "kembali membuka", "dijual kembali": beside a verb these words only say how. */
function isAdverbial(view: View, i: number): boolean {
  if (!isGroup(view, i, 'adverb') && !isGroup(view, i, 'modality')) return false;
  return isAffixed(view, i - 1) || isAffixed(view, i + 1);
}

function isAffixed(view: View, i: number): boolean {
  const token = view.tokens[i];
  return token !== undefined && (token.prefix !== '' || (entryOf(view, token)?.affixed ?? false));
}

/** "dana [pensiun] itu", "memberlakukan [pensiun] dini": right after a verb that takes an object, a word that may be a noun is one. */
function isObjectNoun(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  if (before?.pos === 'NOUN' && isGroup(view, i + 1, 'determiner')) return true;
  if (before?.prefix !== 'meN' || before.sentence !== view.tokens[i]?.sentence) return false;
  const entry = entryOf(view, before);
  return entry !== undefined && entry.frame.object === 'target' && !entry.frame.clause;
}

/** "rapat kerja", "harga jual", "daya beli": a bare verb after a noun or preposition is part of a noun phrase. */
function isModifier(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  if (!before || before.sentence !== view.tokens[i]?.sentence) return false;
  return (
    before.pos === 'NOUN' ||
    before.pos === 'PROPN' ||
    before.pos === 'ADP' ||
    before.pos === 'VERB' ||
    before.pos === 'NUM'
  );
}

/** A bare verb counts after an auxiliary ("akan bangun") or the agent of a type 2 passive ("kami beli"). */
function isLicensed(view: View, i: number): boolean {
  if (hasAuxiliary(view, i)) return true;
  const before = view.tokens[i - 1];
  return before !== undefined && isGroup(view, i - 1, 'pronoun') && before.lower !== 'dirinya';
}

/** "tidak menutup [kemungkinan]": a noun right behind a verb is its object, whatever it says before one. */
export function isObjectAt(view: View, i: number): boolean {
  return view.tokens[i]?.pos === 'NOUN' && view.tokens[i - 1]?.prefix === 'meN' && isVerbAt(view, i - 1);
}

function hasAuxiliary(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  const token = view.tokens[i];
  if (!before || before.sentence !== token?.sentence) return false;
  return (isGroup(view, i - 1, 'modality') && !isObjectAt(view, i - 1)) || isGroup(view, i - 1, 'negation');
}

/** "…, kata Budi", "ujarnya": a bare root of saying with the speaker after it. */
export function isCueAt(view: View, i: number): boolean {
  const token = view.tokens[i];
  if (!token) return false;
  const entry = view.rules.cues.get(bareForm(token));
  if (!entry) return false;
  const before = view.tokens[i - 1];
  const starts = !before || before.sentence !== token.sentence;
  const sign = signAt(view, i - 1);
  const opened =
    starts ||
    sign === 'comma' ||
    sign === 'close' ||
    sign === 'quote' ||
    sign === 'dash' ||
    sign === 'stop' ||
    before?.lower === 'demikian' ||
    before?.lower === 'begitu';
  if (!opened) return false;
  if (hasNya(token)) return true;
  const next = view.tokens[i + 1];
  if (!next || next.sentence !== token.sentence || starts) return false;
  if (sign === 'close' || sign === 'quote' || isQuoteBefore(view, i)) return next.kind === 'word';
  return (
    next.pos === 'PROPN' ||
    next.pos === 'NOUN' ||
    next.pos === 'PRON' ||
    isGroup(view, i + 1, 'pronoun') ||
    isGroup(view, i + 1, 'quantifier')
  );
}

export function cueEntry(view: View, i: number): VerbEntry | undefined {
  const token = view.tokens[i];
  return token && view.rules.cues.get(bareForm(token));
}

/** "…," kata X */
function isQuoteBefore(view: View, i: number): boolean {
  const sign = signAt(view, i - 2);
  return signAt(view, i - 1) === 'comma' && (sign === 'close' || sign === 'quote');
}
