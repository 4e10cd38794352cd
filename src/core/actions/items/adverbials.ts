import { isVerbAt } from '../verb.js';
import { isGroup, type View } from '../view.js';
import type { Item } from './item.js';
import { isTypeTwo } from './verb-group.js';

/**
 * How many tokens of an adverbial stand here: "secara resmi", "tiga kali", "untuk pertama kalinya", and "banyak"
 * between subject and verb.
 */
export function readAdverbial(view: View, i: number, end: number, before: Item | undefined): number {
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
export function isManner(view: View, i: number): boolean {
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
