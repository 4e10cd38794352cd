import type { Amount, Unit } from '../piece.js';

/** TIMEX3 codes of units, those of the clock after "T". */
const CODES: Record<Unit, string> = {
  century: 'CE',
  decade: 'DE',
  year: 'Y',
  half: 'M',
  quarter: 'Q',
  month: 'M',
  week: 'W',
  weekend: 'WE',
  day: 'D',
  night: 'NI',
  hour: 'H',
  minute: 'M',
  second: 'S',
};
const OF_CLOCK = new Set<Unit>(['hour', 'minute', 'second']);
/** Half of a unit, in the unit below. */
const HALVES: Partial<Record<Unit, Amount>> = {
  hour: { count: 30, unit: 'minute' },
  day: { count: 12, unit: 'hour' },
  year: { count: 6, unit: 'month' },
  century: { count: 50, unit: 'year' },
  decade: { count: 5, unit: 'year' },
  minute: { count: 30, unit: 'second' },
};

/** TIMEX3 value of a length of time: P6Y, PT2H30M, PXM, P1.5Y. "tiga hari dua malam" counts its days. */
export function lengthValue(amounts: Amount[]): string {
  let days = '';
  let clock = '';
  for (const amount of amounts) {
    const { count, unit } = (amount.count === 0.5 && HALVES[amount.unit]) || amount;
    if (unit === 'night' && days) continue;
    const size = count === null ? 'X' : String(unit === 'half' ? count * 6 : count);
    if (OF_CLOCK.has(unit)) clock += size + CODES[unit];
    else days += size + CODES[unit];
  }
  return `P${days}${clock ? `T${clock}` : ''}`;
}
