import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/io/rules/load.js';

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

const tsx = join(packageRoot, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** Runs the command line as a process of its own, from the sources, with `input` on standard input. */
export function runCli(args: string[], input: string | Buffer = ''): Promise<Finished> {
  const child = spawn(process.execPath, [tsx, join(packageRoot, 'src/cli/main.ts'), ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
