import type { Pos, Sentence, Token, TokenKind } from '../types.js';
import type { LetterCase } from './reading.js';
import type { TextRules } from './rules.js';
import type { TagTrace } from './tag.js';

/** What a context rule asks of a neighbour (or, at 0, of the token itself). */
export interface Condition {
  at: number;
  /** Any token from `at` to here will do, as long as no punctuation comes between. */
  until: number;
  pos?: Set<Pos>;
  words?: Set<string>;
  prefix?: Set<string>;
  suffix?: Set<string>;
  case?: Set<LetterCase>;
  kind?: Set<TokenKind>;
  /** No such token: the sentence begins or ends here. */
  edge: boolean;
  not: boolean;
}

/** A transformation in the manner of Brill: a word tagged `from` becomes `to` where all conditions hold. */
export interface ContextRule {
  id: string;
  from: Set<Pos> | null;
  to: Pos;
  /** Only if the lexicon gives the word that part of speech. */
  allowed: boolean;
  where: Condition[];
}

/** Rules by the word they speak of, and for the rest by the tag they change. */
export interface ContextRules {
  byWord: Map<string, ContextRule[]>;
  byPos: Map<Pos, ContextRule[]>;
}

/** Applies the rules for one token in file order; those left of it have their final tags already. */
export function applyContext(
  tokens: Token[],
  i: number,
  sentence: Sentence,
  rules: TextRules,
  trace?: TagTrace,
): void {
  const token = tokens[i] as Token;
  if (token.kind !== 'word') return;
  const forWord = rules.context.byWord.get(token.lower);
  if (forWord) for (const rule of forWord) applyRule(rule, tokens, i, sentence, rules, trace);
  const forPos = rules.context.byPos.get(token.pos);
  if (forPos) for (const rule of forPos) applyRule(rule, tokens, i, sentence, rules, trace);
}

function applyRule(
  rule: ContextRule,
  tokens: Token[],
  i: number,
  sentence: Sentence,
  rules: TextRules,
  trace?: TagTrace,
): void {
  const token = tokens[i] as Token;
  if (token.pos === rule.to || (rule.from && !rule.from.has(token.pos))) return;
  if (rule.allowed && !rules.reader.read(token.text).tags.includes(rule.to)) return;
  for (const condition of rule.where) if (!holds(condition, tokens, i, sentence, rules)) return;
  token.pos = rule.to;
  trace?.(rule.id, token);
}

function holds(
  condition: Condition,
  tokens: Token[],
  i: number,
  sentence: Sentence,
  rules: TextRules,
): boolean {
  return found(condition, tokens, i, sentence, rules) !== condition.not;
}

function found(
  condition: Condition,
  tokens: Token[],
  i: number,
  sentence: Sentence,
  rules: TextRules,
): boolean {
  for (let at = i + condition.at; at <= i + condition.until; at++) {
    const token = at >= sentence.first && at < sentence.last ? tokens[at] : undefined;
    if (token === undefined) return condition.edge;
    if (!condition.edge && meets(condition, token, rules)) return true;
    if (token.pos === 'PUNCT') return false;
  }
  return false;
}

function meets(condition: Condition, token: Token, rules: TextRules): boolean {
  if (condition.pos && !condition.pos.has(token.pos)) return false;
  if (condition.words && !condition.words.has(token.lower)) return false;
  if (condition.prefix && !condition.prefix.has(token.prefix)) return false;
  if (condition.suffix && !condition.suffix.has(token.suffix)) return false;
  if (condition.kind && !condition.kind.has(token.kind)) return false;
  return !condition.case || condition.case.has(rules.reader.read(token.text).letterCase);
}
