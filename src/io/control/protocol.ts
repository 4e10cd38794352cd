import { z } from 'zod';

/** How the process that has the data folder is spoken to: one request, a line of JSON; then a line for each frame. */

/** A request longer than this is none. */
export const MAX_REQUEST_BYTES = 256 * 1024;

export const controlRequest = z.strictObject({
  command: z.string().max(100),
  args: z.record(z.string(), z.unknown()),
  /** Whether standard error of who asks is a terminal, on which a line can be drawn anew. */
  terminal: z.boolean(),
  /** Hash of the rules that who asks has, where the command reads rules. */
  ruleset: z.string().max(100).optional(),
});

/** What the command writes, as it comes; then its exit status. */
export const frame = z.union([
  z.strictObject({ out: z.string() }),
  z.strictObject({ err: z.string() }),
  z.strictObject({ exit: z.number().int().min(0).max(255) }),
]);

export type ControlRequest = z.output<typeof controlRequest>;
export type Frame = z.output<typeof frame>;

/** Where a command writes, and whether anyone still waits for it. */
export interface Output {
  /** Standard output; resolves when more can be taken. */
  out(text: string): Promise<void>;
  /** Standard error. */
  err(text: string): void;
  /** Whether standard error is a terminal. */
  terminal: boolean;
  /** Fires when nobody waits any more, or the process is to stop: long work ends then. */
  signal: AbortSignal;
}
