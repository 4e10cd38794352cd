import type { Span, Token } from '../types.js';
import type { Reading } from './reading.js';
import type { CueForm, QuoteRules } from './rules.js';
import { speakerAfter } from './speaker.js';
import { speakerBefore } from './subject.js';
import { isWord, tokenBefore, tokenFrom } from './tokens.js';

/** A reporting verb or source word and the phrase that names its speaker; `speaker` null where only "-nya" does. */
export interface Cue {
  token: Token;
  lemma: string;
  speaker: Span | null;
}

/** Farthest a subject may stand from its verb: "…," Kepala Dinas X Kota Y, Rina Z, mengatakan. */
const MAX_SUBJECT = 16;
/** Farthest a verb may stand before the quotation it opens: Rina mengatakan dalam rapat di kantornya, "…". */
const MAX_LEAD = 40;
/** Longest "keterangan pers tertulis" before what says whose it is, in tokens. */
const MAX_DOCUMENT = 5;

/** The cue behind a quotation: "…," kata Rina | "…," demikian pernyataan tim itu | "…," Rina menegaskan. */
export function cueAfter(reading: Reading, end: number): Cue | null {
  const { analysis, rules } = reading;
  let at = tokenFrom(analysis, end);
  if (/^[,–—-]$/.test(analysis.tokens[at]?.text ?? '')) at++;
  while (rules.words.bridges.has(analysis.tokens[at]?.lower ?? '')) at++;
  const token = analysis.tokens[at];
  if (!token || analysis.text.slice(end, token.start).includes('\n')) return null;
  return (
    cueWithSpeakerBehind(reading, at) ??
    documentCue(reading, at) ??
    statementCue(reading, at, end) ??
    subjectFirstCue(reading, at, end)
  );
}

/** "kata Rina", "dikatakan Rina", "menurut Rina", "katanya": the cue at a token when its speaker follows. */
export function cueWithSpeakerBehind(reading: Reading, at: number): Cue | null {
  const { analysis, rules } = reading;
  const token = analysis.tokens[at];
  if (!token) return null;
  const form = rules.cues.get(token.lower);
  if (form && form.form !== 'active') {
    return { token, lemma: form.lemma, speaker: form.clitic ? null : speakerBehind(reading, at + 1) };
  }
  const source = sourceWord(rules, token.lower);
  if (!source) return null;
  const speaker = source === token.lower ? speakerAfter(reading, behindDocument(reading, at + 1)) : null;
  return speaker || source !== token.lower ? { token, lemma: source, speaker } : null;
}

/** "kata [Rina]"; "tulis perusahaan", "tertulis dalam [pernyataan perusahaan]". */
function speakerBehind(reading: Reading, at: number): Span | null {
  const { tokens } = reading.analysis;
  const document =
    tokens[at]?.lower === 'dalam' && reading.rules.words.documents.has(tokens[at + 1]?.lower ?? '');
  return speakerAfter(reading, document ? at + 1 : at);
}

/** "menurutnya" -> "menurut". */
export function sourceWord({ words }: QuoteRules, lower: string): string | null {
  if (words.sources.has(lower)) return lower;
  const base = lower.endsWith('nya') ? lower.slice(0, -3) : '';
  return words.sources.has(base) ? base : null;
}

/**
 * Where the phrase begins that says whose text it is: "keterangan tertulis dari [Polres Subang]", "laporan yang
 * dirilis (oleh) [BPS]"; the index itself where there is no such phrase.
 */
export function behindDocument({ analysis, rules }: Reading, at: number): number {
  const { tokens } = analysis;
  if (!rules.words.documents.has(tokens[at]?.lower ?? '')) return at;
  for (let i = at + 1; i < at + MAX_DOCUMENT; i++) {
    const token = tokens[i];
    if (token?.lower === 'dari') return i + 1;
    if (token?.lower === 'yang' && tokens[i + 1]?.voice === 'passive') return i + 2;
    // "keterangan pers", "keterangan resmi", "keterangan tertulis"
    if (token?.pos !== 'NOUN' && token?.pos !== 'ADJ' && token?.prefix !== 'ter') break;
  }
  return at;
}

/** `"…," dalam keterangan tertulis dari Polres Subang`: no verb, but the quotation ends like speech. */
function statementCue(reading: Reading, at: number, quoteEnd: number): Cue | null {
  const { text, tokens } = reading.analysis;
  const token = tokens[at + 1];
  if (!token || tokens[at]?.lower !== 'dalam' || !/,\s?$/.test(text.slice(quoteEnd - 3, quoteEnd - 1)))
    return null;
  if (!reading.rules.words.documents.has(token.lower)) return null;
  const from = behindDocument(reading, at + 1);
  const speaker = speakerAfter(reading, from === at + 1 ? at + 2 : from);
  return speaker && { token, lemma: token.root, speaker };
}

function documentCue(reading: Reading, at: number): Cue | null {
  const { analysis, rules } = reading;
  const token = analysis.tokens[at];
  const bridge = analysis.tokens[at - 1]?.lower ?? '';
  if (!token || !rules.words.documents.has(token.lower) || !rules.words.bridges.has(bridge)) return null;
  return { token, lemma: token.root, speaker: speakerAfter(reading, at + 1) };
}

function subjectFirstCue(reading: Reading, at: number, quoteEnd: number): Cue | null {
  const { analysis, rules } = reading;
  // `"…." Rina menambahkan …` starts a sentence of its own.
  if (/[.…]$/.test(analysis.text.slice(quoteEnd - 2, quoteEnd - 1))) return null;
  for (let i = at + 1; i < at + MAX_SUBJECT; i++) {
    const token = analysis.tokens[i];
    if (!token || /^[.:;!?"“”]$/.test(token.text)) return null;
    if (rules.cues.get(token.lower)?.form !== 'active') continue;
    const next = analysis.tokens[i + 1];
    if (next && /^[:]$/.test(next.text)) return null;
    const start = analysis.tokens[at]?.start ?? token.start;
    return { token, lemma: cueLemma(rules, token), speaker: speakerBefore(reading, i, start) };
  }
  return null;
}

/** The cue in front of a quotation: Rina mengatakan, "…" | Menurut Rina, "…" | Kata Rina: "…". */
export function cueBefore(reading: Reading, start: number, floor: number): Cue | null {
  const { analysis, rules } = reading;
  const last = tokenBefore(analysis, start);
  const separator = /^[,:]$/.test(analysis.tokens[last]?.text ?? '');
  const reach = separator ? MAX_LEAD : 1;
  let at = last;
  while (at >= 0 && (!isWord(analysis.tokens[at]) || rules.words.that.has(analysis.tokens[at]?.lower ?? '')))
    at--;
  for (let i = at; i > at - reach; i--) {
    const token = analysis.tokens[i];
    if (!token || token.start < floor || /^[.!?;]$/.test(token.text)) return null;
    const form = rules.cues.get(token.lower);
    if (form?.form === 'active') {
      return { token, lemma: form.lemma, speaker: speakerBefore(reading, i, floor) };
    }
    const cue = cueWithSpeakerBehind(reading, i);
    if (cue) return cue;
  }
  return null;
}

function cueLemma(rules: QuoteRules, token: Token): string {
  return (rules.cues.get(token.lower) as CueForm | undefined)?.lemma ?? token.root;
}
