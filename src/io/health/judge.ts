/** What one source gave on one day, by the day its pages were found or fetched. */
export interface SourceDay {
  /** YYYY-MM-DD. */
  day: string;
  found: number;
  fetched: number;
  extracted: number;
  /** Records with a title, a publication time, an author. */
  titled: number;
  dated: number;
  authored: number;
  /** Sum of the texts' lengths. */
  length: number;
  warnings: number;
}

export interface SourceHabit {
  /** Minutes in which it found something new. */
  finds: number;
  /** Its longest pause between two of them, and how long the present one has lasted. */
  pauseHours: number;
  silentHours: number;
}

export interface Alarm {
  source: string;
  kind: 'silent' | 'extracted' | 'title' | 'date' | 'author' | 'length';
  message: string;
}

/** A source must have been watched for so long, and have given so many records, before its habit is believed. */
const MIN_DAYS = 7;
const MIN_RECORDS = 50;
const MIN_FINDS = 20;
/** Fewer pages than this in a day say nothing about its layout. */
const MIN_TODAY = 10;
/** Silent: a pause of this many times its longest, and at least so many hours. */
const SILENT_TIMES = 2;
const SILENT_HOURS = 6;
/** A share has dropped: so many standard errors of a binomial share below the habit, and by at least so much. */
const DROP_SIGMAS = 4;
const MIN_DROP = 0.15;
/** A length has dropped: so many (robust) deviations of the days' means below their median, and by so large a part. */
const LENGTH_SIGMAS = 4;
const MIN_SHORTER = 0.3;

/**
 * Whether a source is silent against its own habit: nothing new for twice its longest pause of the last 28 days.
 */
export function judgeSilence(source: string, habit: SourceHabit): Alarm | null {
  const limit = Math.max(SILENT_HOURS, SILENT_TIMES * habit.pauseHours);
  if (habit.finds < MIN_FINDS || habit.silentHours <= limit) return null;
  const message = `nothing new for ${habit.silentHours.toFixed(1)} hours; its longest pause in 28 days was ${habit.pauseHours.toFixed(1)}`;
  return { source, kind: 'silent', message };
}

/**
 * Whether the last day's pages are read worse than those of the days before: what a changed layout looks like.
 * @param days oldest first; the last one is judged
 */
export function judgeLayout(source: string, days: SourceDay[]): Alarm[] {
  const today = days.at(-1);
  const before = days.slice(0, -1).filter(({ extracted }) => extracted > 0);
  const records = sum(before, 'extracted');
  if (!today || before.length < MIN_DAYS || records < MIN_RECORDS) return [];
  const shares: [Alarm['kind'], keyof SourceDay, keyof SourceDay][] = [
    ['extracted', 'extracted', 'fetched'],
    ['title', 'titled', 'extracted'],
    ['date', 'dated', 'extracted'],
    ['author', 'authored', 'extracted'],
  ];
  const alarms: Alarm[] = [];
  for (const [kind, part, whole] of shares) {
    const n = Number(today[whole]);
    const share = Number(today[part]) / n;
    const habit = sum(before, part) / sum(before, whole);
    if (n < MIN_TODAY || !hasDropped(share, habit, n)) continue;
    alarms.push({
      source,
      kind,
      message: `${kind} in ${percent(share)} of ${n} pages; before in ${percent(habit)}`,
    });
  }
  const shorter = judgeLength(source, today, before);
  return shorter ? [...alarms, shorter] : alarms;
}

function hasDropped(share: number, habit: number, n: number): boolean {
  const p = Math.min(Math.max(habit, 0.02), 0.98);
  const error = Math.sqrt((p * (1 - p)) / n);
  return habit - share >= MIN_DROP && (habit - share) / error >= DROP_SIGMAS;
}

function judgeLength(source: string, today: SourceDay, before: SourceDay[]): Alarm | null {
  if (today.extracted < MIN_TODAY) return null;
  const means = before.map(({ length, extracted }) => length / extracted);
  const habit = median(means);
  const deviation = 1.4826 * median(means.map((mean) => Math.abs(mean - habit)));
  const mean = today.length / today.extracted;
  if (habit - mean < MIN_SHORTER * habit || habit - mean < LENGTH_SIGMAS * deviation) return null;
  const message = `texts of ${mean.toFixed(0)} characters; before ${habit.toFixed(0)}`;
  return { source, kind: 'length', message };
}

function sum(days: SourceDay[], field: keyof SourceDay): number {
  return days.reduce((total, day) => total + Number(day[field]), 0);
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
