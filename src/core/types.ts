/** The data that flows between the stages. A stage returns new values and never changes an earlier stage's. */

/** Half-open range of UTF-16 code units in the text it belongs to. */
export interface Span {
  start: number;
  end: number;
}

/** A span together with the text it covers: `text === source.slice(start, end)`. */
export interface TextSpan extends Span {
  text: string;
}

// ---------------------------------------------------------------- input

/** A saved page. `html` is decoded text; bytes and character sets are the caller's work. */
export interface HtmlPage {
  kind: 'html';
  html: string;
  url: string | null;
  /** ISO 8601; the reference time when the page itself has no date. */
  fetchedAt: string | null;
  /** Overrides what the page says (`--published`). */
  publishedAt?: string | null;
  /** Further parts of the same article, in order ("?page=2", "/2"), already decoded. */
  parts?: string[];
  /** Where the archived response lies, echoed into the record. */
  archive?: string | null;
}

/** Plain text, such as a page copied out of a browser; with `clean: false` the article exactly as it stands. */
export interface TextPage {
  kind: 'text';
  text: string;
  url: string | null;
  fetchedAt: string | null;
  title?: string | null;
  publishedAt?: string | null;
  clean: boolean;
  archive?: string | null;
}

export type Page = HtmlPage | TextPage;

// ---------------------------------------------------------------- reading the page

/** A metadata value with its origin: the rule that chose it and the witness it was read from ("h1", "json-ld"). */
export interface Field<T> {
  value: T;
  rule: string;
  from: string;
}

export interface Author {
  name: string;
  role: 'author' | 'editor' | 'contributor' | 'photographer';
}

export interface Image {
  url: string;
  caption: string | null;
  credit: string | null;
}

export interface Dateline {
  text: string;
  place: string | null;
}

export type BlockKind = 'paragraph' | 'heading' | 'list-item' | 'quote' | 'table';

export interface Block extends Span {
  kind: BlockKind;
}

/** Something taken out of the body, and the rule that did it. */
export interface Removal {
  rule: string;
  text: string;
}

export interface Warning {
  code: string;
  message: string;
}

/** A page after reading: metadata, the cleaned body, and what was removed from it. */
export interface Article {
  url: string | null;
  source: { id: string; name: string; domain: string } | null;
  title: Field<string> | null;
  summary: Field<string> | null;
  authors: Field<Author[]>;
  /** ISO 8601 with offset, or a bare date where the page gives no time. */
  publishedAt: Field<string> | null;
  modifiedAt: Field<string> | null;
  dateline: Field<Dateline> | null;
  section: Field<string> | null;
  tags: Field<string[]>;
  language: string;
  images: Field<Image[]>;
  pages: { total: number; complete: boolean };
  /** The body: blocks joined by a blank line (or, for clean text, exactly the input). */
  text: string;
  blocks: Block[];
  removed: Removal[];
  warnings: Warning[];
  /** Site rule and version that was applied ("cnbcindonesia@2020"), or null. */
  site: string | null;
  /** IANA-free offset of the outlet, "+07:00" unless a site rule says otherwise. */
  zone: string;
}

// ---------------------------------------------------------------- language

/** Universal part-of-speech tags. */
export type Pos =
  | 'NOUN'
  | 'PROPN'
  | 'VERB'
  | 'AUX'
  | 'ADJ'
  | 'ADV'
  | 'PRON'
  | 'DET'
  | 'NUM'
  | 'ADP'
  | 'CCONJ'
  | 'SCONJ'
  | 'PART'
  | 'INTJ'
  | 'PUNCT'
  | 'SYM'
  | 'X';

export type TokenKind =
  | 'word'
  | 'number'
  | 'money'
  | 'punct'
  | 'url'
  | 'email'
  | 'handle'
  | 'hashtag'
  | 'emoji'
  | 'symbol';

export type Voice = 'active' | 'passive';

