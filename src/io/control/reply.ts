import { once } from 'node:events';
import type { Socket } from 'node:net';
import {
  type ControlRequest,
  controlRequest,
  type Frame,
  MAX_REQUEST_BYTES,
  type Output,
} from './protocol.js';

/** A request is one line, sent at once. */
const REQUEST_MS = 5_000;
/** Who reads so much less than is written to standard error has gone to sleep. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The one line that a client sends. What it sends after that is thrown away.
 * @returns the request, or what is wrong with it
 */
export async function readRequest(socket: Socket, stopping: AbortSignal): Promise<ControlRequest | string> {
  const line = await readLine(socket, stopping);
  if (line === null) return 'no request';
  try {
    const parsed = controlRequest.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : 'this is no request';
  } catch {
    return 'this is no request';
  }
}

/** @returns null when no whole line comes, in time and within the size */
function readLine(socket: Socket, stopping: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    let read = Buffer.alloc(0);
    const settle = (line: string | null) => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', give);
      socket.off('data', take).off('close', give).resume();
      resolve(line);
    };
    const give = () => settle(null);
    const take = (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const end = read.indexOf(NEWLINE);
      if (end > MAX_REQUEST_BYTES || (end < 0 && read.length > MAX_REQUEST_BYTES)) settle(null);
      else if (end >= 0) settle(read.toString('utf8', 0, end));
    };
    const timer = setTimeout(give, REQUEST_MS);
    stopping.addEventListener('abort', give);
    socket.on('data', take).on('close', give);
  });
}

/** Output over the socket; standard output waits for who is slow to read it. */
export function replyTo(socket: Socket, terminal: boolean, signal: AbortSignal): Output {
  return {
    terminal,
    signal,
    async out(text) {
      signal.throwIfAborted();
      if (!sendFrame(socket, { out: text })) await once(socket, 'drain', { signal });
    },
    err(text) {
      if (socket.writableLength > MAX_UNREAD_BYTES) socket.destroy();
      sendFrame(socket, { err: text });
    },
  };
}

/** @returns false when more is written than has been read */
export function sendFrame(socket: Socket, frame: Frame): boolean {
  return socket.writable ? socket.write(`${JSON.stringify(frame)}\n`) : true;
}
