import type { VerbGroup } from '../items/item.js';
import type { Phrase } from '../phrase.js';
import { type Clause, type ClauseKind, deepest, hasPredicate, newClause } from './clause.js';
import { emptyGap, type Gap } from './gap.js';

/** The clauses of a sentence as far as they are read, and what is open at the point that was reached. */
export class Reading {
  readonly clauses: Clause[] = [];
  current: Clause;
  /** The clause that a reporting verb ("kata dia") stands in. */
  interrupted: Clause | null = null;
  gap: Gap = emptyGap();

  constructor(first: number) {
    this.current = this.open('main', null, first);
  }

  open(kind: ClauseKind, parent: Clause | null, first: number): Clause {
    const clause = newClause(kind, parent, first);
    this.clauses.push(clause);
    return clause;
  }

  startClause(kind: ClauseKind, parent: Clause | null, subject: Phrase | null, group: VerbGroup): void {
    const first = subject?.first ?? group.first;
    const clause = this.open(kind, parent, Math.min(first, this.gap.time ?? first));
    clause.subject = subject;
    this.current = clause;
    this.take(group);
  }

  take(group: VerbGroup): void {
    this.current.group = group;
    this.gap = { ...emptyGap(), open: true };
  }

  /** Returns to the nearest outer clause that still lacks its verb. */
  leaveFinished(): boolean {
    if (!hasPredicate(this.current)) return false;
    let outer = this.current.parent;
    for (let depth = 0; outer && depth < deepest; depth++, outer = outer.parent) {
      if (hasPredicate(outer)) continue;
      this.current = outer;
      this.gap = { ...emptyGap(), last: outer.subject };
      return true;
    }
    return false;
  }

  /** "Namun, kata dia, [harga turun]": the clause around the reporting verb goes on. */
  leaveCue(): void {
    const { group, objects } = this.current;
    if (objects.length === 0 && !group?.nya) return;
    const before = this.interrupted;
    this.current = before && !hasPredicate(before) ? before : this.open('main', null, this.current.last);
    this.gap = { ...emptyGap(), last: this.current.subject };
  }
}
