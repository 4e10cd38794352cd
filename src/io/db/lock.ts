import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataFolderInUseError } from '../errors.js';
import { makeFolder } from '../folder.js';

const LOCK_FILE = 'warta.lock';
/** Long enough for a rival that found the same stale lock to have written its own. */
const SETTLE_MS = 50;

/** A data folder that this process has. */
export interface FolderLock {
  folder: string;
  /** Says in the lock by which socket the holder can be spoken to: a path, absolute or within the folder. */
  announce(socket: string): void;
  /** Gives the folder back. */
  release(): void;
}

/** Who has a data folder. */
export interface Holder {
  pid: number;
  start: string;
  /** Path of the socket by which it can be spoken to, if it has one. */
  socket: string | null;
}

/**
 * Takes the data folder for this process: the embedded database is corrupted by a second one. The lock is a file
 * with the holder's process id; one left behind by a process that was killed is taken over.
 * @throws DataFolderInUseError; ConfigError where no folder can be made or written to
 */
export async function lockDataFolder(folder: string): Promise<FolderLock> {
  await makeFolder(folder);
  const path = join(folder, LOCK_FILE);
  let mine = `${process.pid} ${startOf(process.pid)} ${Math.random().toString(36).slice(2)}\n`;
  if (!create(path, mine)) {
    checkDataFolder(folder);
    rmSync(path, { force: true });
    if (!create(path, mine)) throw new DataFolderInUseError(folder, readHolder(folder)?.pid ?? 0);
    await sleep(SETTLE_MS);
    if (read(path) !== mine) throw new DataFolderInUseError(folder, readHolder(folder)?.pid ?? 0);
  }
  return {
    folder,
    announce(socket) {
      if (read(path) !== mine) return;
      mine = `${mine.split('\n')[0]}\n${socket}\n`;
      writeFileSync(`${path}.new`, mine);
      renameSync(`${path}.new`, path);
    },
    release() {
      if (read(path) === mine) rmSync(path, { force: true });
    },
  };
}

/**
 * Fails early when another process has the folder, before anything costly is begun.
 * @throws DataFolderInUseError
 */
export function checkDataFolder(folder: string): void {
  const holder = holderOf(folder);
  if (holder) throw new DataFolderInUseError(folder, holder.pid);
}

/** The running process that has the folder. */
export function holderOf(folder: string): Holder | null {
  const holder = readHolder(folder);
  return holder && isRunning(holder) ? holder : null;
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

function readHolder(folder: string): Holder | null {
  const [first = '', socket] = (read(join(folder, LOCK_FILE)) ?? '').split('\n');
  const [pid, start = ''] = first.split(' ');
  if (!(Number(pid) > 0)) return null;
  return { pid: Number(pid), start, socket: socket ? resolve(folder, socket) : null };
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
