import type { Ruleset } from '../rules/ruleset.js';
import { lowerBound } from '../text/spans.js';
import type { Action, Analysis, Argument, Quote, Token } from '../types.js';
import { isTelling, readTitle, type Title } from './title.js';

/** A story is about at most this many actions. */
const MOST = 3;
/** Evidence that is enough: the headline's verb in a main clause of the lead, or its class with one of its parties. */
const ENOUGH = 6;
/** The second and third action of a story are hardly weaker than the first. */
const NEAR = 2;
/** Sentences that may state what the story is about. */
const LEAD = 4;

/** Reporting and supporting verbs are hardly ever what a story is about. */
const minor: ReadonlySet<string> = new Set(['report', 'have', 'know', 'describe', 'need']);

export interface Story {
  title: string | null;
  analysis: Analysis;
  quotes: readonly Quote[];
}

/**
 * Marks the one to three actions the article is about: what its headline tells ("KPK Tangkap Bupati" and the lead's
 * "KPK menangkap Bupati …", or "penangkapan", or another verb of its class with its parties), and how early and how
 * plainly it is told. Without such an action, the main clause of the lead that shares most with the headline.
 */
export function markHeadline(actions: Action[], story: Story, rules: Ruleset): Action[] {
  const title = readTitle(story.title ?? '', rules);
  // An outlet that is cited for a report only passes it on; what people say is theirs.
  const spoken = new Set(story.quotes.filter((q) => q.rule !== 'quotes/cited').map((q) => q.id));
  const lead = actions.findIndex((a) => isMain(a) && a.sentence === 0 && !minor.has(a.class ?? ''));
  const scored = actions.flatMap((action, i) => {
    if (action.sentence > LEAD || (!title.speech && spoken.has(action.quote ?? ''))) return [];
    const evidence = evidenceOf(action, title, story.analysis);
    return [
      {
        action,
        i,
        evidence,
        score: evidence.verb + evidence.parties + plainness(action) + (i === lead ? 1 : 0),
      },
    ];
  });
  scored.sort((a, b) => b.score - a.score || a.i - b.i);
  const told = scored.filter((s) => s.evidence.verb > 0 && s.score >= ENOUGH);
  const best = told[0]?.score ?? 0;
  const chosen = new Map<string, number>();
  for (const { action, i, score } of told) {
    const { lemma } = action.verb;
    if (chosen.size < MOST && score >= best - NEAR && !chosen.has(lemma)) chosen.set(lemma, i);
  }
  const fallback =
    scored.find((s) => isMain(s.action) && !spoken.has(s.action.quote ?? ''))?.i ??
    actions.findIndex((a) => isMain(a) && !spoken.has(a.quote ?? ''));
  const picked = new Set(chosen.size > 0 ? chosen.values() : [fallback]);
  return actions.map((action, i) => (picked.has(i) ? { ...action, headline: true } : action));
}

function isMain({ rule }: Action): boolean {
  return rule === 'actions/main' || rule === 'actions/cue' || rule.startsWith('patterns/');
}

/** How early the action is told, and whether by a clause of its own. */
function plainness(action: Action): number {
  const early = action.sentence === 0 ? 2 : 1;
  if (isMain(action)) return early + 1;
  return action.rule === 'actions/relative' || action.rule === 'actions/link' ? early - 1 : early;
}

/** How much an action's verb and parties have in common with the headline. */
function evidenceOf(action: Action, title: Title, analysis: Analysis): { verb: number; parties: number } {
  const actor = telling(action.actor, analysis);
  const target = telling(action.target, analysis);
  const parties =
    sharesOf(
      actor,
      title,
      title.events.map((e) => e.actor),
    ) +
    sharesOf(
      target,
      title,
      title.events.map((e) => e.target),
    );
  if (minor.has(action.class ?? '')) {
    // `Rina: Panen Berlimpah` is about Rina's saying so.
    const says =
      title.speech && action.class !== 'have' && !action.quote && actor.some((t) => title.words.has(t.lower));
    if (says) return { verb: 3, parties };
    if (!title.events.some((e) => e.root === action.verb.lemma)) return { verb: 0, parties: parties - 2 };
  }
  return { verb: verbEvidence(action, title, [...actor, ...target], parties), parties };
}

function verbEvidence({ verb, class: kind }: Action, title: Title, args: Token[], parties: number): number {
  if (title.events.some((e) => e.root === verb.lemma)) return 5;
  if (title.roots.has(verb.lemma) || title.words.has(verb.text.toLowerCase())) return 4;
  if (parties <= 0) return 0;
  const alike = kind !== null && title.events.some((e) => e.class === kind);
  // "mengumumkan [pembukaan] dua gerai" where the headline says "buka"
  const nominal = args.some((t) => t.prefix === 'pe' && title.events.some((e) => e.root === t.root));
  return alike || nominal ? 3 : 0;
}

/** 2 where a party has the same role in the headline, 1 where the headline names it at all. */
function sharesOf(party: Token[], title: Title, roles: ReadonlySet<string>[]): number {
  if (party.some((t) => roles.some((words) => words.has(t.lower)))) return 2;
  return party.some((t) => title.words.has(t.lower)) ? 1 : 0;
}

function telling(party: Argument | null, { tokens }: Analysis): Token[] {
  if (!party) return [];
  return tokens.slice(lowerBound(tokens, party.start), lowerBound(tokens, party.end)).filter(isTelling);
}
