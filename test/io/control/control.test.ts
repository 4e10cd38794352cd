import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { askControl, NoAnswerError } from '../../../src/io/control/client.js';
import { type Handler, serveControl } from '../../../src/io/control/server.js';
import { holderOf, lockDataFolder } from '../../../src/io/db/lock.js';
import { createLog } from '../../../src/io/log.js';
import { listener } from '../../support/listener.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const temporary = () => mkdtempSync(join(tmpdir(), 'warta-control-'));

/** A control socket on a folder; `reached` lists what was handed to the handler. */
async function serve(handle: Handler, folder = temporary()) {
  const lock = await lockDataFolder(folder);
  const reached: unknown[] = [];
  const counted: Handler = (request, output) => {
    reached.push(request);
    return handle(request, output);
  };
  const server = await serveControl(lock, counted, createLog('silent'));
  if (!server) throw new Error('no control socket');
  closing.push(
    () => lock.release(),
    () => server.close(),
  );
  return { ...server, folder, reached };
}

const echo: Handler = async ({ args }, { out, err, terminal }) => {
  await out(`${args.text}\n`);
  err(`terminal: ${terminal}\n`);
  return 3;
};

const request = (text: string) => ({ command: 'x', args: { text }, terminal: true });

/** What the socket answers to raw bytes, until it ends the connection. */
function raw(path: string, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path, () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

describe('the control socket', () => {
  it('gives back what a command writes and its exit status, to the user of the process alone', async () => {
    const { path, folder } = await serve(echo);
    expect(holderOf(folder)?.socket).toBe(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { said, output } = listener(true);
    const long = 'é'.repeat(3_000_000);
    expect(await askControl(path, request('kabar "baru"\n\u001b[2J'), output)).toBe(3);
    expect(said).toEqual({ out: 'kabar "baru"\n\u001b[2J\n', err: 'terminal: true\n' });
    expect(await askControl(path, request('x'), listener(true).output)).toBe(3);
    const other = await serve(async (_, { out }) => out(long).then(() => 0));
    const loud = listener(true);
    expect(await askControl(other.path, request(''), loud.output)).toBe(0);
    expect(loud.said.out.length).toBe(long.length);
  });

  it('answers no garbage, and goes on', async () => {
    const { path, reached } = await serve(echo);
    const bad = [
      'GET / HTTP/1.1\r\n\r\n',
      '\n',
      '{"command":"x"}\n',
      '{"command":"x","args":[],"terminal":true}\n',
      '{"command":"x","args":{},"terminal":true,"more":1}\n',
      Buffer.concat([Buffer.from([0xff, 0x00, 0xfe]), Buffer.from('\n')]),
      'x'.repeat(300_000),
    ];
    for (const bytes of bad) expect(await raw(path, bytes)).toMatch(/"err":"warta: .*"exit":2\}\n$/s);
    const silent = connect(path).on('error', () => undefined);
    const halfSaid = connect(path, () => halfSaid.end('{"comm')).on('error', () => undefined);
    expect(reached).toEqual([]);
    expect(await askControl(path, request('x'), listener(true).output)).toBe(3);
    silent.destroy();
  });

  it('ends a command whose client hangs up, and all of them when it closes', async () => {
    const ended: string[] = [];
    const { path, reached, close } = await serve(async ({ args }, { signal, out }) => {
      await out('begun\n');
      await sleep(60_000, undefined, { signal }).catch(() => ended.push(String(args.text)));
      return 1;
    });
    const socket = connect(path, () => socket.write(`${JSON.stringify(request('hung up'))}\n`));
    socket.once('data', () => socket.destroy());
    while (ended.length === 0) await sleep(10);
    const waiting = askControl(path, request('stopped'), listener(true).output);
    while (reached.length < 2) await sleep(10);
    await close();
    expect(await waiting).toBe(1);
    expect(ended).toEqual(['hung up', 'stopped']);
    await expect(askControl(path, request('late'), listener(true).output)).rejects.toThrow(NoAnswerError);
  });

  it('says so when the process ends before the command is done', async () => {
    const path = join(temporary(), 'x.sock');
    const server = createServer((socket) => {
      socket.once('data', () => socket.end('{"out":"half"}\n{"out'));
    });
    await new Promise<void>((done) => server.listen(path, done));
    closing.push(() => server.close());
    const { said, output } = listener(true);
    await expect(askControl(path, request('x'), output)).rejects.toThrow('ended before it was done');
    expect(said.out).toBe('half');
  });

  it('takes the place of a socket that a killed process left, and of any other file', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'warta.sock'), 'left');
    const { path } = await serve(echo, folder);
    expect(await askControl(path, request('x'), listener(true).output)).toBe(3);
  });

  it('is elsewhere when the path of the folder is too long for a socket', async () => {
    const folder = join(temporary(), 'panjang'.repeat(20));
    mkdirSync(folder);
    const { path } = await serve(echo, folder);
    expect(path.startsWith(folder)).toBe(false);
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await askControl(holderOf(folder)?.socket ?? '', request('x'), listener(true).output)).toBe(3);
  });
});
