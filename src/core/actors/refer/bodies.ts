import { lastStarted, lowerBound } from '../../text/spans.js';
import type { Actor, Analysis, Who } from '../../types.js';
import type { ActorLexicon } from '../lexicon.js';
import { fitOf, type Nominal } from './nominal.js';

interface Named {
  start: number;
  end: number;
  actor: Actor;
}

/** How many sentences back "perusahaan itu" may point. */
const SENTENCES = 3;

/** Organisations by where they are named, for "perusahaan itu" and "kementerian tersebut". */
export class Bodies {
  private readonly named: Named[];
  private readonly referred: Named[] = [];
  private readonly actors: Map<string, Actor>;

  constructor(
    private readonly analysis: Analysis,
    who: Who,
    private readonly lexicon: ActorLexicon,
  ) {
    const bodies = who.actors.filter((a) => a.kind === 'organization');
    this.actors = new Map(bodies.map((a) => [a.id, a]));
    this.named = bodies
      .flatMap((actor) => actor.mentions.map(({ start, end }) => ({ start, end, actor })))
      .sort((a, b) => a.start - b.start);
  }

  /** Notes that an organisation was referred to; offsets must rise. */
  add(start: number, id: string): void {
    const actor = this.actors.get(id);
    if (actor) this.referred.push({ start, end: start, actor });
  }

  /** The one organisation that a noun can mean; of two, the one that the last sentence with either is about; else null. */
  before(nominal: Nominal, offset: number): string | null {
    const near = this.near(offset);
    const fits = near.map((n) => fitOf(this.lexicon, nominal, n.actor));
    const sure = near.filter((_, i) => fits[i] === 'sure');
    if (sure.length > 0) return onlyOf(sure) ?? this.subjectOf(sure);
    return near.every((_, i) => fits[i] === 'open') ? onlyOf(near) : null;
  }

  /** The one organisation that a sentence names before an offset; null where it names none or two. */
  onlyIn(sentence: number, offset: number): string | null {
    const from = lowerBound(this.named, this.analysis.sentences[sentence]?.start ?? offset);
    return onlyOf(this.named.slice(from, lowerBound(this.named, offset)));
  }

  private near(offset: number): Named[] {
    const { sentences } = this.analysis;
    const at = lastStarted(sentences, offset);
    const floor = sentences[Math.max(at - SENTENCES, 0)]?.start ?? 0;
    const named = this.named.slice(lowerBound(this.named, floor), lowerBound(this.named, offset));
    const referred = this.referred.slice(lowerBound(this.referred, floor));
    return [...named, ...referred];
  }

  /** The one among the last that share a sentence, if the sentence begins with it. */
  private subjectOf(named: Named[]): string | null {
    const { sentences } = this.analysis;
    const last = Math.max(...named.map((n) => n.start));
    const start = sentences[lastStarted(sentences, last)]?.start ?? 0;
    const near = named.filter((n) => n.start >= start);
    return near.some((n) => n.start === start) ? onlyOf(near) : null;
  }
}

function onlyOf(named: Named[]): string | null {
  const ids = new Set(named.map((n) => n.actor.id));
  return ids.size === 1 ? (named[0]?.actor.id ?? null) : null;
}
