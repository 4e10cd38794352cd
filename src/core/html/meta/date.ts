import type { Field, Warning } from '../../types.js';
import type { DateWitness } from './date-witnesses.js';
import { fieldOf, heaviest } from './witness.js';

export interface DateFinding {
  published: Field<string> | null;
  modified: Field<string> | null;
  warnings: Warning[];
}

/**
 * Weighs the witnesses: what the reader sees beats what machines are told, metadata give the seconds and, where the
 * page shows only a day, the time. Metadata that contradict each other and have no visible witness are believed by
 * number.
 */
export function weighDates(witnesses: DateWitness[]): DateFinding {
  const published = choose(witnesses.filter((w) => w.kind === 'published'));
  const modified = chooseModified(witnesses, published);
  return {
    published: published && fieldOf(published, 'page/published'),
    modified: modified && fieldOf(modified, 'page/modified'),
    warnings: conflicts(witnesses, published),
  };
}

function choose(all: DateWitness[]): DateWitness | null {
  const shown = heaviest(all.filter((w) => w.visible && w.weight >= 0.4));
  const stated = all.filter((w) => !w.visible);
  if (!shown) return byNumber(stated) ?? heaviest(all.filter((w) => w.visible));
  const agreeing = stated.filter(
    (w) => day(w.value) === day(shown.value) || sameMinute(w.value, shown.value),
  );
  if (shown.value.length > 10) {
    const exact = agreeing.find((w) => sameMinute(w.value, shown.value) || sameClock(w.value, shown.value));
    return { ...shown, value: withSeconds(shown.value, exact?.value) };
  }
  const timed = heaviest(agreeing.filter((w) => w.value.length > 10));
  return timed ?? shown;
}

/** Metadata alone: the day most of them say, then the heaviest with a time of that day. */
function byNumber(stated: DateWitness[]): DateWitness | null {
  const votes = new Map<string, number>();
  for (const w of stated) votes.set(day(w.value), (votes.get(day(w.value)) ?? 0) + w.weight);
  const [winner] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [];
  const of = stated.filter((w) => day(w.value) === winner);
  return heaviest(of.filter((w) => w.value.length > 10)) ?? heaviest(of);
}

function chooseModified(all: DateWitness[], published: DateWitness | null): DateWitness | null {
  const modified = all.filter((w) => w.kind === 'modified');
  const best = heaviest(modified.filter((w) => w.visible)) ?? heaviest(modified);
  if (!best) return null;
  // A change before publication says when the draft was saved; one equal to it says nothing.
  if (published && best.value.length > 10 && published.value.length > 10) {
    return Date.parse(best.value) > Date.parse(published.value) ? best : null;
  }
  return best;
}

function conflicts(all: DateWitness[], chosen: DateWitness | null): Warning[] {
  if (!chosen) return [];
  const others = all.filter(
    (w) => w.kind === 'published' && w.weight >= 0.45 && day(w.value) !== day(chosen.value),
  );
  const far = others.filter((w) => Math.abs(Date.parse(w.value) - Date.parse(chosen.value)) > 86_400_000);
  if (far.length === 0) return [];
  const said = [...new Set(far.map((w) => `${w.from} says ${w.value}`))].slice(0, 4).join(', ');
  return [{ code: 'date-conflict', message: `took ${chosen.value} from ${chosen.from}; ${said}` }];
}

function day(value: string): string {
  return value.slice(0, 10);
}

function sameMinute(a: string, b: string): boolean {
  return a.length > 10 && b.length > 10 && Math.abs(Date.parse(a) - Date.parse(b)) < 60_000;
}

/** The same day and clock whatever the offset: metadata that mark local time as UTC. */
function sameClock(a: string, b: string): boolean {
  return a.length > 10 && b.length > 10 && a.slice(0, 16) === b.slice(0, 16);
}

function withSeconds(shown: string, exact: string | undefined): string {
  if (!exact || exact.length < 19 || shown.slice(17, 19) !== '00') return shown;
  return shown.slice(0, 17) + exact.slice(17, 19) + shown.slice(19);
}
