import { type Phrase, plainPhrase } from '../phrase.js';
import type { VerbEntry } from '../rules.js';
import { cueEntry, isCueAt, isVerbAt } from '../verb.js';
import { bareForm, entryOf, hasNya, isGroup, use, type View } from '../view.js';
import { type Pending, readAuxiliaries, skipAuxiliaries } from './auxiliaries.js';
import type { Item, VerbGroup } from './item.js';

/** The relative word, or an object right before its agent. */
export function isFronting(before: Item | undefined, i: number): boolean {
  return before?.kind === 'relative' || (before?.kind === 'np' && before.last === i);
}

/** "yang [kami minta]", "telah [kami minta]": a verb that is also used bare, its object fronted. */
function isGiven(view: View, i: number): boolean {
  const token = view.tokens[i];
  return (token && entryOf(view, token)?.frame.object === 'target') ?? false;
}

/** The verb group whose verb, or whose agent before a bare verb ("yang [kami] beli"), stands at a token. */
export function readVerb(
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
    return groupOf(view, i, at, from, plainPhrase(i, i + 1, i));
  }
  return null;
}

/** A bare verb that needs a prefix to be active is passive after its agent: "kami beli", not "kami tiba". */
export function isTypeTwo(view: View, i: number): boolean {
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
