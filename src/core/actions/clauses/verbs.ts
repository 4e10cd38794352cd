import type { VerbGroup } from '../items/item.js';
import { unappose } from './appositions.js';
import { hasPredicate, takesClause } from './clause.js';
import {
  describesObject,
  isAppositionOfObject,
  isControl,
  isFiniteVerb,
  isFronted,
  isPlainActive,
  leavesPurpose,
  leavesRelative,
  resumesAfterCue,
  resumesObject,
} from './owners.js';
import type { Reading } from './reading.js';

/** Gives a verb group to the clause that waits for it, or begins the clause it is the verb of. */
export function readVerb(reading: Reading, group: VerbGroup): void {
  // "Polisi juga, katanya [menyita …]": the clause around the reporting verb goes on without a second comma
  if (resumesAfterCue(reading) && !group.cue) reading.leaveCue();
  if (group.cue) {
    reading.interrupted = reading.current;
    reading.startClause('cue', null, null, group);
    return;
  }
  if (!hasPredicate(reading.current)) {
    if (reading.current.subject?.act && reading.gap.last === reading.current.subject && isPlainActive(group))
      spell(reading, group);
    else reading.take(group);
    return;
  }
  const { gap, current } = reading;
  if (group.result && !gap.phrase && !gap.comma && !gap.coordinator && !isControl(reading, current, group)) {
    reading.startClause('result', current, null, group);
  } else if (
    gap.phrase &&
    !gap.phrase.pronoun &&
    !gap.coordinator &&
    isAppositionOfObject(reading, current)
  ) {
    afterObject(reading, group);
  } else if (gap.phrase) {
    unappose(reading, gap.phrase);
    const inside = gap.coordinator && (current.kind === 'that' || current.kind === 'relative');
    reading.startClause(inside ? current.kind : 'main', inside ? current.parent : null, gap.phrase, group);
    if (isFronted(current, gap)) current.host = reading.current;
  } else if (gap.coordinator || gap.comma) {
    reading.startClause('coordinate', current, null, group);
    if (gap.coordinator && group.first === (current.group?.last ?? 0) + 1) current.beside = reading.current;
  } else if (isControl(reading, current, group)) {
    reading.startClause('control', current, null, group);
    current.complement = reading.current;
  } else if (resumesObject(reading, group)) {
    resume(reading, group);
  } else if (
    !describesObject(reading, group) &&
    (leavesRelative(reading) ||
      leavesPurpose(reading) ||
      (current.objects.length === 0 && reading.leaveFinished()))
  ) {
    reading.take(group);
  } else {
    afterObject(reading, group);
  }
}

function afterObject(reading: Reading, group: VerbGroup): void {
  const { current } = reading;
  const object = current.objects.at(-1);
  if (object && (current.group?.entry ? takesClause(current) : isFiniteVerb(group))) {
    current.objects.pop();
    reading.startClause('that', current, object, group);
    current.complement = reading.current;
    return;
  }
  const { last, copula } = reading.gap;
  const describes = object && group.modifies && current.group?.entry?.frame.control !== 'object';
  reading.startClause(describes ? 'modifier' : 'control', current, null, group);
  if (copula || (last?.act && isPlainActive(group))) reading.current.spells = true;
  // "menyempatkan diri [menemui warga]": the subject itself, not "diri", acts
  // "membobol toko [menggunakan linggis]": so does who used it
  else if (object && !group.reflexive && !group.manner) reading.current.antecedent = object;
}

function resume(reading: Reading, group: VerbGroup): void {
  const outer = reading.current.parent;
  const subject = outer?.objects.pop() ?? null;
  reading.startClause('that', outer, subject, group);
  if (outer) outer.complement = reading.current;
}

/** "Upaya [menekan inflasi] berhasil" */
function spell(reading: Reading, group: VerbGroup): void {
  reading.startClause('control', reading.current, null, group);
  reading.current.spells = true;
}
