import type { Speech } from '../../quotes/find.js';
import type { Ruleset } from '../../rules/ruleset.js';
import { lastStarted } from '../../text/spans.js';
import type {
  Actor,
  Analysis,
  Mention,
  MentionForm,
  Quote,
  Sentence,
  Span,
  Token,
  Who,
} from '../../types.js';
import type { WordUse } from '../lexicon.js';
import { phraseKey } from '../trie.js';
import { Bodies } from './bodies.js';
import { Groups } from './groups.js';
import { hasRole, type Nominal, nominalAt } from './nominal.js';
import { Scene } from './scene.js';

export interface ReferenceContext {
  /** The named, from findWho. */
  who: Who;
  /** Who speaks where: settles the speakers' own pronouns, and "saya" in what they say. */
  speech: Speech;
  trace?: Set<string>;
}

/**
 * The same who, with what stands for the named added to their mentions: "ia", "istrinya", "perusahaan itu", "saya"
 * in a quotation. Only what can mean one alone is linked.
 */
export function findReferences(analysis: Analysis, context: ReferenceContext, rules: Ruleset): Who {
  if (context.who.actors.length === 0) return context.who;
  return new References(analysis, context, rules).resolve();
}

class References {
  private readonly keys: string[];
  private readonly scene: Scene;
  private readonly bodies: Bodies;
  private readonly groups: Groups;
  /** Direct quotations in text order, to find the one a word stands in without a walk through all of them. */
  private readonly direct: Quote[];
  private readonly actors: Map<string, Actor>;
  private readonly found = new Map<string, Mention[]>();
  /** Persons by where they are named. */
  private readonly named = new Map<number, string>();
  /** Starts of spans already spoken for. */
  private readonly taken = new Set<number>();

  constructor(
    private readonly analysis: Analysis,
    private readonly context: ReferenceContext,
    private readonly rules: Ruleset,
  ) {
    const { who, speech } = context;
    this.keys = analysis.tokens.map((t) => phraseKey(t.text));
    this.scene = new Scene(analysis, who, speech);
    this.bodies = new Bodies(analysis, who, rules.actors);
    this.groups = new Groups(analysis, who);
    this.direct = speech.quotes.filter((q) => q.kind === 'direct').sort((a, b) => a.start - b.start);
    this.actors = new Map(who.actors.map((a) => [a.id, a]));
    for (const { id, kind, mentions } of who.actors)
      if (kind === 'person') for (const m of mentions) this.named.set(m.start, id);
    for (const { mentions } of [...who.actors, ...who.places])
      for (const m of mentions) this.taken.add(m.start);
  }

  resolve(): Who {
    for (const quote of this.context.speech.quotes) this.readSpeaker(quote);
    for (const sentence of this.analysis.sentences) {
      for (let i = sentence.first; i < sentence.last; i++) this.readToken(i, sentence);
    }
    return { ...this.context.who, actors: this.context.who.actors.map((a) => this.withFound(a)) };
  }

  private withFound(actor: Actor): Actor {
    const found = this.found.get(actor.id);
    if (!found) return actor;
    return { ...actor, mentions: [...actor.mentions, ...found].sort((a, b) => a.start - b.start) };
  }

  private add(id: string, { start, end }: Span, form: MentionForm): void {
    if (this.taken.has(start)) return;
    this.taken.add(start);
    const mention = { start, end, text: this.analysis.text.slice(start, end), form };
    const list = this.found.get(id);
    if (list) list.push(mention);
    else this.found.set(id, [mention]);
  }

  /** "ujarnya", "kata dia", "tambah raksasa elektronik itu": who speaks is settled with the quotation. */
  private readSpeaker({ speaker, cue }: Quote): void {
    const actor = this.actors.get(speaker?.actor ?? '');
    if (!speaker || !actor) return;
    const lower = speaker.text.toLowerCase();
    const { pronouns, determiners } = this.rules.quotes.words;
    const clitic = cue !== null && speaker.start > cue.start && speaker.end === cue.end;
    if (clitic || pronouns.has(lower)) this.add(actor.id, speaker, 'pronoun');
    else if (determiners.has(lower.slice(lower.lastIndexOf(' ') + 1))) this.add(actor.id, speaker, 'role');
    else return;
    if (actor.kind === 'person') this.scene.add({ start: speaker.start, id: actor.id, subject: true });
  }

  private readToken(at: number, sentence: Sentence): void {
    const token = this.analysis.tokens[at];
    if (token?.kind !== 'word' || this.taken.has(token.start)) return;
    const pronoun = this.rules.actors.useOf(this.keys[at] ?? '', 'pronoun');
    const quoted = this.scene.isQuoted(token.start);
    if (pronoun && quoted) this.readQuoted(token, pronoun);
    else if (pronoun) this.readPronoun(token, pronoun, at <= sentence.first + 1);
    else if (!quoted && token.enclitics.includes('nya')) this.readPossessor(token);
    else if (!quoted) this.readNoun(token, sentence);
  }

