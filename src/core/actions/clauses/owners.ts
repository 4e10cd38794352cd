import type { VerbGroup } from '../items/item.js';
import { type Clause, hasPredicate, takesClause } from './clause.js';
import type { Gap } from './gap.js';
import type { Reading } from './reading.js';

/** "berencana membeli", "mengatakan harga turun", "meminta Y memanggil Z": the verb takes what follows as a clause. */
export function isControl(reading: Reading, current: Clause, group: VerbGroup): boolean {
  const frame = current.group?.entry?.frame;
  if (current.objects.length > 0 || current.kind === 'result') return false;
  // "Kabar yang beredar [menyebutkan] …": the noun before "yang" waits for its own verb
  const free = !current.group?.passive && !(current.kind === 'relative' && waits(current.parent));
  return reading.gap.open && (frame?.clause ?? free) && !group.negated;
}

/** A clause that has its subject and still lacks its verb. */
function waits(clause: Clause | null): boolean {
  return clause !== null && clause.subject !== null && !hasPredicate(clause);
}

/** "memperlihatkan badut itu, Tiririca, [akan meraih] …": the phrase after the comma names the object again. */
export function isAppositionOfObject(reading: Reading, current: Clause): boolean {
  if (isFronted(current, reading.gap)) return false;
  return takesClause(current) && !current.group?.passive && current.objects.length > 0;
}

/** "memiliki risiko [berbahaya]": a ber- word that no class knows, right behind an object, says what that is like. */
export function describesObject(reading: Reading, group: VerbGroup): boolean {
  const { current, gap } = reading;
  const object = current.objects.at(-1);
  return gap.open && group.modifies && group.entry === null && object !== undefined && gap.last === object;
}

/**
 * "memastikan [hal yang sama] tak terjadi", "meminta [warga yang tinggal di bantaran] mengungsi": after "yang …" the
 * object of a verb that takes a clause may be its subject.
 */
export function resumesObject(reading: Reading, group: VerbGroup): boolean {
  const { current } = reading;
  const outer = current.kind === 'relative' ? current.parent : null;
  const asked = outer?.group?.entry?.frame.control === 'object';
  if (!outer || !(isFiniteVerb(group) || asked) || !takesClause(outer)) return false;
  return current.antecedent !== null && outer.objects.at(-1) === current.antecedent && !outer.complement;
}

/** "…, katanya [menyita …]": a reporting verb whose speaker is -nya needs no second comma. */
export function resumesAfterCue(reading: Reading): boolean {
  const { kind, group, objects } = reading.current;
  const directly = objects.length === 0 && !reading.gap.phrase;
  return kind === 'cue' && group?.nya === true && directly && reading.interrupted?.subject !== null;
}

/** "Ban yang diluncurkan Aspira [meliputi] tiga tipe": the second verb belongs to the noun before "yang". */
export function leavesRelative(reading: Reading): boolean {
  const { current } = reading;
  if (current.kind !== 'relative' && current.parent?.kind !== 'relative') return false;
  return reading.leaveFinished();
}

/** "keputusan untuk membayar dividen [ditetapkan]": so does it after an aim that the noun names. */
export function leavesPurpose(reading: Reading): boolean {
  const { current } = reading;
  const aim = current.kind === 'coordinate' ? current.parent : current;
  return (
    (aim?.purpose || current.spells) === true &&
    (aim?.parent?.subject ?? null) !== null &&
    !takesClause(current) &&
    reading.leaveFinished()
  );
}

/** A verb with negation, aspect or modality, or a passive, states something of the noun before it. */
export function isFiniteVerb(group: VerbGroup): boolean {
  return group.negated || group.passive || group.modality.length > 0;
}

/** "Upaya [mencegah] …", but not "Upaya [akan diteruskan]": such a verb spells out a noun like "upaya". */
export function isPlainActive(group: VerbGroup): boolean {
  return !group.passive && !group.negated && group.modality.length === 0 && !group.modifies;
}

/** "[Menanggapi hal itu], menteri …": a clause without subject at the head of the sentence, closed by a comma. */
export function isFronted(clause: Clause, gap: Gap): boolean {
  const { group } = clause;
  return (
    clause.kind === 'main' && !clause.subject && gap.comma && group !== null && !group.cue && !group.negated
  );
}