/** A word with its place in the text and what morphology and tagging say of it. */
export interface Token extends TextSpan {
  /** Position in `Analysis.tokens`. */
  index: number;
  /** Index of its sentence in `Analysis.sentences`. */
  sentence: number;
  lower: string;
  kind: TokenKind;
  pos: Pos;
  /** Root without affixes and clitics ("memblokirnya" -> "blokir"). */
  root: string;
  /** Prefix class that made the verb ("meN", "di", "ber", "ter", "ke-an", "memper", "diper"), "" for a bare root. */
  prefix: string;
  /** Suffix without clitics ("kan", "i", "an"), or "". */
  suffix: string;
  /** How the form came from its root, outwards: ["ber-", "ke-…-an"] for "keberhasilan", "×2" where it was doubled. */
  derivation: readonly string[];
  /** Voice of a verb form, null for other words. */
  voice: Voice | null;
  /** Clitics as parts of the token: proclitic ("ku", "kau") and enclitics ("nya", "lah", "kah", "pun"). */
  proclitic: string | null;
  enclitics: string[];
  /** Whether white space (or the start of the text) comes before it. */
  spaceBefore: boolean;
}

/** `start`/`end` cover the sentence without surrounding white space; tokens are `[first, last)` in `Analysis.tokens`. */
export interface Sentence extends Span {
  index: number;
  block: number;
  first: number;
  last: number;
}

/** A text after language analysis; every later stage reads it. */
export interface Analysis {
  text: string;
  blocks: Block[];
  tokens: Token[];
  sentences: Sentence[];
}

// ---------------------------------------------------------------- what is said in it

export type DateType = 'date' | 'time' | 'duration' | 'set';

export interface DateMention extends TextSpan {
  id: string;
  type: DateType;
  /** TIMEX3 value: "2014-12", "2014-W52", "P3D", "PRESENT_REF", "2014-12-28T07:24". */
  value: string;
  known: string[];
  implied: string[];
  /** Finest unit stated: "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade", "century". */
  grain: string | null;
  /** "+07:00" where stated or implied by outlet or place. */
  zone: string | null;
  /** First and last value of a range. */
  range: { begin: string; end: string } | null;
  rule: string;
}

export type MentionForm = 'name' | 'short' | 'role' | 'pronoun';

export interface Mention extends TextSpan {
  form: MentionForm;
}

export interface Actor {
  id: string;
  name: string;
  kind: 'person' | 'organization' | 'group' | 'place';
  aliases: string[];
  roles: string[];
  /** Id of the organisation that one of the roles names, or null. */
  affiliation: string | null;
  link: string | null;
  mentions: Mention[];
  rule: string;
}

export interface Place {
  id: string;
  name: string;
  /** "country" | "province" | "regency" | "city" | "district" | "village" | "street" | "building" | "water" | "mountain" | "region" | "other" */
  kind: string;
  link: string | null;
  mentions: Mention[];
  rule: string;
}

export interface Who {
  actors: Actor[];
  places: Place[];
}

export interface Quote extends TextSpan {
  id: string;
  kind: 'direct' | 'indirect';
  speaker: (TextSpan & { actor: string | null; name?: string | null }) | null;
  cue: (TextSpan & { lemma: string }) | null;
  rule: string;
}

export type Modality =
  | 'planned'
  | 'ongoing'
  | 'completed'
  | 'possible'
  | 'obligated'
  | 'requested'
  | 'alleged'
  | 'conditional';

/** A phrase that fills a role; `actor` and `place` are ids of the record, `inferred` when taken from another clause. */
export interface Argument extends TextSpan {
  actor: string | null;
  place: string | null;
  inferred: boolean;
}

export interface Action extends Span {
  id: string;
  /** Index into `Analysis.sentences`. */
  sentence: number;
  verb: TextSpan & { lemma: string };
  class: string | null;
  voice: Voice;
  negated: boolean;
  modality: Modality[];
  actor: Argument | null;
  target: Argument | null;
  recipient: Argument | null;
  complement: TextSpan | null;
  place: string | null;
  dates: string[];
  quote: string | null;
  /** One of the one to three actions the article is about. */
  headline: boolean;
  rule: string;
  confidence: number;
}
