import { dayNumber } from '../dates/calendar.js';
import { lastStarted } from '../text/spans.js';
import type { Action, Analysis, DateMention, Span } from '../types.js';

/** Verbs that state how things are rather than what happened: no day is carried over to them. */
const states: ReadonlySet<string> = new Set(['have', 'know', 'describe', 'need', 'hold-office']);
/** What has not happened does not happen on the day the story is about. */
const unreal = new Set(['planned', 'possible', 'obligated', 'requested', 'conditional']);

/**
 * Gives each action its dates: those of its own clause; else, of a clause it depends on; else those of its sentence
 * that stand in no other clause; else the day that the story is at there ("Kebakaran terjadi Minggu (22/3). Api …
 * padam dua jam kemudian."), see Story.
 * @param clauses span of each action's clause, and the index of the action it depends on (or -1)
 * @param reference when the article was published, or null
 */
export function dateActions(
  actions: Action[],
  clauses: { span: Span; parent: number }[],
  analysis: Analysis,
  dates: DateMention[],
  reference: string | null,
): Action[] {
  const timed = dates.filter((date) => !isYearOfName(date, analysis.text));
  const own = ownDates(timed, clauses);
  const claimed = new Set(own.flat());
  const story = new Story(timed, saidDays(actions, own, claimed, timed), analysis, reference);
  return actions.map((action, i) => {
    const sentence = analysis.sentences[action.sentence];
    const stated = own[i] ?? [];
    const placed = points(stated);
    const found =
      firstFilled([
        placed,
        inherited(i, own, clauses),
        completed(i, actions, own, clauses),
        planned(i, actions, own, clauses),
        sentence && free(timed, sentence, claimed),
      ]) ?? carried(action, story, stated);
    const lengths = stated.filter((date) => !found.includes(date));
    return { ...action, dates: [...found, ...lengths].map((date) => date.id) };
  });
}

/** Dates by the innermost clause they stand in: "[Sebelum naik pada 2001], harga sempat turun pada 1999". */
function ownDates(dates: DateMention[], clauses: { span: Span }[]): DateMention[][] {
  const own: DateMention[][] = clauses.map(() => []);
  const order = clauses.map(({ span }, i) => ({ span, i })).sort((a, b) => a.span.start - b.span.start);
  const open: { span: Span; i: number }[] = [];
  let next = 0;
  for (const date of dates) {
    for (let clause = order[next]; clause && clause.span.start <= date.start; clause = order[++next])
      open.push(clause);
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) <= date.start) open.pop();
    const inner = open.findLast(({ span }) => date.end <= span.end);
    if (inner) own[inner.i]?.push(date);
  }
  return own;
}

function within(dates: DateMention[], span: Span): DateMention[] {
  return dates.filter((d) => d.start >= span.start && d.end <= span.end);
}

function inherited(i: number, own: DateMention[][], clauses: { parent: number }[]): DateMention[] {
  let at = clauses[i]?.parent ?? -1;
  for (let step = 0; at >= 0 && step < 4; step++) {
    const found = points(own[at] ?? []);
    if (found.length > 0) return found;
    at = clauses[at]?.parent ?? -1;
  }
  return [];
}

/** Dates of the sentence that no clause holds: "Pada Rabu (28/7), …", "…, kata Budi, Senin (4/5)". */
function free(dates: DateMention[], sentence: Span, claimed: Set<DateMention>): DateMention[] {
  return points(within(dates, sentence).filter((d) => !claimed.has(d)));
}

/** "[berhasil] menangkap dia [Minggu]": the verb that carries another happens when that one does. */
function completed(
  i: number,
  actions: Action[],
  own: DateMention[][],
  clauses: { parent: number }[],
): DateMention[] {
  const carried = clauses[i + 1]?.parent === i && actions[i + 1]?.rule === 'actions/control';
  return carried && actions[i]?.class !== 'report' ? points(own[i + 1] ?? []) : [];
}

/** "akan diperbaiki dalam pembaruan yang rencananya dilakukan [bulan ini]": a plan has the date of the plan it depends on. */
function planned(
  i: number,
  actions: Action[],
  own: DateMention[][],
  clauses: { parent: number }[],
): DateMention[] {
  const next = clauses[i + 1]?.parent === i && actions[i + 1];
  const isPlan = (action: Action | undefined) => action?.modality.includes('planned') === true;
  return next && isPlan(next) && isPlan(actions[i]) ? points(own[i + 1] ?? []) : [];
}

