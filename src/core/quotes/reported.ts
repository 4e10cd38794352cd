import type { Sentence, Token } from '../types.js';
import type { Reading } from './reading.js';
import type { Content } from './rules.js';

/** Where the reported clause starts, and the rule that says so. */
export interface Reported {
  start: number;
  rule: string;
}

/** Farthest "bahwa" may stand behind its verb: mengatakan kepada wartawan pada Senin (2/3/2020) bahwa. */
const MAX_GAP = 14;

/**
 * The clause behind a reporting verb: after "bahwa" (or "agar" for requests), after a comma, or at once
 * where the verb allows it and what follows is a clause, not an object ("menjelaskan kronologi").
 */
export function reportedClause(
  reading: Reading,
  sentence: Sentence,
  verb: number,
  content: Content,
): Reported | null {
  const { tokens } = reading.analysis;
  const { words } = reading.rules;
  const openers = content === 'asked' ? words['that-asked'] : words.that;
  const next = tokens[verb + 1];
  if (!next || verb + 1 >= sentence.last) return null;
  for (let i = verb + 1; i < Math.min(verb + MAX_GAP, sentence.last); i++) {
    const token = tokens[i];
    const sure = token?.lower === 'bahwa' || i <= verb + 2;
    if (token && sure && openers.has(token.lower)) {
      // "bahwa, sebagai mantan guru, ia …"
      return startAt(tokens[tokens[i + 1]?.text === ',' ? i + 2 : i + 1], 'quotes/that');
    }
  }
  if (next.text === ',') {
    const head = tokens[verb + 2];
    const start = head && words['that-asked'].has(head.lower) ? tokens[verb + 3] : head;
    return hasPredicate(reading, verb + 2, sentence.last, true) ? startAt(start, 'quotes/comma') : null;
  }
  if (words.pointing.has(next.lower) || !/^\p{L}|^\p{N}/u.test(next.text)) return null;
  if (content === 'speech' && !words.governors.has(next.lower)) return startAt(next, 'quotes/clause');
  if (content !== 'clause') return null;
  return hasPredicate(reading, verb + 1, sentence.last) ? startAt(next, 'quotes/clause') : null;
}

function startAt(token: Token | undefined, rule: string): Reported | null {
  return token ? { start: token.start, rule } : null;
}

/** Whether the words hold a predicate of their own, and not only verbs in "yang …" or "untuk …". */
function hasPredicate({ analysis, rules }: Reading, from: number, end: number, loose = false): boolean {
  let subordinate = false;
  for (let i = from; i < end; i++) {
    const token = analysis.tokens[i];
    if (!token) continue;
    // "program [yang sedang berlangsung]": the verb and what leads up to it
    if (rules.words.subordinate.has(analysis.tokens[i - 1]?.lower ?? '')) subordinate = true;
    // "termasuk jalan desa": a preposition, whatever its affixes
    if (rules.words.governors.has(token.lower)) continue;
    const leads = token.pos === 'AUX' || token.pos === 'ADV' || token.pos === 'PART';
    if (subordinate) {
      subordinate = leads;
      continue;
    }
    if (
      token.pos === 'AUX' ||
      (loose && (token.pos === 'ADJ' || token.pos === 'ADV')) ||
      (token.pos === 'VERB' && i > from)
    )
      return true;
    if (token.pos === 'VERB' && i === from && token.voice === 'passive') return true;
  }
  return false;
}
