import { createHash } from 'node:crypto';
import { type Fingerprint, fingerprint } from '../../core/duplicates/minhash.js';
import type { WartaRecord } from '../../core/record/schema.js';

/** What the store keeps of a record in columns of their own, beside its JSON. */
export interface RecordSummary {
  /** Digest of title and text: another one makes a revision. */
  content: string;
  ruleset: string;
  title: string | null;
  publishedAt: string | null;
  /** Number of actions, and of named authors. */
  actions: number;
  authors: number;
  /** Length of the text in UTF-16 code units. */
  length: number;
  warnings: number;
  /** Whether the outlet is one that the rules know by name. */
  named: boolean;
  fingerprint: Fingerprint | null;
}

export function summarize(record: WartaRecord): RecordSummary {
  return {
    content: contentDigest(record),
    ruleset: record.extraction.ruleset,
    title: record.title,
    publishedAt: record.publishedAt,
    actions: record.actions.length,
    authors: record.authors.length,
    length: record.text.length,
    warnings: record.warnings.length,
    named: record.source !== null,
    fingerprint: fingerprint(record.text),
  };
}

/** What makes a revision: another title or another text. */
function contentDigest({ title, text }: Pick<WartaRecord, 'title' | 'text'>): string {
  return createHash('sha256')
    .update(`${title ?? ''}\0${text}`)
    .digest('hex')
    .slice(0, 32);
}
