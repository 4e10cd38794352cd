import { z } from 'zod';

/**
 * The public contract: what one line of Warta's output is. This schema is its only definition; the JSON Schema
 * in schema/record.schema.json is generated from it. Offsets count UTF-16 code units in `text`, half open, and
 * `text.slice(start, end) === span.text` holds for every span that carries a text.
 */
export const SCHEMA_VERSION = '1.1';

const offset = z.int().nonnegative();
const span = z.object({ start: offset, end: offset });
const textSpan = span.extend({ text: z.string() });
const id = z.string().min(1);
const isoOrDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z))?$/, 'ISO 8601 with offset, or a date');

const mention = textSpan.extend({ form: z.enum(['name', 'short', 'role', 'pronoun']) });
const argument = textSpan.extend({
  actor: id.nullable(),
  place: id.nullable(),
  inferred: z.boolean(),
});

export const dateSchema = textSpan.extend({
  id,
  type: z.enum(['date', 'time', 'duration', 'set']),
  value: z.string().min(1),
  known: z.array(z.string()),
  implied: z.array(z.string()),
  grain: z.string().nullable(),
  zone: z.string().nullable(),
  range: z.object({ begin: z.string(), end: z.string() }).nullable(),
  rule: id,
});

export const actorSchema = z.object({
  id,
  name: z.string().min(1),
  kind: z.enum(['person', 'organization', 'group', 'place']),
  aliases: z.array(z.string()),
  roles: z.array(z.string()).describe('offices as the text puts them, "mantan", "calon" and "Plt" included'),
  affiliation: id
    .nullable()
    .describe('since 1.1: id of the actor, an organisation, that an office the person holds names'),
  link: z.string().nullable(),
  mentions: z.array(mention),
  rule: id,
});

export const placeSchema = z.object({
  id,
  name: z.string().min(1),
  kind: z.string(),
  link: z.string().nullable(),
  mentions: z.array(mention),
  rule: id,
});

export const actionSchema = span.extend({
  id,
  sentence: offset,
  verb: textSpan.extend({ lemma: z.string().min(1) }),
  class: z.string().nullable(),
  voice: z.enum(['active', 'passive']),
  negated: z.boolean(),
  modality: z.array(
    z.enum([
      'planned',
      'ongoing',
      'completed',
      'possible',
      'obligated',
      'requested',
      'alleged',
      'conditional',
    ]),
  ),
  actor: argument.nullable(),
  target: argument.nullable(),
  recipient: argument.nullable(),
  complement: textSpan.nullable(),
  place: id.nullable(),
  dates: z.array(id),
  quote: id.nullable(),
  headline: z.boolean(),
  rule: id,
  confidence: z.number().min(0).max(1),
});

export const quoteSchema = textSpan.extend({
  id,
  kind: z.enum(['direct', 'indirect']),
  speaker: textSpan.extend({ actor: id.nullable(), name: z.string().nullable().optional() }).nullable(),
  cue: textSpan.extend({ lemma: z.string().min(1) }).nullable(),
  rule: id,
});

export const recordSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    ref: z.union([z.string(), z.number()]).optional().describe('only in batch mode: echoes the input row'),
    id: z.string().describe('stable: from the canonical URL; without a URL, from the text'),
    url: z.string().nullable().describe('canonical'),
    source: z.object({ id, name: z.string(), domain: z.string() }).nullable(),
    title: z.string().nullable(),
    summary: z.string().nullable(),
    authors: z.array(
      z.object({
        name: z.string().min(1),
        role: z.enum(['author', 'editor', 'contributor', 'photographer']),
      }),
    ),
    publishedAt: isoOrDate.nullable(),
    modifiedAt: isoOrDate.nullable(),
    dateline: z.object({ text: z.string(), place: z.string().nullable() }).nullable(),
    section: z.string().nullable(),
    tags: z.array(z.string()),
    language: z.string(),
    images: z.array(
      z.object({ url: z.string(), caption: z.string().nullable(), credit: z.string().nullable() }),
    ),
    pages: z.object({ total: z.int().positive(), complete: z.boolean() }),
    text: z.string(),
    blocks: z.array(span.extend({ kind: z.enum(['paragraph', 'heading', 'list-item', 'quote', 'table']) })),
    sentences: z.array(span),
    dates: z.array(dateSchema),
    actors: z.array(actorSchema),
    places: z.array(placeSchema),
    actions: z.array(actionSchema),
    quotes: z.array(quoteSchema),
    removed: z.array(z.object({ rule: id, text: z.string() })),
    provenance: z.record(z.string(), z.object({ rule: z.string(), from: z.string() })),
    warnings: z.array(z.object({ code: id, message: z.string() })),
    extraction: z.object({
      engine: z.string(),
      ruleset: z.string(),
      site: z.string().nullable(),
      fetchedAt: z.string().nullable(),
      archive: z.string().nullable(),
    }),
  })
  .meta({ title: 'Warta record', description: 'One Indonesian news article as structured data' });

export type WartaRecord = z.output<typeof recordSchema>;

/** JSON Schema (draft 2020-12) of the record, as published in schema/record.schema.json. */
export function recordJsonSchema(): unknown {
  return z.toJSONSchema(recordSchema, { target: 'draft-2020-12' });
}
