/** Turns word lists of rule files into look-ups and into alternatives for patterns. */

/** Most words are their own key. */
const PLAIN = /^[a-z0-9-]*$/;
const APOSTROPHES = /['’‘`´]/g;

/** The form words are looked up by: lower case, without apostrophes, one space between words ("Jum'at" -> "jumat"). */
export function wordKey(word: string): string {
  const lower = word.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.replace(APOSTROPHES, '').replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** Position of each word's list: months to 1..12, weekdays to 1..7. */
export function numbered(lists: string[][]): Map<string, number> {
  const map = new Map<string, number>();
  lists.forEach((words, i) => {
    for (const word of words) map.set(wordKey(word), i + 1);
  });
  return map;
}

/**
 * Alternatives of a pattern, longest first, so that "september" wins over "sep". A space stands for any white
 * space of up to three characters, an apostrophe for each of its typographical forms.
 */
export function alternatives(words: Iterable<string>): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/ /g, String.raw`\s{1,3}`)
        .replace(/-/g, '[-‐‑–]')
        .replace(APOSTROPHES, "['’‘`´]"),
    )
    .join('|');
}
