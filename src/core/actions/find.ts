import { sweep } from '../match/sweep.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Action, Analysis, DateMention, Modality, Quote, Span, TextSpan, Token, Who } from '../types.js';
import { type Filler, type Roles, rolesOf } from './arguments.js';
import { Claims } from './claims.js';
import type { Clause } from './clauses/clause.js';
import { clausesOf } from './clauses/clauses.js';
import { confidenceOf } from './confidence.js';
import { markHeadline } from './headline.js';
import type { VerbGroup } from './items/item.js';
import { itemsOf } from './items/items.js';
import { whoAt } from './link.js';
import { argument } from './parties.js';
import { applyPatterns } from './patterns.js';
import { Topic } from './topic.js';
import { entryOf, isGroup, makeView, modalityAt, use, type View } from './view.js';
import { dateActions } from './when.js';

export interface ActionContext {
  dates: DateMention[];
  who: Who;
  quotes: Quote[];
  /** Headline: evidence for which actions the article is about. */
  title: string | null;
  /** When the article was published, ISO 8601; null where unknown. */
  reference?: string | null;
}

/** Who did what to whom, in text order. */
export function findActions(analysis: Analysis, context: ActionContext, rules: Ruleset): Action[] {
  return readActions(analysis, context, rules).actions;
}

/** The actions, and the ids of the rules that had a part in them. */
export function readActions(
  analysis: Analysis,
  context: ActionContext,
  rules: Ruleset,
): { actions: Action[]; used: Set<string> } {
  const view = makeView(analysis, context.dates, rules.actions, context.who);
  const claims = new Claims(context.quotes);
  const actions: Action[] = [];
  const clauses: Clause[] = [];
  const topic = new Topic();
  for (const sentence of analysis.sentences) {
    const found = clausesOf(itemsOf(view, sentence));
    topic.carry(found, sentence.block);
    for (const clause of found) {
      const action = actionOf(view, analysis, { ...context, claims }, clause, actions.length + 1);
      if (!action) continue;
      actions.push(action);
      clauses.push(clause);
    }
  }
  const dated = dateActions(
    actions,
    spansOf(actions, clauses),
    analysis,
    context.dates,
    context.reference ?? null,
  );
  const hits = sweep(rules.match.compiled, analysis);
  const amended = applyPatterns(dated, hits, {
    analysis,
    context: { who: context.who, claims },
    uses: rules.match.uses,
    confidence: rules.actions.confidence,
  });
  return { actions: markHeadline(inTextOrder(amended), { ...context, analysis }, rules), used: view.used };
}

/** By their verbs: a clause in front is read after the one it depends on, and events of nouns come last. */
function inTextOrder(actions: Action[]): Action[] {
  return actions
    .sort((a, b) => a.verb.start - b.verb.start)
    .map((action, i) => ({ ...action, id: `e${i + 1}` }));
}

/** Where each action's clause lies, and which action it depends on. */
function spansOf(actions: Action[], clauses: Clause[]): { span: Span; parent: number }[] {
  const index = new Map(clauses.map((clause, i) => [clause, i]));
  return clauses.map((clause, i) => ({
    span: actions[i] ?? { start: 0, end: 0 },
    parent: clause.parent ? (index.get(clause.parent) ?? -1) : -1,
  }));
}

function actionOf(
  view: View,
  analysis: Analysis,
  { who, claims }: { who: Who; claims: Claims },
  clause: Clause,
  n: number,
): Action | null {
  const group = clause.group;
  const verb = group && view.tokens[group.verb];
  if (!group || !verb || !isReported(clause)) return null;
  const roles = rolesOf(view, clause);
  if (isImperative(view, group, verb, roles)) return null;
  const rule = ruleOf(clause);
  view.used.add(rule);
  if (group.entry) view.used.add(group.entry.rule).add(group.entry.frame.id);
  const start = view.tokens[Math.min(clause.first, group.first)]?.start ?? verb.start;
  const end = view.tokens[Math.max(clause.last, group.last) - 1]?.end ?? verb.end;
  return {
    id: `e${n}`,
    sentence: verb.sentence,
    start,
    end,
    verb: { ...verbSpan(view, analysis, group, verb), lemma: lemmaOf(group, verb) },
    class: group.entry?.class ?? null,
    voice: group.passive ? 'passive' : 'active',
    negated: group.negated,
    modality: modalityOf(view, clause, group),
    actor: claims.speaking(verb, argument(view, analysis, who, roles.actor)),
    target: argument(view, analysis, who, roles.target),
    recipient: argument(view, analysis, who, roles.recipient),
    complement: complementOf(view, analysis, clause),
    place: placeOf(view, who, clause),
    dates: [],
    quote: claims.at(verb),
    headline: false,
    rule,
    confidence: confidenceOf(view.rules.confidence, rule),
  };
}

