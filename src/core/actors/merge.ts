import { lowerBound } from '../text/spans.js';
import type { Candidate } from './candidate.js';
import { certain, type Entity, newEntity, normal, spelled } from './entity.js';
import type { Entry } from './lexicon.js';
import type { Reading } from './reading.js';
import { phraseWords } from './trie.js';

/** How many longer names on either side of a short one are tried: names that share a word only. */
const reach = 8;

/** A name that a shorter one may stand for. */
interface Longer {
  start: number;
  words: string[];
  candidate: Candidate;
}

/** The forms a name is looked up by. */
interface Forms {
  name: string;
  /** A person's, in one spelling. */
  spelling: string | null;
  /** A body's, without its legal form and with its head in full. */
  core: string | null;
}

/**
 * Finds the bearer of each name. Everything is looked up by key, so that the work grows with the number of mentions
 * and not with its square; names must come in order of length, longest first.
 */
export class Merger {
  readonly entities: Entity[] = [];
  private readonly byKey = new Map<string, Entity>();
  /** Keys that begin or abbreviate a name; null where they would fit two. */
  private readonly byHint = new Map<string, Entity | null>();
  private readonly placed = new Map<Candidate, Entity>();
  private readonly longer = new Map<string, Longer[]>();

  /** @param candidates all names of the text, in text order */
  constructor(
    private readonly r: Reading,
    candidates: Candidate[],
  ) {
    for (const candidate of candidates) {
      const words = candidate.kind === 'person' ? spelled(candidate.name).split(' ') : [];
      if (words.length < 2) continue;
      for (const word of new Set(words)) {
        const list = this.longer.get(word);
        const entry = { start: candidate.start, words, candidate };
        if (list) list.push(entry);
        else this.longer.set(word, [entry]);
      }
    }
  }

  /**
   * The entity a name belongs to, made when it is the first of its bearer.
   * @param other another name that the text says is the same person's
   */
  entityOf(c: Candidate, other?: Candidate): Entity {
    const forms = this.formsOf(c);
    const entity = (other && this.placed.get(other)) ?? this.find(c, forms) ?? this.create(c);
    this.placed.set(c, entity);
    this.register(entity, c, forms);
    return entity;
  }

  /** The entity a name was given to, once it was. */
  bearerOf(c: Candidate): Entity | undefined {
    return this.placed.get(c);
  }

  private formsOf(c: Candidate): Forms {
    const name = normal(c.name);
    return {
      name,
      spelling: c.kind === 'person' ? spelled(name) : null,
      core: c.kind === 'organization' ? this.coreOf(name) : null,
    };
  }

  private find(c: Candidate, { name, spelling, core }: Forms): Entity | undefined {
    const known = this.known(c);
    if (known) return known;
    if (c.kind === 'group' && c.abbreviation) return this.byKey.get(key(c, normal(c.abbreviation)));
    // "Anies" alone is the well-known one, unless the article has another Anies.
    const full = spelling === null ? undefined : this.shortFor(c, spelling.split(' '));
    const respelled = spelling === null ? undefined : this.byKey.get(key(c, `~${spelling}`));
    const same = full ?? this.byKey.get(key(c, name)) ?? respelled;
    if (same || core === null) return same;
    const body = this.byKey.get(key(c, core));
    if (body && !(body.curated && c.entry && body.id !== c.entry.id)) return body;
    return c.entry?.rule === 'actors/alias' ? undefined : (this.byHint.get(name) ?? undefined);
  }

  /** The entity of a well-known bearer of this name, where the article has it: "KPK" beside its full name. */
  private known(c: Candidate): Entity | undefined {
    const words = phraseWords(c.name);
    const entries = c.entry ? [c.entry] : this.entriesOf(c, words);
    for (const { id, name } of entries) {
      const entity = this.byKey.get(key(c, `#${id}`)) ?? this.byKey.get(key(c, normal(name)));
      if (entity) return entity;
    }
    return undefined;
  }

  private entriesOf(c: Candidate, words: string[]): Entry[] {
    if (c.kind !== 'organization') return [];
    const whole = this.r.lexicon.entriesAt(words, 0, words.length).find((f) => f.length === words.length);
    return whole?.values.filter((e) => e.kind === c.kind) ?? [];
  }

  private create(c: Candidate): Entity {
    const entity = newEntity(c);
    this.entities.push(entity);
    return entity;
  }

  /** Makes the entity known under this name, its abbreviation, and what its name may be cut down to. */
  private register(entity: Entity, c: Candidate, { name, spelling, core }: Forms): void {
    const names = [name, normal(entity.name)];
    const known = certain(c);
    if (known) names.push(`#${known.id}`);
    if (c.abbreviation) names.push(normal(c.abbreviation));
    if (core !== null) names.push(core);
    if (spelling !== null) names.push(`~${spelling}`);
    for (const n of names) if (!this.byKey.has(key(c, n))) this.byKey.set(key(c, n), entity);
    if (c.kind === 'organization') for (const hint of this.hintsOf(name)) this.hint(hint, entity);
  }

  private hint(name: string, entity: Entity): void {
    const other = this.byHint.get(name);
    this.byHint.set(name, other === undefined || other === entity ? entity : null);
  }

  /** "Budi", "Budi Santoso", "Santoso" for "Budi Heri Santoso": the nearest one named before, else after. */
  private shortFor(c: Candidate, words: string[]): Entity | undefined {
    if (words.length === 1 && (words[0]?.length ?? 0) < 2) return undefined;
    const list = this.longer.get(words[0] ?? '') ?? [];
    const at = lowerBound(list, c.start);
    const near = [...list.slice(Math.max(at - reach, 0), at).reverse(), ...list.slice(at, at + reach)];
    const full = near.find((l) => l.words.length > words.length && words.every((w) => l.words.includes(w)));
    return full && this.placed.get(full.candidate);
  }

  /** "Astra Otoparts" of "PT Astra Otoparts Tbk"; "pengadilan negeri sleman" of "PN Sleman". */
  private coreOf(name: string): string {
    const core = this.withoutForms(name.replace(/^(?:pt|cv|ud) /, '').replace(/ ri$/, ''));
    const space = core.indexOf(' ');
    const full = space > 0 ? this.r.lexicon.useOf(core.slice(0, space), 'head-short') : null;
    if (!full?.sort) return core;
    this.r.trace.add(full.rule);
    return full.sort + core.slice(space);
  }

  /** "pfizer" of "Pfizer Inc", "northstar" of "Northstar Group". */
  private withoutForms(name: string): string {
    const words = name.split(' ');
    let n = words.length;
    while (n > 1 && this.isForm(words[n - 1] ?? '')) n--;
    return words.slice(0, n).join(' ');
  }

  private isForm(word: string): boolean {
    return this.r.lexicon.useOf(word, 'org-form') !== null || /^(?:group|grup)$/.test(word);
  }

  /** First words ("Komisi II" of "Komisi II DPR") and initials ("FKB" of "Forum Kota Bersih") of a longer name. */
  private hintsOf(name: string): string[] {
    const words = name.split(' ');
    const hints: string[] = [];
    for (let n = 2; n < words.length; n++) {
      if (!this.isJoint(words[n - 1] ?? '')) hints.push(words.slice(0, n).join(' '));
    }
    const heads = words.filter((w) => !this.isJoint(w));
    if (heads.length >= 3) hints.push(heads.map((w) => w[0]).join(''));
    return hints;
  }

  private isJoint(word: string): boolean {
    return this.r.lexicon.useOf(word, 'org-connector') !== null;
  }
}

const key = (c: Candidate, name: string): string => `${c.kind} ${name}`;
