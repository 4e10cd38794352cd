import type { Span } from '../types.js';
import { cueWithSpeakerBehind } from './cues.js';
import { actorOf, type Named } from './names.js';
import type { Reading } from './reading.js';
import { speakerBefore, subjectOf } from './subject.js';
import { lowerBound } from './tokens.js';

/** Someone the text has just spoken of, who a later "ujarnya" can point to. */
interface Focus extends Span {
  person: Named;
  /** Said something ("Rina menilai …", "kata Rina"), or is what the sentence is about. */
  strong: boolean;
}

/** How many characters back a pronoun may point before anyone named will do. */
const REACH = 3000;

/** Who is in focus at each point of the article, for pronouns and "-nya" behind quotations. */
export class Focusing {
  private readonly all: Focus[];

  /** @param passages what is in quotation marks: people named inside do not speak */
  constructor(reading: Reading, passages: Span[]) {
    const { analysis } = reading;
    const found: Focus[] = [];
    for (const sentence of analysis.sentences) {
      const subject = subjectOf(reading, sentence);
      for (const person of reading.names.within(sentence)) {
        if (person.kind !== 'person' || person.form === 'role' || person.form === 'pronoun') continue;
        if (!isInside(passages, person.start))
          found.push({ ...spanOf(person), person, strong: person === subject });
      }
      for (let i = sentence.first; i < sentence.last; i++) {
        const said = speakerAt(reading, i);
        const token = analysis.tokens[i];
        if (said && token && !isInside(passages, token.start)) found.push({ ...said, strong: true });
      }
    }
    this.all = found.sort((a, b) => a.start - b.start);
  }

  /**
   * Who a pronoun at an offset stands for.
   * @param anyone also organisations ("raksasa elektronik itu"); else people
   */
  at(offset: number, anyone = false): Named | null {
    let fallback: Named | null = null;
    for (let i = lowerBound(this.all, offset) - 1; i >= 0; i--) {
      const focus = this.all[i];
      if (!focus || focus.start < offset - REACH) break;
      if (focus.strong && (anyone || focus.person.kind === 'person')) return focus.person;
      fallback ??= focus.person;
    }
    return fallback;
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The named speaker of a reporting verb at a token; where the verb stands is where the speaker comes into focus. */
function speakerAt(reading: Reading, index: number): (Span & { person: Named }) | null {
  const { analysis, rules, names } = reading;
  const token = analysis.tokens[index];
  if (!token) return null;
  const active = rules.cues.get(token.lower)?.form === 'active';
  const span = active
    ? speakerBefore(reading, index, 0)
    : (cueWithSpeakerBehind(reading, index)?.speaker ?? null);
  if (!span || rules.words.pronouns.has(analysis.text.slice(span.start, span.end).toLowerCase())) return null;
  const person = actorOf(names, span);
  return person && person.kind !== 'place' ? { start: token.start, end: token.end, person } : null;
}

/** Whether an offset lies in one of the spans, sorted and apart. */
export function isInside(spans: Span[], offset: number): boolean {
  const before = spans[lowerBound(spans, offset + 1) - 1];
  return before !== undefined && offset < before.end;
}
