import { lowerBound } from '../text/spans.js';
import type { Analysis, DateMention, Modality, Token, Who } from '../types.js';
import type { ActionRules, VerbEntry, WordGroup, WordUse } from './rules.js';

/** The tokens of a text with what the rules and earlier stages say of each; read-only but for `used`. */
export interface View {
  tokens: Token[];
  rules: ActionRules;
  /** Entry of the word lists that begins at a token. */
  uses: (WordUse | undefined)[];
  /** How many tokens that entry covers. */
  widths: number[];
  /** Time expression that covers a token. */
  dates: (DateMention | undefined)[];
  /** Whether a token belongs to the name of a place. */
  places: boolean[];
  /** Where the name of a person or body that begins at a token ends. */
  names: (number | undefined)[];
  /** Ids of the rules that did something. */
  used: Set<string>;
}

const longestEntry = 4;

/** Looks up every token once in the word lists and the time expressions. */
export function makeView(analysis: Analysis, dates: DateMention[], rules: ActionRules, who: Who): View {
  const { tokens } = analysis;
  const view: View = {
    tokens,
    rules,
    uses: new Array(tokens.length),
    widths: new Array(tokens.length).fill(1),
    dates: new Array(tokens.length),
    places: new Array(tokens.length).fill(false),
    names: new Array(tokens.length),
    used: new Set(),
  };
  markPlaces(view, who);
  markNames(view, who);
  let d = 0;
  for (const [i, token] of tokens.entries()) {
    lookUp(view, i, token);
    while (d < dates.length && (dates[d]?.end ?? 0) <= token.start) d++;
    const date = dates[d];
    if (date && date.start < token.end) view.dates[i] = date;
  }
  return view;
}

function markPlaces(view: View, who: Who): void {
  const { tokens } = view;
  for (const { start, end } of who.places.flatMap(({ mentions }) => mentions)) {
    for (let i = lowerBound(tokens, start); i < tokens.length && (tokens[i]?.start ?? end) < end; i++)
      view.places[i] = true;
  }
}

function markNames(view: View, who: Who): void {
  for (const { kind, mentions } of who.actors) {
    if (kind === 'place') continue;
    for (const { start, end, form } of mentions) {
      if (form === 'pronoun') continue;
      const first = lowerBound(view.tokens, start);
      view.names[first] = Math.max(view.names[first] ?? 0, lowerBound(view.tokens, end));
    }
  }
}

function lookUp(view: View, i: number, token: Token): void {
  view.uses[i] = view.rules.words.get(token.lower);
  if (!view.rules.starts.has(token.lower)) return;
  let words = token.lower;
  for (let width = 2; width <= longestEntry; width++) {
    const next = view.tokens[i + width - 1];
    if (!next || next.sentence !== token.sentence) return;
    words += ` ${next.lower}`;
    const use = view.rules.words.get(words);
    if (!use) continue;
    view.uses[i] = use;
    view.widths[i] = width;
  }
}

export function isGroup(view: View, i: number, group: WordGroup): boolean {
  return view.uses[i]?.groups.has(group) ?? false;
}

/** Notes that the word list entry at a token acted as a member of its group. */
export function use(view: View, i: number, group: WordGroup): void {
  const rule = view.uses[i]?.rules.get(group);
  if (rule) view.used.add(rule);
}

export function modalityAt(view: View, i: number): Modality | null {
  return view.uses[i]?.modality ?? null;
}

/** Lower-case form without clitics: "memblokirnya" -> "memblokir". */
export function bareForm(token: Token): string {
  let { lower } = token;
  for (let k = token.enclitics.length - 1; k >= 0; k--) {
    const clitic = token.enclitics[k] ?? '';
    if (lower.length > clitic.length && lower.endsWith(clitic)) lower = lower.slice(0, -clitic.length);
  }
  return token.proclitic && lower.startsWith(token.proclitic) ? lower.slice(token.proclitic.length) : lower;
}

export function hasNya(token: Token): boolean {
  return token.enclitics.includes('nya');
}

export function entryOf(view: View, token: Token): VerbEntry | undefined {
  return view.rules.verbs.get(token.lower) ?? view.rules.verbs.get(bareForm(token));
}

/** A comma, quotation mark, bracket or stop, by what it does; null for words and other signs. */
export type Sign = 'comma' | 'open' | 'close' | 'quote' | 'bracket-open' | 'bracket-close' | 'stop' | 'dash';

const signs = new Map<string, Sign>([
  [',', 'comma'],
  ['“', 'open'],
  ['„', 'open'],
  ['«', 'open'],
  ['‘', 'open'],
  ['”', 'close'],
  ['»', 'close'],
  ['’', 'close'],
  ['"', 'quote'],
  ["'", 'quote'],
  ["''", 'quote'],
  ['``', 'quote'],
  ['(', 'bracket-open'],
  ['[', 'bracket-open'],
  [')', 'bracket-close'],
  [']', 'bracket-close'],
  [';', 'stop'],
  [':', 'stop'],
  ['.', 'stop'],
  ['?', 'stop'],
  ['!', 'stop'],
  ['…', 'stop'],
  ['...', 'stop'],
  ['-', 'dash'],
  ['–', 'dash'],
  ['—', 'dash'],
  ['--', 'dash'],
]);

export function signAt(view: View, i: number): Sign | null {
  const token = view.tokens[i];
  return token && token.kind !== 'word' ? (signs.get(token.text) ?? null) : null;
}
