import { RuleError } from '../errors.js';
import { Lookup, packTable, Table } from '../rules/table.js';
import type { Pos } from '../types.js';
import type { Condition, ContextRule, ContextRules } from './context.js';
import type { Entry, FixedForm, Lexicon } from './lexicon.js';
import type { TextRules } from './rules.js';
import type { ContextFile, FixedFile, TokenFile, TokenRuleKind } from './rules-schema.js';
import type { AbbreviationKind } from './scan-kind.js';
import { stemDictionary } from './stem.js';

/** Word lists of lexicon/tokens.yaml as the scanner and the sentence splitter read them. */
export function compileTokens(
  file: TokenFile,
): Pick<TextRules, 'scan' | 'sentences' | 'foreign' | 'adjectival' | 'tokenRules'> {
  const tokenRules = new Map<string, string>();
  const words = (kind: TokenRuleKind) => file.rules.filter((r) => r.kind === kind).flatMap((r) => r.words);
  for (const { id, kind, words } of file.rules)
    for (const word of words) tokenRules.set(`${kind} ${word}`, id);
  const abbreviations = new Map<string, AbbreviationKind>();
  for (const kind of ['both', 'title', 'number', 'tail'] as const) {
    for (const word of words(kind)) abbreviations.set(word, kind);
  }
  return {
    scan: { abbreviations, domains: new Set(words('domain')), currencies: new Set(words('currency')) },
    sentences: {
      tails: new Set(words('tail').map((word) => `${word}.`)),
      lettered: new Set(words('lettered')),
      reporting: new Set(words('reporting')),
      exclaimed: new Set(words('exclaimed')),
    },
    foreign: new RegExp(words('foreign').join('|')),
    adjectival: new RegExp(`(?:${words('adjectival').join('|')})$`),
    tokenRules,
  };
}

/** Fixed analyses by form. */
export function compileFixed(file: FixedFile): Map<string, FixedForm> {
  const fixed = new Map<string, FixedForm>();
  for (const { id, prefix, suffix, voice, pos = null, proclitic, forms } of file.rules) {
    for (const [form, root] of Object.entries(forms))
      fixed.set(form, { rule: id, root, prefix, suffix, voice, pos, proclitic });
  }
  return fixed;
}

/** The word lists in the form `compileLexicon` reads. */
export interface PackedLexicon {
  words: string;
  roots: string;
  stems: string;
}

/**
 * @param lists rows of form, tags ("NOUN:12 VERB:3"), root ("" when the form is its own or affixes tell), voice;
 *   the first list that has a form decides
 * @param roots rows of root and part of speech
 */
export function packLexicon(lists: string[][][], roots: string[][]): PackedLexicon {
  const words = lists.flat().flatMap(([form, tags, root = '', voice = '']) => {
    return form && tags ? [[form, `${tags.replace(/:\d+/g, '')}\t${root}\t${voice}`] as const] : [];
  });
  return {
    words: packTable(words),
    roots: packTable(roots.map(([root = '', pos = '']) => [root, pos])),
    stems: packTable(stemDictionary().map((word) => [word, ''])),
  };
}

export function compileLexicon(packed: PackedLexicon, fixed: Map<string, FixedForm>): Lexicon {
  return {
    words: new Lookup(packed.words, readEntry),
    roots: new Lookup(packed.roots, (pos) => (pos || null) as Pos | null),
    stems: new Table(packed.stems),
    fixed,
  };
}

function readEntry(row: string): Entry {
  const [tags = '', root, voice] = row.split('\t');
  return {
    tags: tagList(tags),
    root: root || null,
    voice: voice === 'a' ? 'active' : voice === 'p' ? 'passive' : null,
  };
}

const tagLists = new Map<string, readonly Pos[]>();

/** "NOUN VERB" -> NOUN, VERB; most words share a few hundred lists. */
function tagList(tags: string): readonly Pos[] {
  const known = tagLists.get(tags);
  if (known) return known;
  const list = tags.split(' ') as Pos[];
  tagLists.set(tags, list);
  return list;
}

/** @throws RuleError for two rules of one id */
export function compileContext(file: ContextFile): ContextRules {
  const byWord = new Map<string, ContextRule[]>();
  const byPos = new Map<Pos, ContextRule[]>();
  const ids = new Set<string>();
  for (const rule of file.rules) {
    if (ids.has(rule.id)) throw new RuleError('lexicon/context-rules.yaml', `rule ${rule.id} is there twice`);
    ids.add(rule.id);
    const compiled: ContextRule = {
      id: rule.id,
      from: rule.from ? new Set(rule.from) : null,
      to: rule.to,
      allowed: rule.allowed,
      where: rule.where.map(compileCondition),
    };
    if (rule.words) for (const word of rule.words) add(byWord, word, compiled);
    else for (const pos of rule.from ?? []) add(byPos, pos, compiled);
  }
  return { byWord, byPos };
}

function compileCondition(c: ContextFile['rules'][number]['where'][number]): Condition {
  const set = <T>(list: T[] | undefined) => (list ? new Set(list) : undefined);
  return {
    at: c.at,
    until: c.until ?? c.at,
    pos: set(c.pos),
    words: set(c.words),
    prefix: set(c.prefix),
    suffix: set(c.suffix),
    case: set(c.case),
    kind: set(c.kind),
    edge: c.edge,
    not: c.not,
  };
}

function add<K>(map: Map<K, ContextRule[]>, key: K, rule: ContextRule): void {
  const list = map.get(key);
  if (list) list.push(rule);
  else map.set(key, [rule]);
}
