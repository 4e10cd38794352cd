import { createRequire } from 'node:module';
import type nlp from 'compromise/one';

/** A word as compromise sees it. Built by us: its own tokeniser breaks "Rp1,2" and reads "ia" as Iowa. */
export interface Term {
  text: string;
  pre: string;
  post: string;
  normal: string;
  tags: Set<string>;
}

/** One element of a parsed pattern; the fields the compiler checks. */
export interface Reg {
  word?: string;
  tag?: string;
  optional?: boolean;
  negative?: boolean;
  start?: boolean;
  group?: string;
  fastOr?: Set<string>;
  choices?: Reg[][];
  method?: string;
  regex?: RegExp;
  chunk?: string;
  switch?: string;
  machine?: string;
  fuzzy?: boolean;
}

/** Sentence, first term and end term of a match or a group. */
export type Pointer = [sentence: number, start: number, end: number];

export interface NetEntry {
  match: string;
  rule: string;
}

export interface Net {
  hooks: Record<string, NetEntry[]>;
  always: NetEntry[];
}

interface Methods {
  one: {
    parseMatch(pattern: string, options: object, world: object): Reg[];
    buildNet(matches: NetEntry[], world: object): Net;
    bulkMatch(
      docs: Term[][],
      net: Net,
      methods: Methods,
      options: object,
    ): (NetEntry & { pointer: Pointer })[];
    match(docs: Term[][], todo: { regs: Reg[] }): { ptrs: Pointer[]; byGroup: Record<string, Pointer[]> };
  };
}

let loaded: { methods: Methods; world: object } | null = null;

/**
 * The package's methods, reached the way its plugins do; none of the English lexicon or its tagger is run.
 * Loaded on first use and as its CommonJS bundle: its 150 module files take five times as long to read.
 */
function engine(): { methods: Methods; world: object } {
  if (!loaded) {
    const compromise = createRequire(import.meta.url)('compromise/one') as typeof nlp;
    loaded = { methods: compromise.methods() as Methods, world: compromise.world() };
  }
  return loaded;
}

/** Parses one pattern. Throws whatever compromise throws on broken syntax. */
export function parsePattern(pattern: string): Reg[] {
  const { methods, world } = engine();
  return methods.one.parseMatch(pattern, {}, world);
}

/** A net over patterns. compromise writes into the entries it is given, so it gets copies. */
export function buildNet(entries: NetEntry[]): Net {
  const { methods, world } = engine();
  return methods.one.buildNet(
    entries.map((entry) => ({ ...entry })),
    world,
  );
}

/** Where which pattern matches, all sentences in one pass. */
export function sweepNet(docs: Term[][], net: Net): { rule: string; pointer: Pointer }[] {
  const { methods } = engine();
  return methods.one.bulkMatch(docs, net, methods, {});
}

/** The named groups of a pattern matched again over its own hit: a sweep does not keep them. */
export function groupsOf(terms: Term[], regs: Reg[]): Record<string, Pointer[]> {
  return engine().methods.one.match([terms], { regs }).byGroup;
}
