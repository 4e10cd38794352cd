import type { ChildProcess } from 'node:child_process';

/** Ends a server that a test started, and waits until it is gone. */
export async function endProcess(server: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}
