import type { Clause } from './clauses/clause.js';
import { type Phrase, plainPhrase } from './phrase.js';
import { isGroup, use, type View } from './view.js';

/** Classes of verbs that say something of single people, not of bodies and what they own. */
const ofPeople: ReadonlySet<string> = new Set([
  'arrest',
  'charge',
  'sentence',
  'accuse',
  'confess',
  'die',
  'injure',
  'resign',
  'visit',
  'travel',
]);

/**
 * Who a relative clause is about: "laporan [warga] yang kehilangan ternak", "jumlah [korban] yang meninggal". The noun
 * of people at the end of the phrase is meant where its head is a thing and the verb says something of people.
 */
export function antecedentOf(view: View, { kind, group, antecedent }: Clause): Phrase | null {
  if (kind !== 'relative' || !antecedent?.thing || !group?.entry) return antecedent;
  const { first, head, last } = antecedent;
  const suffers = group.entry.frame.active;
  if (last - 1 <= head || !isGroup(view, last - 1, 'animate')) return antecedent;
  if (!suffers && !ofPeople.has(group.entry.class)) return antecedent;
  use(view, last - 1, 'animate');
  let at = last - 1;
  while (at - 1 > head && (isGroup(view, at - 1, 'quantifier') || view.tokens[at - 1]?.pos === 'NUM')) at--;
  return plainPhrase(Math.max(at, first), last, last - 1);
}
