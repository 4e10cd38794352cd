import { RuleError } from '../errors.js';
import { buildNet, type Net, parsePattern, type Reg } from './engine.js';
import { fixedTags, HYPHEN, makeTagger, type Tagger, type TagRule } from './tags.js';

/** A pattern over tagged tokens, as compiled from rules/patterns. */
export interface Pattern {
  id: string;
  path: string;
  pattern: string;
  priority: number;
}

export interface Compiled {
  net: Net;
  regs: Map<string, Reg[]>;
  priority: Map<string, number>;
  tagger: Tagger;
  /** Words and tags ("#Arrest") of which every match holds at least one: sentences without any are passed over. */
  anchors: Set<string>;
}

/**
 * Compiles patterns into one net.
 * @throws RuleError for broken syntax, an unknown tag, a pattern another rule has already, or one without an anchor
 */
export function compilePatterns(patterns: Pattern[], tagRules: TagRule[]): Compiled {
  const tagger = makeTagger(tagRules);
  const known = new Set<string>([...fixedTags, ...tagRules.map((t) => t.tag)]);
  const lexical = new Set(tagRules.map((t) => t.tag));
  const seen = new Map<string, string>();
  const compiled: Compiled = {
    net: buildNet([]),
    regs: new Map(),
    priority: new Map(),
    tagger,
    anchors: new Set(),
  };
  const entries = patterns.map(({ id, path, pattern, priority }) => {
    const fail = (reason: string) => new RuleError(path, `rule ${id}: ${reason}`);
    const match = normalise(pattern);
    const other = seen.get(match);
    if (other) throw fail(`has the pattern of ${other}; one of them would be dropped`);
    seen.set(match, id);
    const regs = parse(match, fail);
    check(regs, known, fail);
    const anchors = anchorsOf(regs, lexical);
    if (anchors.length === 0) throw fail('needs a word or a tag from a word list that every match holds');
    for (const anchor of anchors) compiled.anchors.add(anchor);
    compiled.regs.set(id, regs);
    compiled.priority.set(id, priority);
    return { match, rule: id };
  });
  compiled.net = buildNet(entries);
  return compiled;
}

function normalise(pattern: string): string {
  return pattern
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, HYPHEN);
}

function parse(match: string, fail: (reason: string) => RuleError): Reg[] {
  try {
    return parsePattern(match);
  } catch (error) {
    throw fail(`pattern "${match}" cannot be read: ${(error as Error).message}`);
  }
}

function check(regs: Reg[], known: Set<string>, fail: (reason: string) => RuleError): void {
  for (const reg of regs) {
    if (reg.tag !== undefined && !known.has(reg.tag)) throw fail(`there is no tag #${reg.tag}`);
    if (reg.method ?? reg.regex ?? reg.chunk ?? reg.switch ?? reg.machine ?? reg.fuzzy) {
      throw fail('only words, #Tags, groups, (a|b), (a && b), !, ? and + are for rule files');
    }
    for (const choice of reg.choices ?? []) check(choice, known, fail);
  }
}

/** The first required element that is a word, a choice of words, or a tag from a word list. */
function anchorsOf(regs: Reg[], lexical: Set<string>): string[] {
  for (const reg of regs) {
    if (reg.optional || reg.negative) continue;
    if (reg.word) return [reg.word];
    if (reg.tag && lexical.has(reg.tag)) return [`#${reg.tag}`];
    if (reg.fastOr) return [...reg.fastOr];
    const branches = (reg.choices ?? []).map((choice) => anchorsOf(choice, lexical));
    if (branches.length > 0 && branches.every((b) => b.length > 0)) return branches.flat();
  }
  return [];
}
