import type { Clause } from './clauses/clause.js';
import type { Phrase } from './phrase.js';

/** What the sentences of a paragraph are about: the subject of the last main clause. */
export class Topic {
  private phrase: Phrase | null = null;
  private block = -1;

  /**
   * Gives the main clause of a sentence that leaves its subject out that of the sentence before: "Perusahaan itu
   * diawasi. Selain itu, [perusahaan] wajib menunjuk …". Only beside a word like "wajib": bare verbs may be commands.
   */
  carry(clauses: Clause[], block: number): void {
    const main = clauses.find((clause) => clause.kind === 'main' && clause.group && !clause.group.cue);
    if (!main) return;
    if (this.phrase && this.block === block && leavesSubjectOut(main)) main.antecedent = this.phrase;
    this.phrase = main.subject ?? main.antecedent;
    this.block = block;
  }
}

function leavesSubjectOut({ subject, host, group }: Clause): boolean {
  if (subject || host || !group || group.passive || group.agent) return false;
  return group.modality.length > 0;
}
