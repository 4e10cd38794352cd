import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runBatch } from '../../src/cli/extract/batch.js';
import { readLines } from '../../src/cli/extract/lines.js';
import { recordSchema } from '../../src/core/record/schema.js';
import { loadRules } from '../../src/io/rules/load.js';
import { ARTICLE } from '../support/article.js';
import { Sink } from '../support/sink.js';

const rules = loadRules();

async function batch(lines: string[]): Promise<{ status: number; rows: Record<string, unknown>[] }> {
  const sink = new Sink();
  const status = await runBatch(Readable.from([`${lines.join('\n')}\n`]), sink, rules, {});
  return {
    status,
    rows: sink.text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

describe('batch mode', () => {
  it('writes one valid record a row, in input order, echoing ref', async () => {
    const { status, rows } = await batch(
      ['b', 'a', 3].map((ref) => JSON.stringify({ ref, text: ARTICLE, clean: false })),
    );
    expect(status).toBe(0);
    expect(rows.map((r) => r.ref)).toEqual(['b', 'a', 3]);
    for (const row of rows) expect(() => recordSchema.parse(row)).not.toThrow();
  });

  it('names what is wrong with a bad row and goes on with the rest', async () => {
    const { status, rows } = await batch([
      'not json',
      '{"ref":"x"}',
      '[1]',
      '{"ref":"empty","text":"  "}',
      '{"ref":"nothing","html":""}',
      JSON.stringify({ ref: 'good', text: ARTICLE, clean: false }),
    ]);
    expect(status).toBe(1);
    expect(rows.map((r) => [r.ref, (r.error as { code: string } | undefined)?.code])).toEqual([
      [null, 'bad-row'],
      ['x', 'bad-row'],
      [null, 'bad-row'],
      ['empty', 'not-an-article'],
      ['nothing', 'not-an-article'],
      ['good', undefined],
    ]);
  });

  it('takes text with "clean": false exactly as it stands', async () => {
    const text = `  ${ARTICLE}\n\n\nBaca juga: Judul lain\n`;
    const { rows } = await batch([JSON.stringify({ ref: 1, text, clean: false })]);
    expect(rows[0]?.text).toBe(text);
    expect(rows[0]?.removed).toEqual([]);
  });

  it('gives the same bytes for the same row', async () => {
    const row = JSON.stringify({ ref: 1, text: ARTICLE, clean: false });
    const { rows } = await batch([row, row]);
    expect(JSON.stringify(rows[0])).toBe(JSON.stringify(rows[1]));
  });
});

describe('reading lines', () => {
  async function lines(chunks: (string | Buffer)[], max?: number): Promise<(string | null)[]> {
    const out = [];
    for await (const line of readLines(Readable.from(chunks), max)) out.push(line);
    return out;
  }

  it('joins chunks, also within a character', async () => {
    const bytes = Buffer.from('satu\ndua “tiga”\nempat');
    const chunks = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
    expect(await lines(chunks)).toEqual(['satu', 'dua “tiga”', 'empat']);
  });

  it('skips a line that is longer than allowed, and only that one', async () => {
    expect(await lines(['satu\n', 'x'.repeat(50), 'y'.repeat(60), '\ntiga\n'], 100)).toEqual([
      'satu',
      null,
      'tiga',
    ]);
  });
});
