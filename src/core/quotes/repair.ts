import type { Span } from '../types.js';
import type { Mark } from './marks.js';
import type { Pairing } from './pairs.js';

/** What pairing must know of the words around the marks. */
export interface SpeechProbe {
  /** Whether a reporting verb starts at this offset (white space skipped). */
  cueAt(offset: number): boolean;
  /** End of the comma before the first reporting verb in the span: where a quotation without a closing mark ends. */
  speechEnd(span: Span): number | null;
}

/** How many paragraphs one quotation may run over. */
const MAX_PARAGRAPHS = 12;

/** `"Kami siap, kata Rina.`: the closing mark is missing, the reporting verb says where it belongs. */
export function closeAtCue(pairing: Pairing, parts: Span[], probe: SpeechProbe): void {
  const bounds = [...pairing.passages, ...pairing.unclosed].sort((a, b) => a.start - b.start);
  pairing.unclosed = pairing.unclosed.filter((mark) => {
    const next = bounds[firstAfter(bounds, mark.start)]?.start ?? Number.POSITIVE_INFINITY;
    const limit = Math.min(parts[partOf(parts, mark.start)]?.end ?? mark.end, next);
    const end = probe.speechEnd({ start: mark.end, end: limit });
    if (end !== null) pairing.passages.push({ start: mark.start, end, repaired: true });
    return end === null;
  });
}

/** `Kami siap bekerja," kata Rina.`: the opening mark is missing; the paragraph's beginning is the quotation's. */
export function openAtParagraph(text: string, pairing: Pairing, parts: Span[], probe: SpeechProbe): void {
  const taken = new Set(pairing.passages.map((p) => partOf(parts, p.start)));
  for (const mark of pairing.unopened) {
    const index = partOf(parts, mark.start);
    const part = parts[index];
    if (!part || taken.has(index) || !probe.cueAt(mark.end)) continue;
    taken.add(index);
    if (!/[,?!.…]\s?$/.test(text.slice(mark.start - 2, mark.start))) continue;
    pairing.passages.push({ start: headOf(text, part), end: mark.end, repaired: true });
  }
}

/**
 * A quotation that runs on over paragraphs: what is opened in one is closed in a later one, with a new opening
 * mark at the head of each paragraph, or with none in the next.
 */
export function joinParagraphs(text: string, pairing: Pairing, parts: Span[]): void {
  const atHead = new Map(pairing.passages.map((p) => [p.start, p]));
  const opened = new Map(pairing.unclosed.map((m) => [partOf(parts, m.start), m]));
  const closing = new Map(pairing.unopened.toReversed().map((m) => [partOf(parts, m.start), m]));
  const used = new Set<Mark>();
  for (const [index, first] of opened) {
    if (used.has(first)) continue;
    const chain = [first];
    for (let i = index + 1; i <= index + MAX_PARAGRAPHS; i++) {
      const part = parts[i];
      if (!part) break;
      const head = headOf(text, part);
      const reopened = opened.get(i);
      const closed = closing.get(i);
      const end = atHead.get(head)?.end ?? (reopened ? undefined : closed?.end);
      if (reopened?.start === head) chain.push(reopened);
      else {
        if (end === undefined) break;
        pairing.passages.push({ start: first.start, end, repaired: false });
        for (const mark of chain) used.add(mark);
        if (closed?.end === end) used.add(closed);
        break;
      }
    }
  }
  pairing.unclosed = pairing.unclosed.filter((m) => !used.has(m));
  pairing.unopened = pairing.unopened.filter((m) => !used.has(m));
}

function headOf(text: string, part: Span): number {
  let at = part.start;
  while (at < part.end && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** Index of the paragraph an offset lies in. */
function partOf(parts: Span[], offset: number): number {
  return Math.max(0, firstAfter(parts, offset) - 1);
}

/** Index of the first span that starts after an offset, in spans sorted by start. */
function firstAfter(spans: Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
