import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holderOf, lockDataFolder } from '../../../src/io/db/lock.js';
import { DataFolderInUseError } from '../../../src/io/errors.js';

const folder = () => mkdtempSync(join(tmpdir(), 'warta-lock-'));
const DEAD = 4_000_000;

describe('lockDataFolder', () => {
  it('gives the folder to one holder at a time and says who has it', async () => {
    const path = folder();
    const lock = await lockDataFolder(path);
    const second = lockDataFolder(path);
    await expect(second).rejects.toBeInstanceOf(DataFolderInUseError);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    lock.release();
    (await lockDataFolder(path)).release();
  });

  it('takes over what a killed process left, also when its id has been used again', async () => {
    for (const left of [`${DEAD} 1 x\n`, `${process.ppid} 1 x\n`, '', 'rubbish']) {
      const path = folder();
      writeFileSync(join(path, 'warta.lock'), left);
      (await lockDataFolder(path)).release();
    }
  });

  it('lets only one of several take over', async () => {
    const path = folder();
    writeFileSync(join(path, 'warta.lock'), `${DEAD} 1 x\n`);
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => lockDataFolder(path)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('says by which socket its holder can be spoken to, until it is given back', async () => {
    const path = folder();
    const lock = await lockDataFolder(path);
    expect(holderOf(path)).toMatchObject({ pid: process.pid, socket: null });
    lock.announce('warta.sock');
    expect(holderOf(path)?.socket).toBe(join(path, 'warta.sock'));
    lock.announce('/elsewhere/a b.sock');
    expect(holderOf(path)?.socket).toBe('/elsewhere/a b.sock');
    lock.release();
    expect([holderOf(path), ...readdirSync(path)]).toEqual([null]);
    writeFileSync(join(path, 'warta.lock'), `${DEAD} 1 x\nwarta.sock\n`);
    expect(holderOf(path)).toBeNull();
  });
});
