// Prints how well the language stage reads words: roots, parts of speech, sentence boundaries.
//   node test/eval/language.mjs             after `npm run build`
// Roots and parts of speech are measured on data beside the project and skipped where that is absent. The lexicon was
// made from the same treebanks, so both are also measured with words left out, as a text with new words would have them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { analyze } from '../../dist/src/core/text/analyze.js';
import { Reader } from '../../dist/src/core/text/reading.js';
import { loadRules } from '../../dist/src/io/rules/load.js';

const FOLDS = 5;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shared = process.env.WARTA_GOLD ?? join(root, '..', 'shared');
const rules = loadRules().text;
const percent = (part, all) => `${((100 * part) / (all || 1)).toFixed(1)} % of ${all}`;
const rows = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'));
const blockOf = (text) => [{ kind: 'paragraph', start: 0, end: text.length }];

boundaries();
if (existsSync(join(shared, 'lexicons', 'ud-words.tsv'))) {
  roots();
  partsOfSpeech();
} else console.log(`roots, parts of speech: skipped, there are no treebank words at ${shared}`);

/** The corpus of the project's own: paragraphs given as their sentences. */
function boundaries() {
  const folder = join(root, 'fixtures', 'text', 'sentences');
  let right = 0;
  let made = 0;
  let wanted = 0;
  for (const file of readdirSync(folder)) {
    for (const c of parse(readFileSync(join(folder, file), 'utf8')).cases) {
      const sentences = Array.isArray(c) ? c : c.sentences;
      const text = sentences.join(Array.isArray(c) ? ' ' : c.join);
      const ends = new Set(analyze(text, blockOf(text), rules).sentences.map((s) => s.end));
      let at = 0;
      for (const sentence of sentences) {
        at = text.indexOf(sentence, at) + sentence.length;
        wanted++;
        if (ends.has(at)) right++;
      }
      made += ends.size;
    }
  }
  console.log(
    `sentence boundaries: ${percent(right, wanted)} found, ${percent(right, made)} of those made right`,
  );
}

/** Reads words as if some had never been seen. */
function rulesWithout(isUnseen) {
  const { lexicon } = rules.reader;
  const words = {
    has: (form) => !isUnseen(form) && lexicon.words.has(form),
    get: (form) => (isUnseen(form) ? undefined : lexicon.words.get(form)),
  };
  return { ...rules, reader: new Reader({ ...lexicon, words }) };
}

/**
 * Roots of the forms of lemmas.tsv. The trees are of two minds: "perusahaan" has the lemma "usaha" here and
 * "perusahaan" there. A form is right when one of its lemmas is its root; a derived form that the trees only leave
 * whole says nothing of its root and is counted apart.
 */
function roots() {
  const byForm = new Map();
  for (const [form, lemma, pos, , count] of rows(join(shared, 'gold', 'lemmas.tsv'))) {
    const key = form.toLowerCase();
    const gold = byForm.get(key) ?? { form: key, lemmas: new Set(), verb: false, count: 0 };
    gold.lemmas.add(lemma.toLowerCase());
    gold.verb ||= pos === 'VERB';
    gold.count += Number(count);
    byForm.set(key, gold);
  }
  const forms = [...byForm.values()];
  const leftOut = Array.from({ length: FOLDS }, (_, fold) => {
    const unseen = new Set(forms.filter((_, i) => i % FOLDS === fold).map((g) => g.form));
    return rulesWithout((form) => unseen.has(form)).reader;
  });
  countRoots('roots', forms, () => rules.reader);
  countRoots('roots of words left out', forms, (i) => leftOut[i % FOLDS]);
}

function countRoots(name, forms, readerOf) {
  const tally = { verb: [0, 0], all: [0, 0], text: [0, 0] };
  const wrong = [];
  const whole = [];
  forms.forEach(({ form, lemmas, verb, count }, i) => {
    const found = readerOf(i).read(form).root;
    const right = lemmas.has(found) ? 1 : 0;
    const note = `${form}:${found}/${[...lemmas].join('|')}`;
    if (!right && lemmas.has(form)) {
      whole.push(note);
      return;
    }
    if (!right) wrong.push(note);
    const kinds = verb ? ['all', 'verb'] : ['all'];
    for (const [key, n] of [...kinds.map((k) => [k, 1]), ['text', count]]) {
      tally[key][0] += right * n;
      tally[key][1] += n;
    }
  });
  const { verb, all, text } = tally;
  console.log(
    `${name}: verbs ${percent(...verb)}, all ${percent(...all)}, in running text ${percent(...text)}`,
  );
  const strict = (100 * all[0]) / (all[1] + whole.length);
  console.log(
    `  derived words that the trees leave whole: ${whole.length}; counted as wrong, all ${strict.toFixed(1)} %`,
  );
  if (process.argv.includes('--show'))
    console.log(`  wrong: ${wrong.join(' ')}\n  whole: ${whole.join(' ')}`);
}

