import type { Binding, Item, VerbGroup } from './items.js';
import type { Phrase } from './phrase.js';

/** What opened a clause: nothing, "yang", a conjunction or preposition ("karena", "untuk"), "bahwa", or a verb before it. */
export type ClauseKind =
  | 'main'
  | 'relative'
  | 'link'
  | 'that'
  | 'control'
  | 'coordinate'
  | 'cue'
  | 'result'
  | 'modifier';

export interface Prepositional {
  preposition: string;
  binds: Binding;
  phrase: Phrase;
  first: number;
  last: number;
}

/** A verb group with the phrases around it, before roles are given. */
export interface Clause {
  kind: ClauseKind;
  /** The clause it depends on, or shares its subject with. */
  parent: Clause | null;
  /** Word that opened it ("untuk", "jika"). */
  opener: string | null;
  conditional: boolean;
  /** Opened by "untuk", "guna": an aim, not an event. */
  purpose: boolean;
  subject: Phrase | null;
  /** Head noun of a relative clause. */
  antecedent: Phrase | null;
  group: VerbGroup | null;
  /** True for "adalah" and adjectives: a predicate that is no action. */
  nominal: boolean;
  /** Spells out a noun or a predicate ("upaya [mencegah …]", "tugasnya adalah [menjaga …]"): that is not who acts. */
  spells: boolean;
  /** "[menghapus] dan memblokir aplikasi": the verb beside it that has the object of both. */
  beside: Clause | null;
  /** "[Menanggapi hal itu], menteri …": a clause in front whose subject is that of the main clause behind it. */
  host: Clause | null;
  /** Its subject says no more than "one of those" or nothing ("Yang datang adalah …"). */
  light: boolean;
  /** Noun phrases right after the verb. */
  objects: Phrase[];
  prepositions: Prepositional[];
  /** First clause that the verb takes as its complement. */
  complement: Clause | null;
  first: number;
  last: number;
}

function newClause(kind: ClauseKind, parent: Clause | null, first: number): Clause {
  return {
    kind,
    parent,
    opener: null,
    conditional: false,
    purpose: false,
    subject: null,
    antecedent: null,
    group: null,
    nominal: false,
    spells: false,
    beside: null,
    host: null,
    light: false,
    objects: [],
    prepositions: [],
    complement: null,
    first,
    last: first,
  };
}

/** What stands between the last verb or phrase and the next one. */
interface Gap {
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

/** Builds the clauses of one sentence from its items, left to right. */
export function clausesOf(items: Item[]): Clause[] {
  const reader = new ClauseReader(items[0]?.first ?? 0);
  items.forEach((item, i) => {
    reader.read(item, items[i + 1]);
  });
  return reader.clauses;
}

/** How many clauses up a shared subject or an open clause is looked for; real sentences need four. */
export const deepest = 8;

class ClauseReader {
  readonly clauses: Clause[] = [];
  private current: Clause;
  /** The clause that a reporting verb ("kata dia") stands in. */
  private interrupted: Clause | null = null;
  private gap: Gap = emptyGap();

  constructor(first: number) {
    this.current = this.open('main', null, first);
  }

  read(item: Item, next: Item | undefined): void {
    switch (item.kind) {
      case 'np':
        this.nounPhrase(item.phrase, next);
        break;
      case 'pp':
        this.prepositional(item);
        break;
      case 'verb':
        this.verb(item.group);
        break;
      case 'relative':
        this.relative(item.first);
        break;
      case 'link':
      case 'that':
        this.link(item);
        break;
      case 'copula':
      case 'predicate':
        this.nominal(item.first, item.kind === 'copula');
        break;
      case 'comma':
        this.comma();
        break;
      case 'coordinator':
        this.gap.coordinator = true;
        this.gap.open = false;
        break;
      case 'bracket':
        this.gap.bracket = true;
        break;
      case 'boundary':
        this.current = this.open('main', null, item.last);
        this.gap = emptyGap();
        break;
      case 'time':
        if (this.gap.comma && !this.gap.phrase && this.takesClause(this.current)) {
          // "mengatakan, [kemarin] polisi menangkap …"
          this.gap.time ??= item.first;
          return;
        }
        break;
      default:
        break;
    }
    if (!isSeparator(item)) this.current.last = item.last;
  }

