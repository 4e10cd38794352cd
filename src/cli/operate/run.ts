import type { App } from '../../io/app.js';
import type { Output } from '../../io/control/protocol.js';
import { Progress } from '../progress.js';

/** One run of an operating command, in this process or in the one that has the data folder. */
export interface Run extends Output {
  app: App;
}

/** This process's own standard output and error. */
export function ownOutput(): Output {
  return {
    terminal: process.stderr.isTTY ?? false,
    signal: new AbortController().signal,
    out: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    err: (text) => process.stderr.write(text),
  };
}

/** Progress of a run whose length is not known. */
export function progressOf(what: string, { err, terminal }: Output): Progress {
  return new Progress(what, null, { isTTY: terminal, write: err });
}