/** An outcome ("menjadi …") and what only describes a noun are parts of another action. */
function isReported(clause: Clause): boolean {
  return clause.kind !== 'result' && clause.kind !== 'modifier';
}

/** "Panaskan minyak", "Tunggu rekomendasi": a bare verb whose actor nobody names asks for something, it tells nothing. */
function isImperative(view: View, group: VerbGroup, verb: Token, roles: Roles): boolean {
  return (
    !group.cue &&
    !group.passive &&
    verb.prefix === '' &&
    (!roles.actor || isCommand(view, roles.actor)) &&
    (group.entry?.bare ?? true)
  );
}

/** "[Cuci beras], lalu angkat": the first of several commands, taken for a noun phrase. */
function isCommand(view: View, { phrase }: Filler): boolean {
  const head = view.tokens[phrase.head];
  return head !== undefined && head.kind === 'word' && (entryOf(view, head)?.bare ?? false);
}

/** Where it happened: the place that "di" names in the clause. */
function placeOf(view: View, who: Who, clause: Clause): string | null {
  for (const { preposition, phrase } of clause.prepositions) {
    const first = view.tokens[phrase.first];
    const last = view.tokens[phrase.last - 1];
    if (preposition !== 'di' || !first || !last) continue;
    const { place } = whoAt(who, { start: first.start, end: last.end }, view.tokens[phrase.head]?.start ?? 0);
    if (place) return place;
  }
  return null;
}

/** Modality of the verb's own group, of the conjunction ("jika"), and of the verb that takes it ("diduga [menerima]"). */
function modalityOf(view: View, clause: Clause, group: VerbGroup): Modality[] {
  const modality = new Set(group.modality);
  if (clause.conditional) modality.add('conditional');
  const matrix = clause.kind === 'control' || clause.kind === 'that' ? clause.parent?.group?.verb : undefined;
  if (matrix !== undefined && isGroup(view, matrix, 'matrix')) {
    const inherited = modalityAt(view, matrix);
    if (inherited) modality.add(inherited);
    use(view, matrix, 'matrix');
  }
  return [...modality];
}

function ruleOf(clause: Clause): string {
  return `actions/${clause.kind}`;
}

/** The verb without the clitic that stands for a party, with the second word of "bekerja sama". */
function verbSpan(view: View, analysis: Analysis, group: VerbGroup, verb: Token): TextSpan {
  const last = view.tokens[group.last - 1]?.end ?? verb.end;
  const end = group.nya && last === verb.end ? verb.end - 'nya'.length : last;
  return { start: verb.start, end, text: analysis.text.slice(verb.start, end) };
}

/** The root as the verb data state it, unless that is a stem which morphology takes further ("pelajar": "ajar"). */
function lemmaOf(group: VerbGroup, verb: Token): string {
  const { entry } = group;
  if (!entry?.affixed || entry.root.includes('-') || entry.root.includes(verb.root)) return verb.root;
  return entry.root;
}

/** "[berharap] dan mendorong agar …" */
function sharedComplement({ beside, group, objects }: Clause): Clause | null {
  return beside && objects.length === 0 && group?.entry?.frame.clause ? beside.complement : null;
}

function complementOf(view: View, analysis: Analysis, clause: Clause): TextSpan | null {
  const inner = clause.complement ?? sharedComplement(clause);
  if (!inner) return null;
  const start = view.tokens[inner.first]?.start;
  const end = view.tokens[inner.last - 1]?.end;
  if (start === undefined || end === undefined || end <= start) return null;
  return { start, end, text: analysis.text.slice(start, end) };
}