/** Not into what is quoted, unless it says so itself: "[Tadi] saya beli tiket". */
function carried(action: Action, story: Story, stated: DateMention[]): DateMention[] {
  const now = story.dayAt(action);
  if (now && stated.some((date) => date.value === 'PAST_REF')) return [now];
  if (action.quote || action.negated || states.has(action.class ?? '')) return [];
  if (action.modality.some((m) => unreal.has(m))) return [];
  return now ? [now] : [];
}

/** Points in time: "kini" names none, and lengths and repetitions place nothing. */
function points(dates: DateMention[]): DateMention[] {
  return dates.filter((d) => (d.type === 'date' || d.type === 'time') && !d.value.endsWith('_REF'));
}

/** "Swiss Open 2022", "Piala Asia U-18 2019", "UU Nomor 20 Tahun 2016": the year belongs to a name. */
function isYearOfName(date: DateMention, text: string): boolean {
  if (date.grain !== 'year') return false;
  return /(?:\p{Lu}[\p{L}\d-]*|\b(?:[Nn]omor|[Nn]o\.?) \d{1,4}) $/u.test(
    text.slice(Math.max(0, date.start - 24), date.start),
  );
}

/** The days on which something was only said: "…, kata Rina, Rabu (26/6)". */
function saidDays(
  actions: Action[],
  own: DateMention[][],
  claimed: Set<DateMention>,
  dates: DateMention[],
): Set<DateMention> {
  const said = new Set<DateMention>();
  let next = 0;
  for (const [i, action] of actions.entries())
    if (action.class === 'report') for (const d of own[i] ?? []) said.add(d);
  const verbs = [...actions].sort((a, b) => a.verb.start - b.verb.start);
  for (const date of dates) {
    while ((verbs[next]?.verb.start ?? date.start) < date.start) next++;
    if (!claimed.has(date) && verbs[next - 1]?.class === 'report') said.add(date);
  }
  return said;
}

function firstFilled(lists: (DateMention[] | undefined | null)[]): DateMention[] | null {
  return lists.find((list) => list && list.length > 0) ?? null;
}

/** Background is older than this before the article, or before the first day it states. */
const recentDays = 10;
/** In how many blocks from the top a story says when it happens. */
const leadBlocks = 3;

/**
 * The day a story is at. A day stated in the same paragraph goes on there; from one paragraph to the next only days of
 * the news itself do, not those of its background ("sejak 17 Februari 2005") or of what is planned, and a day on which
 * something was only said not if an event has its day. What comes before any day has the first one, if the lead states it.
 */
class Story {
  private readonly days: Day[];
  private readonly lead: DateMention | null;

  constructor(
    dates: DateMention[],
    said: ReadonlySet<DateMention>,
    private readonly analysis: Analysis,
    reference: string | null,
  ) {
    const days = dates.flatMap((date) => {
      const at = date.range === null ? dayOf(date.value) : null;
      return at === null ? [] : [{ date, at }];
    });
    const published = reference ? dayOf(reference) : null;
    const anchor = published ?? days[0]?.at ?? 0;
    this.days = days
      .filter(({ at }) => published === null || at <= published)
      .map(({ date, at }) => ({
        date,
        block: this.blockOf(date),
        isNews: Math.abs(at - anchor) <= recentDays,
        isSaid: said.has(date),
      }));
    const first = this.days.find(({ isNews }) => isNews);
    this.lead = first && first.block < leadBlocks ? first.date : null;
  }

  dayAt({ start, sentence, class: kind }: Action): DateMention | null {
    const block = this.analysis.sentences[sentence]?.block ?? 0;
    let near: DateMention | null = null;
    let event: DateMention | null = null;
    for (const day of this.days) {
      if (day.date.start > start) break;
      if (day.block !== block && !day.isNews) continue;
      near = day.date;
      if (!day.isSaid) event = day.date;
    }
    if (near) return kind === 'report' ? near : (event ?? near);
    return this.lead;
  }

  private blockOf({ start }: Span): number {
    const { sentences } = this.analysis;
    return sentences[lastStarted(sentences, start)]?.block ?? 0;
  }
}

/** A day that may be carried on: none that is still to come when the article appears. */
interface Day {
  date: DateMention;
  block: number;
  /** Close to the day of the article, and so no background. */
  isNews: boolean;
  /** Something was only said on it. */
  isSaid: boolean;
}

/** "2024-06-23TNI" as a count of days. */
function dayOf(value: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  return year && month && day
    ? dayNumber({ year: Number(year), month: Number(month), day: Number(day) })
    : null;
}
