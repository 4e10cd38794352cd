import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A `warta` process and what it has printed so far. */
export interface Running {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Resolves when standard error matches; rejects when the process ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Exit status, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Starts `warta` from its sources. */
export function warta(args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    env: { ...process.env, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
    child.emit('said');
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const says = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(err);
      if (found) return found;
      const still = await Promise.race([once(child, 'said').then(() => true), ended.then(() => false)]);
      if (!still && !pattern.test(err)) throw new Error(`ended without saying ${pattern}:\n${err}`);
    }
  };
  return { child, stdout: () => out, stderr: () => err, says, ended };
}
