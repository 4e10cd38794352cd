import { StringDecoder } from 'node:string_decoder';

/** A longer input line is not kept in memory (UTF-16 code units). */
export const MAX_LINE = 64 * 1024 * 1024;

/** A line, or null for one that was longer than `max` and was skipped. */
export type Line = string | null;

/**
 * Lines of a UTF-8 stream, in flat memory: unlike node:readline, a line without end is dropped rather than
 * collected until the process dies.
 */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  max = MAX_LINE,
): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let skipping = false;
  const take = (): Line => {
    const line = skipping ? null : parts.join('');
    parts = [];
    length = 0;
    skipping = false;
    return line;
  };
  const keep = (text: string) => {
    length += text.length;
    if (length > max) {
      skipping = true;
      parts = [];
    } else parts.push(text);
  };
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      keep(text.slice(from, at));
      yield take();
      from = at + 1;
    }
    keep(text.slice(from));
  }
  keep(decoder.end());
  if (length > 0) yield take();
}
