import { extract } from '../../../src/core/extract.js';
import type { WartaRecord } from '../../../src/core/record/schema.js';
import { loadRules } from '../../../src/io/rules/load.js';

let plain: WartaRecord | null = null;

/** A small valid record, with some fields as the test wants them. */
export function aRecord(fields: Partial<WartaRecord> = {}): WartaRecord {
  plain ??= extract(
    {
      kind: 'text',
      text: 'Pemerintah kota membuka taman baru di tepi sungai. Warga datang sejak pagi hari.',
      title: 'Taman baru dibuka',
      clean: true,
      url: null,
      fetchedAt: null,
    },
    loadRules(),
  );
  return { ...plain, ...fields };
}
