import { type Phrase, plainPhrase } from '../phrase.js';
import { hasNya, isGroup, type View } from '../view.js';
import type { Item } from './item.js';

/**
 * Parts what a sentence begins with from its subject where no comma does: "Di babak kedua [Persis] terus menyerang",
 * "Dalam suratnya [Sari] menolak …". The subject is a name at the end of the phrase, right before an active verb.
 */
export function splitFronted(view: View, items: Item[]): Item[] {
  const out: Item[] = [];
  for (const [i, item] of items.entries()) {
    const next = items[i + 1];
    const subject =
      item.kind === 'pp' && next?.kind === 'verb' && !next.group.passive && isFirst(items[i - 1])
        ? subjectAtEnd(view, item.phrase)
        : null;
    if (!subject || item.kind !== 'pp') {
      out.push(item);
      continue;
    }
    out.push({ ...item, phrase: { ...item.phrase, last: subject.first }, last: subject.first });
    out.push({ kind: 'np', phrase: subject, first: subject.first, last: subject.last });
  }
  return out;
}

/** At the head of a sentence or clause no subject stands before. */
function isFirst(before: Item | undefined): boolean {
  return before === undefined || before.kind === 'boundary' || before.kind === 'bracket';
}

/** The name that ends the phrase and is no part of what its head names. */
function subjectAtEnd(view: View, { first, head, last }: Phrase): Phrase | null {
  for (let i = Math.max(head, first) + 1; i < last; i++) {
    if (view.names[i] !== last) continue;
    // "[Presiden] Rina Sari": an office belongs to the name, unless it is what the preposition governs
    let at = i;
    while (at - 1 > head && isGroup(view, at - 1, 'animate') && isCapital(view, at - 1)) at--;
    const before = view.tokens[at - 1];
    if (!before || isGroup(view, at - 1, 'animate')) continue;
    if (before.pos === 'PROPN' && !view.places[at - 1] && !hasNya(before)) continue;
    return plainPhrase(at, last, at);
  }
  return null;
}

function isCapital(view: View, i: number): boolean {
  return /^\p{Lu}/u.test(view.tokens[i]?.text ?? '');
}
