import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataFolderInUseError } from '../errors.js';

const LOCK_FILE = 'warta.lock';
/** Long enough for a rival that found the same stale lock to have written its own. */
const SETTLE_MS = 50;

/** Gives the data folder back. */
export type Release = () => void;

/**
 * Takes the data folder for this process: the embedded database is corrupted by a second one. The lock is a file
 * with the holder's process id; one left behind by a process that was killed is taken over.
 * @throws DataFolderInUseError
 */
export async function lockDataFolder(folder: string): Promise<Release> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, LOCK_FILE);
  const mine = `${process.pid} ${startOf(process.pid)} ${Math.random().toString(36).slice(2)}\n`;
  if (!create(path, mine)) {
    const holder = readHolder(path);
    if (holder && isRunning(holder)) throw new DataFolderInUseError(folder, holder.pid);
    rmSync(path, { force: true });
    if (!create(path, mine)) throw new DataFolderInUseError(folder, readHolder(path)?.pid ?? 0);
    await sleep(SETTLE_MS);
    if (read(path) !== mine) throw new DataFolderInUseError(folder, readHolder(path)?.pid ?? 0);
  }
  return () => {
    if (read(path) === mine) rmSync(path, { force: true });
  };
}

/**
 * Fails early when another process has the folder, before anything costly is begun.
 * @throws DataFolderInUseError
 */
export function checkDataFolder(folder: string): void {
  const holder = readHolder(join(folder, LOCK_FILE));
  if (holder && isRunning(holder)) throw new DataFolderInUseError(folder, holder.pid);
}

interface Holder {
  pid: number;
  start: string;
}

function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function readHolder(path: string): Holder | null {
  const [pid, start = ''] = (read(path) ?? '').split(' ');
  return Number(pid) > 0 ? { pid: Number(pid), start } : null;
}

/**
 * Whether the holder still runs. Process ids are used again (in a container the first is always 1), so the
 * process with that id must also have started when the lock says.
 */
function isRunning({ pid, start }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return start === startOf(pid);
}

/** Start time of a process in clock ticks since boot, from Linux's /proc; "-" where there is none. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}
