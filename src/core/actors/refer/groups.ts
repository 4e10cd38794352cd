import { lowerBound } from '../../text/spans.js';
import type { Analysis, Span, Who } from '../../types.js';

interface Named extends Span {
  id: string;
}

/** How many sentences back "mereka" may point. */
const SENTENCES = 2;

/** Groups and persons by where they are named, for "mereka". */
export class Groups {
  private readonly groups: Named[];
  private readonly persons: Named[];

  constructor(
    private readonly analysis: Analysis,
    who: Who,
  ) {
    const named = (kind: string): Named[] =>
      who.actors
        .filter((a) => a.kind === kind)
        .flatMap(({ id, mentions }) => mentions.map(({ start, end }) => ({ start, end, id })))
        .sort((a, b) => a.start - b.start);
    this.groups = named('group');
    this.persons = named('person');
  }

  /**
   * The one group named shortly before an offset; null where there are two, or where two persons named since may be
   * meant: a mention has one bearer, and half of a pair would be a wrong one.
   */
  before(sentence: number, offset: number): string | null {
    const floor = this.analysis.sentences[Math.max(sentence - SENTENCES, 0)]?.start ?? 0;
    const near = within(this.groups, floor, offset);
    const last = near.at(-1);
    if (!last || near.some(({ id }) => id !== last.id)) return null;
    return new Set(within(this.persons, last.start, offset).map(({ id }) => id)).size < 2 ? last.id : null;
  }
}

function within(list: Named[], from: number, to: number): Named[] {
  return list.slice(lowerBound(list, from), lowerBound(list, to));
}
