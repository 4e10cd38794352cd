import { resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import type { Run } from './run.js';

/** A command that works on queue, store or archive, wherever they are open. */
export interface Operation {
  /** @throws UsageError for arguments it does not take */
  check(args: unknown): Record<string, unknown>;
  /** @returns the exit status */
  run(run: Run, args: unknown): Promise<number>;
  /** Whether it reads the rules: those of the process it runs in. */
  rules: boolean;
}

type Command<A> = (run: Run, args: A) => Promise<number>;

function operation<A extends Record<string, unknown>>(
  schema: z.ZodType<A>,
  load: () => Promise<Command<A>>,
  { rules = false } = {},
): Operation {
  const check = (args: unknown) => {
    const parsed = schema.safeParse(args);
    if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? 'wrong arguments');
    return parsed.data;
  };
  return { check, rules, run: async (run, args) => (await load())(run, check(args)) };
}

const nothing = z.strictObject({});
const json = z.strictObject({ json: z.boolean().default(false) });
const list = z.array(z.string().max(1000)).min(1).max(10_000);
const names = z.strictObject({ names: list });
const ids = z.strictObject({ ids: list });
const MOST = 100_000;
const noLimit = `--limit is a number from 1 to ${MOST}`;
const limit = z.coerce.number(noLimit).int(noLimit).min(1, noLimit).max(MOST, noLimit).default(100);
const limited = z.strictObject({ limit });

/** "2026-02-30" is none, though Date.parse takes it for the second of March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const day = z
  .string()
  .refine(isDay, { error: ({ input }) => `"${input}" is no day: write it as 2026-03-01` });

/** Longer than there have been outlets on the web: a year is mistyped then, and every day is a job. */
const MOST_MS = 40 * 366 * 24 * 3600_000;
const backfill = z
  .strictObject({ site: z.string().max(100), from: day, to: day })
  .refine(({ from, to }) => from <= to, {
    error: ({ input }) => `--from ${Object(input).from} is after --to ${Object(input).to}`,
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_MS, {
    error: ({ input }) => `from ${Object(input).from} to ${Object(input).to} are more than forty years`,
  });

/** Paths are those of who asks, whose current folder may be another. */
const paths = z
  .array(
    z
      .string()
      .max(4000)
      .transform((path) => resolve(path)),
  )
  .min(1)
  .max(1000);
const imports = z.strictObject({ paths, site: z.string().max(100) });
const reprocess = z.strictObject({ write: z.boolean().default(false) });

/** Every operating command by its name on the command line. Their modules are loaded when they are called. */
export const operations = {
  status: operation(json, async () => (await import('../status.js')).statusCommand),
  health: operation(json, async () => (await import('../health.js')).healthCommand),
  duplicates: operation(nothing, async () => (await import('../duplicates.js')).duplicatesCommand),
  'source list': operation(nothing, async () => (await import('../source.js')).sourceList),
  'source pause': operation(names, async () => (await import('../source.js')).sourcePause),
  'source resume': operation(names, async () => (await import('../source.js')).sourceResume),
  'source run': operation(names, async () => (await import('../source.js')).sourceRun),
  'failed list': operation(limited, async () => (await import('../failed.js')).failedList),
  'failed show': operation(ids, async () => (await import('../failed.js')).failedShow),
  'failed retry': operation(ids, async () => (await import('../failed.js')).failedRetry),
  'failed drop': operation(ids, async () => (await import('../failed.js')).failedDrop),
  'archive verify': operation(nothing, async () => (await import('../archive.js')).archiveVerify),
  backfill: operation(backfill, async () => (await import('../backfill.js')).backfillCommand, {
    rules: true,
  }),
  import: operation(imports, async () => (await import('../import.js')).importCommand, { rules: true }),
  reprocess: operation(reprocess, async () => (await import('../reprocess.js')).reprocessCommand, {
    rules: true,
  }),
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
/** Runs an operating command, and keeps its exit status. */
export type Operate = (name: OperationName, args: object) => Promise<void>;

/** @returns null for what is no operating command */
export function operationNamed(name: string): Operation | null {
  return Object.hasOwn(operations, name) ? operations[name as OperationName] : null;
}