/**
 * Universal tags of words in the treebanks' own sentences, in five folds: words that occur in one fold only, and in no
 * other source of the lexicon, are unknown there. The trees' tags are known by form: a form with one tag is right or
 * wrong where it stands; of forms with several, as many count as right as the tags' own counts allow.
 */
function partsOfSpeech() {
  const tags = new Map();
  for (const [form, pos, , , count] of rows(join(shared, 'lexicons', 'ud-words.tsv')).slice(1)) {
    const byPos = tags.get(form.toLowerCase()) ?? new Map();
    byPos.set(pos, (byPos.get(pos) ?? 0) + Number(count));
    tags.set(form.toLowerCase(), byPos);
  }
  const elsewhere = new Set(
    rows(join(shared, 'lexicons', 'icon-words.tsv')).map(([form]) => form.toLowerCase()),
  );
  const texts = readFileSync(join(shared, 'gold', 'actions.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).text);
  const foldsOf = new Map();
  texts.forEach((text, i) => {
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []) {
      const folds = foldsOf.get(word) ?? new Set();
      folds.add(i % FOLDS);
      foldsOf.set(word, folds);
    }
  });
  const single = [0, 0];
  const words = [0, 0];
  const several = new Map();
  const confusions = new Map();
  for (let fold = 0; fold < FOLDS; fold++) {
    const isUnseen = (form) =>
      foldsOf.get(form)?.size === 1 && foldsOf.get(form).has(fold) && !elsewhere.has(form);
    const held = rulesWithout(isUnseen);
    for (const text of texts.filter((_, i) => i % FOLDS === fold)) {
      for (const token of analyze(text, blockOf(text), held).tokens) {
        const byPos = tags.get(token.lower) ?? tags.get(token.lower.replace(/(?:nya|lah|kah|pun)$/, ''));
        if (!byPos) continue;
        if (byPos.size > 1) {
          const seen = several.get(token.lower) ?? { byPos, got: new Map(), n: 0 };
          seen.got.set(token.pos, (seen.got.get(token.pos) ?? 0) + 1);
          seen.n++;
          several.set(token.lower, seen);
          continue;
        }
        const want = [...byPos.keys()][0];
        const right = want === token.pos ? 1 : 0;
        single[0] += right;
        single[1]++;
        if (token.kind === 'word') {
          words[0] += right;
          words[1]++;
        }
        const key = `${want} as ${token.pos}`;
        if (!right) confusions.set(key, [...(confusions.get(key) ?? []), token.text]);
      }
    }
  }
  let agreed = 0;
  let ambiguous = 0;
  for (const { byPos, got, n } of several.values()) {
    const total = [...byPos.values()].reduce((a, b) => a + b, 0);
    for (const [pos, count] of byPos) agreed += Math.min(got.get(pos) ?? 0, (count / total) * n);
    ambiguous += n;
  }
  console.log(
    `parts of speech, ${FOLDS} folds: ${percent(Math.round(single[0] + agreed), single[1] + ambiguous)}`,
  );
  console.log(`  forms with one tag: ${percent(...single)}; words among them ${percent(...words)}`);
  console.log(
    `  forms with several, by the counts of their tags: at most ${percent(Math.round(agreed), ambiguous)}`,
  );
  if (process.argv.includes('--show')) {
    const off = ({ byPos, got, n }) => {
      const total = [...byPos.values()].reduce((a, b) => a + b, 0);
      return n - [...byPos].reduce((sum, [pos, c]) => sum + Math.min(got.get(pos) ?? 0, (c / total) * n), 0);
    };
    for (const [form, s] of [...several].sort((a, b) => off(b[1]) - off(a[1])).slice(0, 60))
      console.log(
        `    ${form} off ${off(s).toFixed(0)} trees ${[...s.byPos].join(' ')} | read ${[...s.got].join(' ')}`,
      );
  }
  console.log('  confusions (tag in the trees, as what it was read):');
  for (const [key, list] of [...confusions].sort((a, b) => b[1].length - a[1].length).slice(0, 20))
    console.log(
      `    ${String(list.length).padStart(5)}  ${key.padEnd(16)} ${[...new Set(list)].slice(0, 6).join(', ')}`,
    );
}
