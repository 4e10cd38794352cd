import type { PatternUse } from '../match/rules.js';
import type { Hit, TokenSpan } from '../match/sweep.js';
import type { Action, Analysis, Argument, TextSpan, Who } from '../types.js';
import type { Claims } from './claims.js';
import { confidenceOf } from './confidence.js';
import { whoAt } from './link.js';

export interface PatternContext {
  analysis: Analysis;
  context: { who: Who; claims: Claims };
  uses: Map<string, PatternUse>;
  /** How sure each rule is, and each family of rules. */
  confidence: ReadonlyMap<string, number>;
}

/**
 * What patterns say beyond the grammar. An action whose verb they cover is amended: a light verb takes class and
 * root of the noun it carries ("melakukan penyelidikan": selidik, investigate), a result or a figure becomes the
 * complement. An event that only a noun tells ("penangkapan X oleh Y") becomes an action of its own.
 */
export function applyPatterns(actions: Action[], hits: Hit[], given: PatternContext): Action[] {
  const byVerb = new Map<number, Hit>();
  const events: Action[] = [];
  const clauses = clausesBySentence(actions);
  const verbs = new Set(actions.map((action) => action.verb.start));
  for (const hit of hits) {
    const use = given.uses.get(hit.rule);
    if (use?.does === 'event') {
      const event = eventOf(hit, use, given, clauses);
      if (event && !verbs.has(event.verb.start)) events.push(event);
    } else byVerb.set((hit.groups.verb ?? hit).start, hit);
  }
  const amended = actions.map((action) => amend(action, byVerb.get(action.verb.start), given));
  return [...amended, ...events];
}

/** The noun stays the target of a light verb, so the reader sees both. */
function amend(action: Action, hit: Hit | undefined, given: PatternContext): Action {
  const use = hit && given.uses.get(hit.rule);
  if (!hit || !use) return action;
  const { event, target, complement } = hit.groups;
  const lemma = use.lemma ?? (event && given.analysis.tokens[event.first]?.root) ?? action.verb.lemma;
  return {
    ...action,
    rule: hit.rule,
    confidence: confidenceOf(given.confidence, hit.rule),
    class: use.class ?? action.class,
    verb: { ...action.verb, lemma },
    target: narrowed(action.target, hit, given) ?? action.target ?? argument(target, given),
    complement: action.complement ?? textSpan(complement, given),
  };
}

/** "mengalahkan [Bintang Timur] 2-1": the grammar takes the score for part of the name. */
function narrowed(given: Argument | null, { groups }: Hit, context: PatternContext): Argument | null {
  const { target, complement } = groups;
  if (!given || !target || !complement) return null;
  return given.start === target.start && complement.start < given.end ? argument(target, context) : null;
}

/** Dates, negation of the whole and modality are those of the clause the noun stands in. */
function eventOf(
  hit: Hit,
  use: PatternUse,
  given: PatternContext,
  clauses: Map<number, Action[]>,
): Action | null {
  const noun = hit.groups.event;
  const token = noun && given.analysis.tokens[noun.first];
  const verb = textSpan(noun, given);
  if (!token || !verb) return null;
  const clause = clauses.get(token.sentence)?.findLast((a) => a.start <= hit.start && hit.end <= a.end);
  return {
    id: '',
    sentence: token.sentence,
    start: hit.start,
    end: hit.end,
    verb: { ...verb, lemma: use.lemma ?? token.root },
    class: use.class,
    voice: use.voice,
    negated: false,
    modality: [],
    actor: argument(hit.groups.actor, given),
    target: argument(hit.groups.target, given),
    recipient: null,
    complement: textSpan(hit.groups.complement, given),
    place: null,
    dates: clause?.dates ?? [],
    quote: given.context.claims.at(token),
    headline: false,
    rule: hit.rule,
    confidence: confidenceOf(given.confidence, hit.rule, 'events'),
  };
}

function clausesBySentence(actions: Action[]): Map<number, Action[]> {
  const clauses = new Map<number, Action[]>();
  for (const action of actions) {
    const others = clauses.get(action.sentence);
    if (others) others.push(action);
    else clauses.set(action.sentence, [action]);
  }
  return clauses;
}

function argument(group: TokenSpan | undefined, given: PatternContext): Argument | null {
  const span = textSpan(group, given);
  return span && { ...span, ...whoAt(given.context.who, span, span.start), inferred: false };
}

function textSpan(group: TokenSpan | undefined, { analysis }: PatternContext): TextSpan | null {
  if (!group) return null;
  const { start, end } = group;
  return { start, end, text: analysis.text.slice(start, end) };
}
