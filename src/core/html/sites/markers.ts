/** Strings are looked for by this many of their first characters; of a step, three are looked at. */
const WINDOW = 8;
const SLOTS = 4096;
const slotOf = (text: string, end: number): number =>
  ((text.charCodeAt(end - 2) << 10) ^ (text.charCodeAt(end - 1) << 5) ^ text.charCodeAt(end)) & (SLOTS - 1);

/**
 * Which of many strings stand in a text, in one pass that steps over most of it (Wu and Manber, 1994): one search
 * a string, or one expression of all of them, costs more than parsing the page.
 */
export class MarkerSearch {
  /** How far to step, by the slot of the last three characters; slots shared by chance only shorten a step. */
  private readonly shifts = new Uint8Array(SLOTS).fill(WINDOW - 2);
  private readonly bySlot = new Map<number, string[]>();
  private readonly short: string[];

  constructor(markers: readonly string[]) {
    this.short = markers.filter((m) => m.length < WINDOW);
    for (const marker of new Set(markers)) if (marker.length >= WINDOW) this.add(marker);
  }

  private add(marker: string): void {
    for (let end = 2; end < WINDOW; end++) {
      const slot = slotOf(marker, end);
      this.shifts[slot] = Math.min(this.shifts[slot] ?? 0, WINDOW - 1 - end);
    }
    const last = slotOf(marker, WINDOW - 1);
    this.bySlot.set(last, [...(this.bySlot.get(last) ?? []), marker]);
  }

  /** The markers that stand in the text. */
  in(text: string): Set<string> {
    const seen = new Set(this.short.filter((marker) => text.includes(marker)));
    for (let end = WINDOW - 1; end < text.length; ) {
      const slot = slotOf(text, end);
      const shift = this.shifts[slot] ?? 0;
      if (shift === 0) this.tryAt(text, end - WINDOW + 1, slot, seen);
      end += shift || 1;
    }
    return seen;
  }

  private tryAt(text: string, start: number, slot: number, seen: Set<string>): void {
    for (const marker of this.bySlot.get(slot) ?? []) if (text.startsWith(marker, start)) seen.add(marker);
  }
}
