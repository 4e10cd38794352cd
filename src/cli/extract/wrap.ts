/** Breaks a line at spaces so that no line is wider than `width` columns; colour sequences take no columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const size = columns(word);
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      line = word;
      used = size;
    } else {
      line = used > 0 ? `${line} ${word}` : word;
      used += (used > 0 ? 1 : 0) + size;
    }
  }
  lines.push(line);
  return lines;
}

function columns(word: string): number {
  return word.includes('\x1b') ? word.replace(/\x1b\[\d+m/g, '').length : word.length;
}
