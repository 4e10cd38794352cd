import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FolderLock } from '../db/lock.js';
import type { Log } from '../log.js';
import { socketPlaces } from './place.js';
import type { ControlRequest, Output } from './protocol.js';
import { readRequest, replyTo, sendFrame } from './reply.js';

/** Does what is asked, and gives the exit status. */
export type Handler = (request: ControlRequest, output: Output) => Promise<number>;

export interface ControlServer {
  path: string;
  /** Takes no more requests, tells running commands to end, and waits a little for them. */
  close(): Promise<void>;
}

/** More at once are sent away: nobody operates so busily. */
const MAX_CONNECTIONS = 16;
/** How long a client has to read the last of what it is told when the process stops. */
const FAREWELL_MS = 1_000;

/**
 * Answers commands on a socket that only the user of this process can open, and announces it in the data folder's
 * lock. Who has the lock is alone, so that a socket found there was left by a killed process.
 * Not on Windows, whose named pipes have no file mode: there a running instance has to be stopped first.
 * @returns null where no socket can be made
 */
export async function serveControl(
  lock: FolderLock,
  handle: Handler,
  log: Log,
): Promise<ControlServer | null> {
  if (process.platform === 'win32') return null;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const server = createServer((socket) => {
    const one = answer(socket, handle, stopping.signal).finally(() => running.delete(one));
    running.add(one);
  });
  server.maxConnections = MAX_CONNECTIONS;
  for (const { path, announced } of socketPlaces(lock.folder)) {
    try {
      await listen(server, path);
    } catch (error) {
      log.warn({ path, error: String(error) }, 'no control socket here');
      continue;
    }
    lock.announce(announced);
    return {
      path,
      async close() {
        const closed = new Promise((done) => server.close(done));
        stopping.abort();
        await Promise.race([
          Promise.all([...running, closed]),
          sleep(FAREWELL_MS * 3, undefined, { ref: false }),
        ]);
      },
    };
  }
  return null;
}

/** The socket is made within the call to `listen`, so that nobody else ever sees it with another mode than 0600. */
async function listen(server: Server, path: string): Promise<void> {
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    const before = process.umask(0o177);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
    process.umask(before);
  });
}

/** Whatever the client does, this ends well. */
async function answer(socket: Socket, handle: Handler, stopping: AbortSignal): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => undefined);
  const part = () => setTimeout(() => socket.destroy(), FAREWELL_MS);
  stopping.addEventListener('abort', part);
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  closed.then(() => {
    gone.abort();
    stopping.removeEventListener('abort', part);
  });
  const request = await readRequest(socket, stopping);
  if (typeof request === 'string') {
    sendFrame(socket, { err: `warta: ${request}\n` });
    sendFrame(socket, { exit: 2 });
  } else {
    const output = replyTo(socket, request.terminal, AbortSignal.any([gone.signal, stopping]));
    sendFrame(socket, { exit: await handle(request, output).catch(() => 1) });
  }
  socket.destroySoon();
  await closed;
}
