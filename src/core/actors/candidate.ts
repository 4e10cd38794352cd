import type { Entry, NameKind } from './lexicon.js';
import type { Reading } from './reading.js';

/** Words of office, rank and address before a name: `[first, last)` in tokens, with the names inside them. */
export interface TitlePhrase {
  first: number;
  last: number;
  /** Some word of it belongs to persons only ("Gubernur", "AKBP", "Pak"). */
  strength: number;
  office: boolean;
  /** It ends with an office of a region ("Camat"), whose name is still to come (`open`) or has been read (`named`). */
  region: 'open' | 'named' | null;
}

/** What a name does where it stands; a country qualifies in "polisi Spanyol" and acts in "Spanyol menolak". */
export type Standing = 'located' | 'qualifies' | 'acts';

/** A name found in the text, decided or not; `[first, last)` in tokens. */
export interface Candidate {
  first: number;
  last: number;
  start: number;
  end: number;
  /** Its name without a bracketed abbreviation. */
  name: string;
  abbreviation: string | null;
  kind: NameKind | 'group' | null;
  sort: string;
  entry: Entry | null;
  rule: string;
  title: TitlePhrase | null;
  standing: Standing;
  /** Evidence for person, organization, place, where `kind` is not decided by the name itself: what is said of it here. */
  score: [number, number, number];
  /** The same, of what its own words tell. */
  own: [number, number, number];
}

export function makeCandidate(
  r: Reading,
  first: number,
  last: number,
  known: Partial<Pick<Candidate, 'kind' | 'sort' | 'entry' | 'rule' | 'title'>>,
): Candidate {
  const start = r.tokens[first]?.start ?? 0;
  const end = r.tokens[last - 1]?.end ?? start;
  return {
    first,
    last,
    start,
    end,
    name: r.analysis.text.slice(start, end),
    abbreviation: null,
    kind: null,
    sort: 'other',
    entry: null,
    rule: 'actors/name',
    title: null,
    standing: 'located',
    score: [0, 0, 0],
    own: [0, 0, 0],
    ...known,
  };
}
