import type { Speech } from '../../quotes/find.js';
import { isInside } from '../../quotes/focus.js';
import { lastStarted } from '../../text/spans.js';
import type { Analysis, Who } from '../../types.js';

/** Someone spoken of at a place in the text; `id` null for a person without an entry ("seorang warga"). */
export interface Appearance {
  start: number;
  id: string | null;
  /** What the sentence is about, or who speaks in it. */
  subject: boolean;
}

/** How many sentences and characters back a reference may point. */
const SENTENCES = 4;
const REACH = 900;

/** People by the sentences in which they appear, outside quotation marks; filled as references are resolved. */
export class Scene {
  private readonly bySentence = new Map<number, Appearance[]>();

  constructor(
    private readonly analysis: Analysis,
    who: Who,
    private readonly speech: Speech,
  ) {
    const people = new Set(who.actors.filter((a) => a.kind === 'person').map((a) => a.id));
    for (const { start, person, strong } of speech.focus) {
      const { id } = person;
      if (id === null || people.has(id)) this.add({ start, id, subject: strong });
    }
  }

  add(appearance: Appearance): void {
    const at = lastStarted(this.analysis.sentences, appearance.start);
    const list = this.bySentence.get(at);
    if (list) list.push(appearance);
    else this.bySentence.set(at, [appearance]);
  }

  isQuoted(offset: number): boolean {
    return isInside(this.speech.passages, offset);
  }

  /**
   * The one person a pronoun can mean: who else the sentence names before it, else whom the nearest sentence that
   * has people is about. Null where two would do: a wrong link is worse than none.
   * @param within whether the reference may point into its own sentence ("Rina berkata ia lelah")
   */
  personBefore(sentence: number, offset: number, within = true): string | null {
    const here = distinct(this.in(sentence).filter((a) => a.start < offset));
    if (here.length > 0) return within && here.length === 1 ? (here[0] ?? null) : null;
    for (let s = sentence - 1; s >= Math.max(sentence - SENTENCES, 0); s--) {
      if ((this.analysis.sentences[s]?.end ?? 0) < offset - REACH) return null;
      const people = this.in(s);
      if (people.length > 0) return this.mainOf(people, s);
    }
    return null;
  }

  hasPerson(sentence: number): boolean {
    return this.in(sentence).length > 0;
  }

  private mainOf(people: Appearance[], sentence: number): string | null {
    const subjects = distinct(people.filter((a) => a.subject));
    if (subjects.length > 0) return subjects.length === 1 ? (subjects[0] ?? null) : null;
    const all = distinct(people);
    // "Rina menilai … . Kabar itu sampai ke Dodi. Ia …": either may be meant.
    const before = distinct([...this.in(sentence - 1), ...this.in(sentence - 2)].filter((a) => a.subject));
    const only = all.length === 1 ? (all[0] ?? null) : null;
    return before.every((id) => id === only) ? only : null;
  }

  private in(sentence: number): Appearance[] {
    return this.bySentence.get(sentence) ?? [];
  }
}

const distinct = (appearances: Appearance[]): (string | null)[] => [...new Set(appearances.map((a) => a.id))];