  private open(kind: ClauseKind, parent: Clause | null, first: number): Clause {
    const clause = newClause(kind, parent, first);
    this.clauses.push(clause);
    return clause;
  }

  private nounPhrase(phrase: Phrase, next: Item | undefined): void {
    const { current, gap } = this;
    if (!hasPredicate(current)) current.subject = this.subjectWith(phrase);
    else if (current.nominal && current.light && !gap.phrase) this.reveal(phrase);
    else if (gap.open && !gap.comma && !gap.coordinator && !current.nominal) this.object(phrase);
    else if (this.joinsObject(phrase, next)) this.object(phrase);
    else {
      this.appose(phrase);
      const { phrase: before } = gap;
      gap.phrase = before && gap.bracket ? { ...before, last: phrase.last, apposed: before } : phrase;
    }
    gap.last = hasPredicate(current) ? phrase : current.subject;
    gap.coordinator = gap.coordinator && gap.phrase !== null;
    gap.bracket = false;
  }

  /** "Salah satu yang merasakan dampaknya adalah [para petani]": who it is stands after the copula. */
  private reveal(phrase: Phrase): void {
    const { current } = this;
    current.light = false;
    for (const clause of this.clauses) {
      if (clause.kind === 'relative' && clause.parent === current) clause.antecedent = phrase;
    }
    this.gap.phrase = phrase;
  }

  /** "disampaikan Kepala Dinas Kesehatan, [Rina Sari]": the phrase behind an object may name it again. */
  private appose(phrase: Phrase): void {
    const { current, gap } = this;
    if (!gap.comma || gap.coordinator) return;
    const before = current.objects.at(-1);
    const by = current.prepositions.at(-1);
    if (before && gap.last === before)
      current.objects[current.objects.length - 1] = { ...before, apposed: phrase };
    else if (by?.preposition === 'oleh' && gap.last === by.phrase)
      current.prepositions[current.prepositions.length - 1] = {
        ...by,
        phrase: { ...by.phrase, apposed: phrase },
      };
  }

  /** "Setelah menemui jaksa agung, [Rina Sari] berkata": the phrase behind the comma is a subject after all. */
  private unappose(phrase: Phrase): void {
    const { objects, prepositions } = this.current;
    const before = objects.at(-1);
    const by = prepositions.at(-1);
    if (before?.apposed === phrase) objects[objects.length - 1] = withoutApposed(before);
    if (by?.phrase.apposed === phrase)
      prepositions[prepositions.length - 1] = { ...by, phrase: withoutApposed(by.phrase) };
  }

  /** The subject so far with one more phrase: a second conjunct, an apposition after a bracket or comma, or another subject. */
  private subjectWith(phrase: Phrase): Phrase {
    const { gap } = this;
    const { subject } = this.current;
    if (!subject) return phrase;
    const adjacent = gap.last === subject;
    // "pemuda berinisial RS (21) [warga Sukamaju]": the name may stand before the bracket
    if (adjacent && gap.bracket)
      return { ...subject, last: phrase.last, apposed: subject.apposed ?? subject };
    if (adjacent && gap.coordinator) return { ...subject, last: phrase.last };
    const anew = phrase.pronoun && phrase.first > subject.last;
    if (gap.comma && !gap.coordinator && !anew) return { ...subject, apposed: subject.apposed ?? phrase };
    return (gap.comma && !anew) || gap.coordinator ? subject : phrase;
  }

  private object(phrase: Phrase): void {
    const { gap } = this;
    const { objects } = this.current;
    const before = objects.at(-1);
    if (before && (gap.coordinator || gap.bracket))
      objects[objects.length - 1] = { ...before, last: phrase.last };
    else objects.push(phrase);
  }

