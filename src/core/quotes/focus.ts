import { lastStarted, lowerBound } from '../text/spans.js';
import type { Sentence, Span } from '../types.js';
import { cueWithSpeakerBehind } from './cues.js';
import { actorOf, type Named } from './names.js';
import type { Reading } from './reading.js';
import { speakerBefore, subjectOf } from './subject.js';
import { tokenBefore, tokenFrom } from './tokens.js';

/** Someone the text has just spoken of, who a later "ujarnya" can point to. */
export interface Focus extends Span {
  person: Named;
  /** Said something ("Rina menilai …", "kata Rina"), or is what the sentence is about. */
  strong: boolean;
}

/** How many characters back a pronoun may point before anyone named will do. */
const REACH = 3000;
/** An organisation that spoke nearer than the first is meant when the last person is farther than the second. */
const NEAR = 400;
const FAR = 900;

/** Who is in focus at each point of the article, for pronouns and "-nya" behind quotations. */
export class Focusing {
  /** In text order. */
  readonly all: readonly Focus[];

  /** @param passages what is in quotation marks: people named inside do not speak */
  constructor(reading: Reading, passages: Span[]) {
    const { analysis } = reading;
    const found: Focus[] = [];
    const subjects = new Set<Named>();
    const speakers = new Set<string | null>();
    for (const sentence of analysis.sentences) {
      const subject = subjectOf(reading, sentence);
      if (subject) subjects.add(subject);
      for (const person of reading.names.within(sentence)) {
        if (person.kind !== 'person' || person.form === 'role' || person.form === 'pronoun') continue;
        if (!isInside(passages, person.start)) found.push({ ...spanOf(person), person, strong: false });
      }
      for (let i = sentence.first; i < sentence.last; i++) {
        const said = speakerAt(reading, sentence, i);
        const token = analysis.tokens[i];
        if (!said || !token || isInside(passages, token.start)) continue;
        found.push({ ...said, strong: true });
        speakers.add(said.person.id);
      }
    }
    // One word at the head of a sentence may be a thing; who has a full name or speaks elsewhere is a person.
    const isPerson = ({ id, name }: Named) => speakers.has(id) || name.includes(' ');
    this.all = found
      .map((focus) =>
        subjects.has(focus.person) && isPerson(focus.person) ? { ...focus, strong: true } : focus,
      )
      .sort((a, b) => a.start - b.start);
  }

  /**
   * Who a pronoun at an offset stands for: the last person to speak or to be spoken of, or an organisation that
   * has spoken just before when no person has for long.
   * @param anyone organisations as well as people ("raksasa elektronik itu")
   */
  at(offset: number, anyone = false): Named | null {
    let nearest: Focus | null = null;
    let fallback: Focus | null = null;
    for (let i = lowerBound(this.all, offset) - 1; i >= 0; i--) {
      const focus = this.all[i];
      if (!focus || focus.start < offset - REACH) break;
      if (nearest && !anyone && nearest.start > offset - NEAR && focus.start < offset - FAR) break;
      if (!focus.strong) fallback ??= focus;
      else if (anyone || focus.person.kind === 'person') return focus.person;
      else nearest ??= focus;
    }
    return (nearest ?? fallback)?.person ?? null;
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The named speaker of a reporting verb at a token; where the verb stands is where the speaker comes into focus. */
function speakerAt(reading: Reading, sentence: Sentence, index: number): (Span & { person: Named }) | null {
  const { analysis, rules, names } = reading;
  const token = analysis.tokens[index];
  if (!token) return null;
  const form = rules.cues.get(token.lower)?.form;
  const active = form === 'active';
  // "kumpulan tulisan Rina, yang menceritakan …": what a text tells, nobody says
  if (active && analysis.tokens[index - 1]?.lower === 'yang') return null;
  const span = active
    ? speakerBefore(reading, index, 0)
    : (cueWithSpeakerBehind(reading, index)?.speaker ?? null);
  if (!span || rules.words.pronouns.has(analysis.text.slice(span.start, span.end).toLowerCase())) return null;
  const opens = active
    ? startsClause(reading, sentence, span.start)
    : form === 'bare' && isNew(reading, index, span);
  const person = actorOf(names, span) ?? (opens ? unnamed(reading, span) : null);
  return person && person.kind !== 'place' ? { start: token.start, end: token.end, person } : null;
}

/** Whether a sentence begins here, a fronted phrase without a verb passed over ("Di pasar itu, [seorang pedagang] …"). */
function startsClause({ analysis }: Reading, sentence: Sentence, offset: number): boolean {
  const at = tokenFrom(analysis, offset);
  if (at > sentence.first && analysis.tokens[at - 1]?.text !== ',') return false;
  for (let i = sentence.first; i < at; i++) if (analysis.tokens[i]?.pos === 'VERB') return false;
  return true;
}

/** `"…," kata seorang warga`, but not "kata warga itu", who was spoken of before. */
function isNew({ analysis, rules }: Reading, cue: number, span: Span): boolean {
  const last = analysis.tokens[tokenBefore(analysis, span.end)];
  const behind = analysis.tokens[cue - 1]?.kind === 'punct';
  return behind && last !== undefined && !rules.words.determiners.has(last.lower);
}

/** A speaker without a name ("seorang warga") is who "ujarnya" means in the next sentence all the same. */
function unnamed({ analysis }: Reading, span: Span): Named {
  const text = analysis.text.slice(span.start, span.end);
  return { ...spanOf(span), text, form: 'role', id: null, name: text, kind: 'person' };
}

/** Whether an offset lies in one of the spans, sorted and apart. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  const before = spans[lastStarted(spans, offset)];
  return before !== undefined && offset < before.end;
}
