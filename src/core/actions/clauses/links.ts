import type { Item } from '../items/item.js';
import { hasPredicate, takesClause } from './clause.js';
import { emptyGap } from './gap.js';
import type { Reading } from './reading.js';

/** "yang": what follows says something of the noun phrase before it. */
export function readRelative(reading: Reading, first: number): void {
  const clause = reading.open('relative', reading.current, first);
  clause.antecedent = reading.gap.last;
  reading.current = clause;
  reading.gap = emptyGap();
}

/** A conjunction or preposition before a clause; what "bahwa" opens is the complement of the verb before it. */
export function readLink(reading: Reading, item: Item & { word: string }): void {
  const said = item.kind === 'that' && (item.word === 'bahwa' || takesClause(reading.current));
  const clause = reading.open(said ? 'that' : 'link', reading.current, item.first);
  clause.opener = item.word;
  clause.purpose = 'purpose' in item && item.purpose;
  clause.conditional = 'modality' in item && item.modality === 'conditional';
  if (said && reading.current.group) reading.current.complement ??= clause;
  reading.current = clause;
  reading.gap = emptyGap();
}

/** "adalah", or an adjective as predicate; after "mengatakan harga …" it is the predicate of what is said. */
export function readNominal(reading: Reading, first: number, copula: boolean): void {
  const { current } = reading;
  if (copula && current.kind === 'relative' && reading.leaveFinished()) {
    // "Bagian yang terbakar [adalah] sisi utara"
  } else if (takesClause(current) && !reading.gap.comma && (copula || current.objects.length > 0)) {
    const subject = current.objects.pop() ?? null;
    const inner = reading.open('that', current, subject?.first ?? first);
    inner.subject = subject;
    current.complement = inner;
    reading.current = inner;
  } else if (copula && hasPredicate(current)) reading.leaveFinished();
  if (hasPredicate(reading.current)) {
    // "dilakukan tanpa [ada] peringatan": what there is, is no party of the verb
    if (copula) reading.gap.open = false;
    return;
  }
  reading.current.nominal = true;
  reading.current.light = copula && (reading.current.subject?.light ?? true);
  reading.gap = { ...emptyGap(), last: reading.gap.last, copula };
}

/** "Air menggenangi sawah yang sudah dipanen[,] sehingga …": behind the comma the clause around "yang" goes on. */
function leaveRelative(reading: Reading): void {
  const { current } = reading;
  const outer = current.kind === 'relative' ? current.parent : null;
  if (!outer || !hasPredicate(current) || !hasPredicate(outer)) return;
  reading.current = outer;
  reading.gap = emptyGap();
}

/** A comma ends a clause that stands inside another: "Setelah rapat usai, [menteri pergi]". */
export function readComma(reading: Reading): void {
  if (reading.current.kind === 'cue') reading.leaveCue();
  else if (!reading.leaveFinished()) leaveRelative(reading);
  // "merupakan [respons], bukan berasal …": what a copula says of its subject is no subject itself
  if (reading.gap.copula && reading.current.subject) reading.gap.phrase = null;
  reading.gap.comma = true;
  reading.gap.open = false;
}