  /** "membeli tanah dan [rumah]": the phrase after the conjunction is no subject of another verb. */
  private joinsObject(phrase: Phrase, next: Item | undefined): boolean {
    const { gap, current } = this;
    const before = current.objects.at(-1);
    const amounts = phrase.amount && before?.amount === true;
    const apart = next?.kind === 'verb' && !this.outerWaits() && !amounts;
    return gap.coordinator && !gap.comma && !apart && before !== undefined && gap.last === before;
  }

  /** "Data yang dikumpulkan A dan [B] dituduh …": the noun before "yang" still waits for its own verb. */
  private outerWaits(): boolean {
    const { current } = this;
    const inner = current.kind === 'coordinate' ? current.parent : current;
    const outer = inner?.kind === 'relative' || inner?.purpose ? inner.parent : null;
    return outer !== null && outer !== undefined && !hasPredicate(outer) && outer.subject !== null;
  }

  private prepositional(item: Prepositional): void {
    const { current, gap } = this;
    if (!hasPredicate(current) || gap.phrase) {
      const before = gap.phrase ?? current.subject;
      if (before && !gap.comma && before.last === item.first && item.binds !== 'never') {
        const longer = { ...before, last: item.last };
        if (gap.phrase) gap.phrase = longer;
        else current.subject = longer;
      }
    }
    current.prepositions.push(item);
    gap.last = item.phrase;
    if (hasPredicate(current)) gap.open = false;
  }

  private relative(first: number): void {
    const clause = this.open('relative', this.current, first);
    clause.antecedent = this.gap.last;
    this.current = clause;
    this.gap = emptyGap();
  }

  private link(item: Item & { word: string }): void {
    const said = item.kind === 'that' && (item.word === 'bahwa' || this.takesClause(this.current));
    const clause = this.open(said ? 'that' : 'link', this.current, item.first);
    clause.opener = item.word;
    clause.purpose = 'purpose' in item && item.purpose;
    clause.conditional = 'modality' in item && item.modality === 'conditional';
    if (said && this.current.group) this.current.complement ??= clause;
    this.current = clause;
    this.gap = emptyGap();
  }

  /** "adalah", or an adjective as predicate; after "mengatakan harga …" it is the predicate of what is said. */
  private nominal(first: number, copula: boolean): void {
    const { current } = this;
    if (copula && current.kind === 'relative' && this.leaveFinished()) {
      // "Bagian yang terbakar [adalah] sisi utara"
    } else if (this.takesClause(current) && !this.gap.comma && (copula || current.objects.length > 0)) {
      const subject = current.objects.pop() ?? null;
      const inner = this.open('that', current, subject?.first ?? first);
      inner.subject = subject;
      current.complement = inner;
      this.current = inner;
    } else if (copula && hasPredicate(current)) this.leaveFinished();
    if (hasPredicate(this.current)) {
      // "dilakukan tanpa [ada] peringatan": what there is, is no party of the verb
      if (copula) this.gap.open = false;
      return;
    }
    this.current.nominal = true;
    this.current.light = copula && (this.current.subject?.light ?? true);
    this.gap = { ...emptyGap(), last: this.gap.last, copula };
  }

  private takesClause(clause: Clause): boolean {
    return !clause.group?.cue && (clause.group?.entry?.frame.clause ?? false);
  }

  /** A comma ends a clause that stands inside another: "Setelah rapat usai, [menteri pergi]". */
  private comma(): void {
    if (this.current.kind === 'cue') this.leaveCue();
    else this.leaveFinished();
    // "merupakan [respons], bukan berasal …": what a copula says of its subject is no subject itself
    if (this.gap.copula && this.current.subject) this.gap.phrase = null;
    this.gap.comma = true;
    this.gap.open = false;
  }

  /** "Namun, kata dia, [harga turun]": the clause around the reporting verb goes on. */
  private leaveCue(): void {
    const { group, objects } = this.current;
    if (objects.length === 0 && !group?.nya) return;
    const before = this.interrupted;
    this.current = before && !hasPredicate(before) ? before : this.open('main', null, this.current.last);
    this.gap = { ...emptyGap(), last: this.current.subject };
  }

