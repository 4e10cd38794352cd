import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines on standard error; standard output belongs to results. */
export function createLog(level: string): Log {
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  );
}
