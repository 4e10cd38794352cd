import { lastStarted } from '../text/spans.js';
import type { Argument, Quote, Span } from '../types.js';

/** The quotations of an article, for telling what is only claimed and who speaks; looked up without a walk over all. */
export class Claims {
  private readonly byCue: Map<number, Quote>;

  /** @param quotes in text order, none within another */
  constructor(private readonly quotes: Quote[]) {
    this.byCue = new Map(quotes.flatMap((quote) => (quote.cue ? [[quote.cue.start, quote] as const] : [])));
  }

  /** Id of the quotation that a verb stands in; the reporting verb inside one ("Harga, ujar Rina, turun") states nothing. */
  at(verb: Span): string | null {
    const quote = this.quotes[lastStarted(this.quotes, verb.start)];
    return quote && verb.end <= quote.end && quote.cue?.start !== verb.start ? quote.id : null;
  }

  /** The actor of a reporting verb, resolved as the speaker of its quotation is: "katanya", "kata [Kepala Dinas, Rina]". */
  speaking(verb: Span, actor: Argument | null): Argument | null {
    const speaker = this.byCue.get(verb.start)?.speaker;
    return actor && speaker?.actor ? { ...actor, actor: speaker.actor, place: null } : actor;
  }
}
