import type { Analysis, Token } from '../types.js';
import { analyze } from './analyze.js';
import { isQuote } from './chars.js';
import type { TextRules } from './rules.js';
import type { TokenRuleKind } from './rules-schema.js';

/**
 * Ids of the lexicon rules that decided something about a passage.
 * @param marked a sentence; a pair of square brackets marks the word asked about, else it is all of it
 */
export function rulesFiredOn(marked: string, rules: TextRules): string[] {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  const isMarked = from >= 0 && to >= from;
  const text = isMarked ? marked.replace('[', '').replace(']', '') : marked;
  const span = isMarked ? { start: from, end: to } : { start: 0, end: text.length };
  const fired = new Set<string>();
  const note = (rule: string | undefined, token: Token) => {
    if (rule && token.start < span.end && token.end > span.start) fired.add(rule);
  };
  const analysis = analyze(text, [{ kind: 'paragraph', start: 0, end: text.length }], rules, note);
  for (const token of analysis.tokens) {
    for (const rule of tokenRules(analysis, token, rules)) note(rule, token);
    note(rules.reader.lexicon.fixed.get(token.lower)?.rule, token);
  }
  return [...fired];
}

/** The rules of lexicon/tokens.yaml that shaped a token or kept or ended a sentence at it. */
function tokenRules({ tokens, sentences }: Analysis, token: Token, rules: TextRules): (string | undefined)[] {
  const listed = (kind: TokenRuleKind, word: string) => rules.tokenRules.get(`${kind} ${word}`);
  const { lower, index } = token;
  const before = tokens[index - 1];
  const found: (string | undefined)[] = [];
  if (lower.endsWith('.')) {
    const form = lower.slice(0, -1);
    const kind = rules.scan.abbreviations.get(form);
    if (kind) found.push(listed(kind, form));
    const ends = sentences[token.sentence]?.last === index + 1;
    if (before && ends) found.push(listed('lettered', before.lower));
  } else if (lower.includes('.')) found.push(listed('domain', lower.slice(lower.lastIndexOf('.') + 1)));
  if (tokens[index + 1]?.text === '!') found.push(listed('exclaimed', lower));
  if (token.kind === 'money') found.push(listed('currency', /^[a-z]*/.exec(lower)?.[0] ?? ''));
  if (before && before.sentence === token.sentence && isQuote(before.text.charCodeAt(0))) {
    if (/[.?!…]$/.test(tokens[index - 2]?.text ?? '')) found.push(listed('reporting', lower));
  }
  if (token.kind === 'word' && token.pos === 'ADJ')
    found.push(listed('adjectival', rules.adjectival.exec(lower)?.[0] ?? ''));
  if (token.pos === 'X' && token.kind === 'word') {
    const letters = rules.foreign.exec(lower)?.[0];
    for (const edges of ['%', '^%', '%$']) found.push(listed('foreign', edges.replace('%', letters ?? '')));
  }
  return found;
}
