import type { Block } from '../../types.js';
import type { BodyLine } from './body.js';

/** The article's text and its blocks. */
export interface Joined {
  text: string;
  blocks: Block[];
}

/** Between blocks: a blank line. */
export const GAP = '\n\n';
const ENDS_SENTENCE = /[.!?…:;”"’')\]]$/;

/** Joins lines to blocks: a line after a single <br> goes on with the paragraph it broke; cells of a row stand together. */
export function joinLines(lines: BodyLine[]): Joined {
  const blocks: Block[] = [];
  let text = '';
  let before: BodyLine | null = null;
  for (const line of lines) {
    const glue = before ? glueOf(before, line) : '';
    if (before && glue !== GAP) {
      text += glue + line.text;
      const block = blocks.at(-1);
      if (block) block.end = text.length;
    } else {
      if (before) text += GAP;
      const start = text.length;
      text += line.text;
      blocks.push({ kind: line.kind, start, end: text.length });
    }
    before = line;
  }
  return { text, blocks };
}

function glueOf(before: BodyLine, line: BodyLine): string {
  if (before.kind === 'table' && line.kind === 'table') return sameRow(before, line) ? ' | ' : GAP;
  const broken = line.soft && before.segment.box === line.segment.box;
  if (!broken || before.kind !== 'paragraph' || line.kind !== 'paragraph') return GAP;
  return before.text.length > 60 && !ENDS_SENTENCE.test(before.text) ? ' ' : GAP;
}

function sameRow(before: BodyLine, line: BodyLine): boolean {
  const row = before.segment.box.parent;
  return row !== null && row.element.name === 'tr' && row === line.segment.box.parent;
}
