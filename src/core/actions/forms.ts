/** Surface forms of a verb pattern ("meN-naik-kan": menaikkan, dinaikkan, naikkan), so that a lookup needs no stemmer. */

export type Prefix = 'meN' | 'memper' | 'ber' | 'ter' | 'ke' | 'any' | '';

export interface VerbPattern {
  prefix: Prefix;
  root: string;
  suffix: string;
}

const prefixes: Record<string, Prefix> = {
  meN: 'meN',
  memper: 'memper',
  ber: 'ber',
  ter: 'ter',
  ke: 'ke',
  any: 'any',
};
const suffixes = new Set(['kan', 'i', 'an']);

/**
 * Reads "meN-naik-kan", "ber-temu", "ke-hilang-an", "any-blokir", "tiba".
 * @returns null when the pattern has no root or an unknown prefix
 */
export function readPattern(pattern: string): VerbPattern | null {
  const parts = pattern.split('-');
  const prefix = prefixes[parts[0] ?? ''];
  if (prefix === undefined) return parts[0] ? { prefix: '', root: pattern, suffix: '' } : null;
  const last = parts.at(-1) ?? '';
  const suffix = parts.length > 2 && suffixes.has(last) ? last : '';
  const root = parts.slice(1, suffix ? -1 : undefined).join('-');
  return root ? { prefix, root, suffix } : null;
}

/** A surface form; `bare` ones count only where a bare verb is licensed (headline, type 2 passive). */
export interface VerbForm {
  form: string;
  bare: boolean;
}

/** All forms of a pattern, lower case, without clitics. */
export function formsOf({ prefix, root, suffix }: VerbPattern): VerbForm[] {
  const full = (form: string): VerbForm => ({ form, bare: false });
  switch (prefix) {
    case 'meN':
      return [
        ...meForms(root).map((form) => full(form + suffix)),
        full(`di${root}${suffix}`),
        full(`ter${root}${suffix}`),
        { form: root + suffix, bare: true },
      ];
    case 'memper':
      return [
        full(`memper${root}${suffix}`),
        full(`diper${root}${suffix}`),
        { form: `per${root}${suffix}`, bare: true },
      ];
    case 'ber':
      return suffix === 'kan' || suffix === 'i'
        ? [
            full(`member${root}${suffix}`),
            full(`diber${root}${suffix}`),
            { form: `ber${root}${suffix}`, bare: true },
          ]
        : berForms(root).map((form) => full(form + suffix));
    case 'ter':
      return [full(`ter${root}${suffix}`)];
    case 'ke':
      return [full(`ke${root}${suffix}`)];
    case 'any':
      return ['', 'kan', 'i']
        .flatMap((s) => [
          ...formsOf({ prefix: 'meN', root, suffix: s }),
          ...formsOf({ prefix: 'memper', root, suffix: s }),
        ])
        .concat(full(root), ...formsOf({ prefix: 'ber', root, suffix: '' }));
    default:
      return [full(root)];
  }
}

const dropped: Record<string, string> = { p: 'mem', t: 'men', s: 'meny', k: 'meng' };

/** meN- before its root; loan words keep p, t, s, k ("mengkritik", "memproduksi"), so both are made. */
function meForms(root: string): string[] {
  const first = root[0] ?? '';
  const drop = dropped[first];
  if (drop !== undefined) {
    const kept = first === 's' ? 'men' : drop;
    return [drop + root.slice(1), kept + root];
  }
  if (/^[bfv]/.test(root)) return [`mem${root}`];
  if (/^[dcjz]/.test(root)) return [`men${root}`];
  if (/^[aiueogh]/.test(root)) return isShort(root) ? [`menge${root}`, `meng${root}`] : [`meng${root}`];
  return isShort(root) ? [`menge${root}`, `me${root}`] : [`me${root}`];
}

function berForms(root: string): string[] {
  if (root.startsWith('r')) return [`be${root}`];
  return /^[^aiueo]er/.test(root) ? [`be${root}`, `ber${root}`] : [`ber${root}`];
}

function isShort(root: string): boolean {
  return (root.match(/[aiueo]/g) ?? []).length === 1;
}