  /** Returns to the nearest outer clause that still lacks its verb. */
  private leaveFinished(): boolean {
    if (!hasPredicate(this.current)) return false;
    let outer = this.current.parent;
    for (let depth = 0; outer && depth < deepest; depth++, outer = outer.parent) {
      if (hasPredicate(outer)) continue;
      this.current = outer;
      this.gap = { ...emptyGap(), last: outer.subject };
      return true;
    }
    return false;
  }

  private verb(group: VerbGroup): void {
    // "Polisi juga, katanya [menyita …]": the clause around the reporting verb goes on without a second comma
    if (this.resumesAfterCue() && !group.cue) this.leaveCue();
    if (group.cue) {
      this.interrupted = this.current;
      this.startClause('cue', null, null, group);
      return;
    }
    if (!hasPredicate(this.current)) {
      if (this.current.subject?.act && this.gap.last === this.current.subject && isPlainActive(group))
        this.spell(group);
      else this.take(group);
      return;
    }
    const { gap, current } = this;
    if (group.result && !gap.phrase && !gap.comma && !gap.coordinator && !this.isControl(current, group)) {
      this.startClause('result', current, null, group);
    } else if (gap.phrase && !gap.coordinator && this.isAppositionOfObject(current)) {
      this.afterObject(group);
    } else if (gap.phrase) {
      this.unappose(gap.phrase);
      const inside = gap.coordinator && (current.kind === 'that' || current.kind === 'relative');
      this.startClause(inside ? current.kind : 'main', inside ? current.parent : null, gap.phrase, group);
      if (isFronted(current, gap)) current.host = this.current;
    } else if (gap.coordinator || gap.comma) {
      this.startClause('coordinate', current, null, group);
      if (gap.coordinator && group.first === (current.group?.last ?? 0) + 1) current.beside = this.current;
    } else if (this.isControl(current, group)) {
      this.startClause('control', current, null, group);
      current.complement = this.current;
    } else if (this.resumesObject(group)) {
      this.resume(group);
    } else if (
      !this.describesObject(group) &&
      (this.leavesRelative() ||
        this.leavesPurpose() ||
        (current.objects.length === 0 && this.leaveFinished()))
    ) {
      this.take(group);
    } else {
      this.afterObject(group);
    }
  }

  private resumesAfterCue(): boolean {
    const { kind, group, objects } = this.current;
    const directly = objects.length === 0 && !this.gap.phrase;
    return kind === 'cue' && group?.nya === true && directly && this.interrupted?.subject !== null;
  }

  /** "memperlihatkan badut itu, Tiririca, [akan meraih] …": the phrase after the comma names the object again. */
  private isAppositionOfObject(current: Clause): boolean {
    if (isFronted(current, this.gap)) return false;
    return this.takesClause(current) && !current.group?.passive && current.objects.length > 0;
  }

  /** "Ban yang diluncurkan Aspira [meliputi] tiga tipe": the second verb belongs to the noun before "yang". */
  private leavesRelative(): boolean {
    const { current } = this;
    if (current.kind !== 'relative' && current.parent?.kind !== 'relative') return false;
    return this.leaveFinished();
  }

  /** "memiliki risiko [berbahaya]": a ber- word that no class knows, right behind an object, says what that is like. */
  private describesObject(group: VerbGroup): boolean {
    const { current, gap } = this;
    const object = current.objects.at(-1);
    return gap.open && group.modifies && group.entry === null && object !== undefined && gap.last === object;
  }

  /**
   * "memastikan [hal yang sama] tak terjadi", "meminta [warga yang tinggal di bantaran] mengungsi": after "yang …" the
   * object of a verb that takes a clause may be its subject.
   */
  private resumesObject(group: VerbGroup): boolean {
    const { current } = this;
    const outer = current.kind === 'relative' ? current.parent : null;
    const asked = outer?.group?.entry?.frame.control === 'object';
    if (!outer || !(isFiniteVerb(group) || asked) || !this.takesClause(outer)) return false;
    return current.antecedent !== null && outer.objects.at(-1) === current.antecedent && !outer.complement;
  }

