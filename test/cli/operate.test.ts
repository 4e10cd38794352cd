import { afterEach, expect, it, vi } from 'vitest';
import { operate } from '../../src/cli/operate/operate.js';
import { type OperationName, operations } from '../../src/cli/operate/operations.js';
import { serveOperations } from '../../src/cli/operate/serve.js';
import type { App } from '../../src/io/app.js';
import { askControl } from '../../src/io/control/client.js';
import { type FolderLock, holderOf, lockDataFolder } from '../../src/io/db/lock.js';
import { createLog } from '../../src/io/log.js';
import { emptyFolder } from '../io/folder.js';
import { listener } from '../support/listener.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0).reverse()) await close();
});

/** A data folder that this process has. */
async function held(): Promise<FolderLock> {
  const folder = emptyFolder();
  const lock = await lockDataFolder(folder.path);
  closing.push(folder.remove, () => lock.release());
  vi.stubEnv('WARTA_DATA', folder.path);
  return lock;
}

/** An instance that has rules and nothing else. */
async function serve(lock: FolderLock): Promise<void> {
  const app = { lock, log: createLog('silent'), rules: { hash: 'sha256:lama' } };
  const control = await serveOperations(app as unknown as App);
  closing.push(() => control?.close());
}

it('commands that read rules are not run by an instance that was started with other rules', async () => {
  await serve(await held());
  const args: Partial<Record<OperationName, object>> = {
    reprocess: { write: true },
    import: { paths: ['.'], site: 'x' },
    backfill: { site: 'kompas', from: '2026-03-01', to: '2026-03-01' },
  };
  for (const name of Object.keys(args) as OperationName[]) {
    const { said, output } = listener();
    expect(await operate(name, args[name], output)).toBe(2);
    expect(said.err).toMatch(/^warta: the rules have changed since process \d+ was started: start it again/);
  }
});

it('an instance takes no other commands, and checks what comes with those it takes', async () => {
  const lock = await held();
  await serve(lock);
  const ask = async (command: string, args: Record<string, unknown>) => {
    const { said, output } = listener();
    const path = holderOf(lock.folder)?.socket ?? '';
    return [await askControl(path, { command, args, terminal: false }, output), said.err];
  };
  for (const command of ['up', 'demo', 'extract', 'constructor', '__proto__', '']) {
    expect(await ask(command, {})).toEqual([2, expect.stringContaining('knows no such command')]);
  }
  expect(await ask('source pause', { names: [] })).toEqual([2, expect.stringMatching(/^warta: /)]);
  expect(await ask('source pause', { names: ['x'], all: true })).toEqual([
    2,
    expect.stringMatching(/^warta: /),
  ]);
  expect(await ask('status', { json: 'yes' })).toEqual([2, expect.stringMatching(/^warta: /)]);
});

it('a command waits for an instance that is just starting', async () => {
  const lock = await held();
  const { said, output } = listener();
  const asked = operate('reprocess', {}, output);
  setTimeout(() => void serve(lock), 1_500);
  expect(await asked).toBe(2);
  expect(said.err).toMatch(
    /^waiting for the process that has the data folder …\nwarta: the rules have changed/,
  );
});

it('every operating command is checked before anything is opened', async () => {
  for (const name of Object.keys(operations) as OperationName[]) {
    await expect(operate(name, { unheard: 'of' })).rejects.toThrow();
  }
  await expect(operate('source run', { names: ['x'.repeat(2_000)] })).rejects.toThrow();
  for (const limit of ['0', '-1', 'semua', '1e9']) {
    await expect(operate('failed list', { limit })).rejects.toThrow('--limit is a number from 1 to 100000');
  }
});
