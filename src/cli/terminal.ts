import { isatty } from 'node:tty';
import pc from 'picocolors';

export type Palette = ReturnType<typeof pc.createColors>;

/** Colours where the stream is a terminal and NO_COLOR is not set; FORCE_COLOR turns them on anyway. */
export function palette(stream: unknown): Palette {
  const { fd } = stream as { fd?: number };
  const terminal = typeof fd === 'number' && isatty(fd);
  const enabled = process.env.FORCE_COLOR ? true : terminal && !process.env.NO_COLOR;
  return pc.createColors(enabled);
}

/**
 * Text from pages made safe to print: control characters (escape sequences that move the cursor or change the
 * terminal) and bidirectional overrides become U+FFFD. Newlines and tabs become spaces.
 */
export function safeText(text: string): string {
  return text
    .replace(/[\n\r\t]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