  private resume(group: VerbGroup): void {
    const outer = this.current.parent;
    const subject = outer?.objects.pop() ?? null;
    this.startClause('that', outer, subject, group);
    if (outer) outer.complement = this.current;
  }

  /** "keputusan untuk membayar dividen [ditetapkan]": so does it after an aim that the noun names. */
  private leavesPurpose(): boolean {
    const { current } = this;
    const aim = current.kind === 'coordinate' ? current.parent : current;
    return (
      (aim?.purpose || current.spells) === true &&
      (aim?.parent?.subject ?? null) !== null &&
      !this.takesClause(current) &&
      this.leaveFinished()
    );
  }

  /** "berencana membeli", "mengatakan harga turun", "meminta Y memanggil Z": the verb takes what follows as a clause. */
  private isControl(current: Clause, group: VerbGroup): boolean {
    const frame = current.group?.entry?.frame;
    if (current.objects.length > 0 || current.kind === 'result') return false;
    return this.gap.open && (frame?.clause ?? !current.group?.passive) && !group.negated;
  }

  private afterObject(group: VerbGroup): void {
    const { current } = this;
    const object = current.objects.at(-1);
    if (object && (current.group?.entry ? this.takesClause(current) : isFiniteVerb(group))) {
      current.objects.pop();
      this.startClause('that', current, object, group);
      current.complement = this.current;
      return;
    }
    const { last, copula } = this.gap;
    this.startClause(object && group.modifies ? 'modifier' : 'control', current, null, group);
    if (copula || (last?.act && isPlainActive(group))) this.current.spells = true;
    // "menyempatkan diri [menemui warga]": the subject itself, not "diri", acts
    // "membobol toko [menggunakan linggis]": so does who used it
    else if (object && !group.reflexive && !group.manner) this.current.antecedent = object;
  }

  /** "Upaya [menekan inflasi] berhasil" */
  private spell(group: VerbGroup): void {
    this.startClause('control', this.current, null, group);
    this.current.spells = true;
  }

  private startClause(
    kind: ClauseKind,
    parent: Clause | null,
    subject: Phrase | null,
    group: VerbGroup,
  ): void {
    const first = subject?.first ?? group.first;
    const clause = this.open(kind, parent, Math.min(first, this.gap.time ?? first));
    clause.subject = subject;
    this.current = clause;
    this.take(group);
  }

  private take(group: VerbGroup): void {
    this.current.group = group;
    this.gap = { ...emptyGap(), open: true };
  }
}

function withoutApposed({ apposed: _, ...phrase }: Phrase): Phrase {
  return phrase;
}

/** A verb with negation, aspect or modality, or a passive, states something of the noun before it. */
function isFiniteVerb(group: VerbGroup): boolean {
  return group.negated || group.passive || group.modality.length > 0;
}

/** "Upaya [mencegah] …", but not "Upaya [akan diteruskan]": such a verb spells out a noun like "upaya". */
function isPlainActive(group: VerbGroup): boolean {
  return !group.passive && !group.negated && group.modality.length === 0 && !group.modifies;
}

/** "[Menanggapi hal itu], menteri …": a clause without subject at the head of the sentence, closed by a comma. */
function isFronted(clause: Clause, gap: Gap): boolean {
  const { group } = clause;
  return (
    clause.kind === 'main' && !clause.subject && gap.comma && group !== null && !group.cue && !group.negated
  );
}

function isSeparator(item: Item): boolean {
  return (
    item.kind === 'boundary' ||
    item.kind === 'comma' ||
    item.kind === 'coordinator' ||
    item.kind === 'bracket'
  );
}

function emptyGap(): Gap {
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

function hasPredicate(clause: Clause): boolean {
  return clause.group !== null || clause.nominal;
}
