import { lowerBound } from '../text/spans.js';
import type { Actor, Analysis, Mention, Span, Who } from '../types.js';

/** A mention together with the actor or place it belongs to. */
export interface Named extends Mention {
  id: string | null;
  name: string;
  kind: Actor['kind'];
}

/** Mentions are phrases; a longer one is not looked for from behind. */
const MAX_MENTION = 200;

/** All mentions of the article in text order, for looking up who a phrase names. */
export class Names {
  private readonly mentions: Named[];
  private readonly longest: number;

  constructor(who: Who) {
    const of = (id: string | null, name: string, kind: Actor['kind']) => (m: Mention) => ({
      ...m,
      id,
      name,
      kind,
    });
    this.mentions = [
      ...who.actors.flatMap((a) => a.mentions.map(of(a.id, a.name, a.kind))),
      ...who.places.flatMap((p) => p.mentions.map(of(null, p.name, 'place'))),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
    this.longest = this.mentions.reduce((most, m) => Math.max(most, m.end - m.start), 0);
  }

  get isEmpty(): boolean {
    return this.mentions.length === 0;
  }

  /** Mentions that lie within a span. */
  within(span: Span): Named[] {
    const found: Named[] = [];
    for (let i = lowerBound(this.mentions, span.start); i < this.mentions.length; i++) {
      const mention = this.mentions[i];
      if (!mention || mention.start >= span.end) break;
      if (mention.end <= span.end) found.push(mention);
    }
    return found;
  }

  /** Mentions that share any character with a span. */
  touching(span: Span): Named[] {
    const first = lowerBound(this.mentions, span.start - Math.min(this.longest, MAX_MENTION));
    const found: Named[] = [];
    for (let i = first; i < this.mentions.length; i++) {
      const mention = this.mentions[i];
      if (!mention || mention.start >= span.end) break;
      if (mention.end > span.start) found.push(mention);
    }
    return found;
  }

  /** Whether the span is a name, whole. */
  covers(span: Span): boolean {
    return this.within(span).some((m) => m.form !== 'role' && m.start === span.start && m.end === span.end);
  }

  /** Whether a person is named within the span. */
  hasPerson(span: Span): boolean {
    return this.within(span).some((m) => m.kind === 'person' && m.form !== 'role');
  }
}

/**
 * Whom a phrase names: the last person named in it ("Ketua DPR Rina Z"), else the holder of the role
 * ("politikus itu"), else the organisation or group that it starts with.
 */
export function actorOf(names: Names, span: Span): Named | null {
  const inside = names.touching(span).filter((m) => m.id !== null);
  const people = inside.filter((m) => m.kind === 'person');
  return (
    people.filter((m) => m.form === 'name' || m.form === 'short').at(-1) ??
    people.at(-1) ??
    inside[0] ??
    names.touching(span)[0] ??
    null
  );
}

export function textOf(analysis: Analysis, span: Span): string {
  return analysis.text.slice(span.start, span.end);
}