  private readNoun({ index, start, lower }: Token, sentence: Sentence): void {
    const { determiners } = this.rules.quotes.words;
    const nominal = nominalAt(
      this.rules.actors,
      this.analysis.tokens,
      this.keys,
      index,
      determiners,
      this.context.trace,
    );
    if (nominal) this.readNominal(nominal, sentence);
    else if (/^(?:seorang|sang)$/.test(lower) && !this.namesNext(index))
      this.scene.add({ start, id: null, subject: index === sentence.first });
  }

  /** "Seorang warga, Rina": who seems unnamed is named at once. */
  private namesNext(at: number): boolean {
    for (let i = at + 1; i < at + 6; i++)
      if (this.taken.has(this.analysis.tokens[i]?.start ?? -1)) return true;
    return false;
  }

  private link(id: string, span: Span, form: MentionForm, rule: string): void {
    this.add(id, span, form);
    this.context.trace?.add(rule);
  }

  /** "saya" in what a person says, "kami" in what a body says. */
  private readQuoted(token: Token, { sort, rule }: WordUse): void {
    const quote = this.direct[lastStarted(this.direct, token.start)];
    const speaker = this.actors.get((quote && token.end <= quote.end && quote.speaker?.actor) || '');
    if (sort === (speaker?.kind === 'person' ? 'speaker' : 'speakers') && speaker)
      this.link(speaker.id, token, 'pronoun', rule);
  }

  private readPronoun(token: Token, { sort, rule }: WordUse, subject: boolean): void {
    if (sort === 'many') {
      const group = this.groups.before(token.sentence, token.start);
      if (group) this.link(group, token, 'pronoun', rule);
    }
    if (sort !== 'person') return;
    const id = this.bracketed(token) ?? this.scene.personBefore(token.sentence, token.start);
    this.scene.add({ start: token.start, id, subject });
    if (id) this.link(id, token, 'pronoun', rule);
  }

  /** "beliau (Rina)": whom a pronoun in someone's words means, as the reporter adds. */
  private bracketed({ index }: Token): string | null {
    const open = this.analysis.tokens[index + 1];
    return (open?.text === '(' && this.named.get(this.analysis.tokens[index + 2]?.start ?? -1)) || null;
  }

  /** "istri[nya]": only what people alone have. */
  private readPossessor(token: Token): void {
    const had = this.rules.actors.useOf(token.lower.slice(0, token.lower.lastIndexOf('nya')), 'possessed');
    if (had?.sort === 'side') {
      this.readSide(token, had.rule);
      return;
    }
    const id = had ? this.scene.personBefore(token.sentence, token.start) : null;
    const start = token.start + token.lower.lastIndexOf('nya');
    if (had && id) this.link(id, { start, end: start + 3 }, 'pronoun', had.rule);
  }

  /** "pihaknya": the body of whom it is said, or the body that speaks; a person without one is left alone. */
  private readSide(token: Token, rule: string): void {
    const person = this.scene.personBefore(token.sentence, token.start);
    const body = person
      ? (this.actors.get(person)?.affiliation ?? null)
      : this.scene.hasPerson(token.sentence)
        ? null
        : this.bodies.onlyIn(token.sentence, token.start);
    if (body) this.link(body, token, 'pronoun', rule);
  }

  private readNominal(nominal: Nominal, sentence: Sentence): void {
    const { tokens } = this.analysis;
    const start = tokens[nominal.first]?.start ?? 0;
    const span = { start, end: tokens[nominal.last - 1]?.end ?? start };
    const ofPerson = nominal.use.use === 'office' || nominal.use.sort === 'person';
    // "rumah warga itu": what is pointed to is the house
    if (ofPerson && tokens[nominal.first - 1]?.pos === 'NOUN' && nominal.first > sentence.first) return;
    const id = ofPerson ? this.personOf(nominal, span) : this.bodies.before(nominal, span.start);
    if (ofPerson) this.scene.add({ start, id, subject: nominal.first === sentence.first });
    if (!id) return;
    this.link(id, span, 'role', nominal.use.rule);
    if (!ofPerson) this.bodies.add(span.start, id);
  }

  private personOf(nominal: Nominal, { start }: Span): string | null {
    const sentence = this.analysis.tokens[nominal.first]?.sentence ?? 0;
    const holders = this.context.who.actors.filter(
      (a) => (a.mentions[0]?.start ?? start) < start && hasRole(a, nominal.head),
    );
    if (holders.length === 1) return holders[0]?.id ?? null;
    return nominal.use.use === 'office' ? null : this.scene.personBefore(sentence, start, false);
  }
}
