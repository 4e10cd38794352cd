import type { Phrase } from '../phrase.js';

/** What stands between the last verb or phrase and the next one. */
export interface Gap {
  comma: boolean;
  coordinator: boolean;
  /** A noun phrase after a comma or conjunction, which may be the subject of a new clause. */
  phrase: Phrase | null;
  /** Whether a noun phrase may still be the object of the current verb. */
  open: boolean;
  /** The last noun phrase, antecedent of a "yang" that follows. */
  last: Phrase | null;
  /** A bracket stood after the last phrase: "Menteri Keuangan (Menkeu) Sri Mulyani". */
  bracket: boolean;
  /** Only a copula stands before. */
  copula: boolean;
  /** Where a time stands that may belong to the clause to come. */
  time: number | null;
}

/** Nothing read since the last verb. */
export function emptyGap(): Gap {
  return {
    comma: false,
    coordinator: false,
    phrase: null,
    open: false,
    last: null,
    bracket: false,
    copula: false,
    time: null,
  };
}
