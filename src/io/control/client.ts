import { connect, type Socket } from 'node:net';
import { ControlError } from '../errors.js';
import { type ControlRequest, frame, type Output } from './protocol.js';

/** Nobody listens at the socket: its process is just starting, or about to end. */
export class NoAnswerError extends ControlError {}

/**
 * Has a command run by the process that listens at a socket, and writes what it writes, as it comes.
 * @returns the command's exit status
 * @throws NoAnswerError; ControlError when the process ended before it was done
 */
export async function askControl(path: string, request: ControlRequest, output: Output): Promise<number> {
  const socket = await open(path);
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of lines(socket)) {
      const said = frame.parse(JSON.parse(line));
      if ('out' in said) await output.out(said.out);
      else if ('err' in said) output.err(said.err);
      else return said.exit;
    }
  } finally {
    socket.destroy();
  }
  throw new ControlError('the process that has the data folder ended before it was done');
}

function open(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', (error) => reject(new NoAnswerError(`${path}: ${error.message}`)));
    socket.once('connect', () => resolve(socket));
  });
}

/** Whole lines until the connection ends, however it does. */
async function* lines(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  socket.setEncoding('utf8');
  try {
    for await (const chunk of socket) {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } catch {
    // A connection that breaks is one that ended.
  }
}
