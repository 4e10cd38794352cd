import type { Output } from '../../src/io/control/protocol.js';

/** Listens to what a command writes. */
export function listener(terminal = false) {
  const said = { out: '', err: '' };
  const output: Output = {
    terminal,
    signal: new AbortController().signal,
    out: async (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  };
  return { said, output };
}
