import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExtractorError } from '../../../src/io/errors.js';
import { Extractor } from '../../../src/io/extract/extractor.js';

describe('an extractor with little memory', () => {
  let extractor: Extractor;
  beforeAll(() => {
    const module = new URL('./greedy-thread.ts', import.meta.url);
    extractor = new Extractor({ threads: 2, timeoutMs: 50_000, memoryMb: 64, module });
  });
  afterAll(() => extractor.close());

  const extract = (url: string) =>
    extractor.extract({ bytes: Buffer.from(''), contentType: null, url, fetchedAt: '', archive: '' });

  it('gives up a page that needs more, says why, and goes on with the others', async () => {
    const greedy = extract('boros');
    const failed = expect(greedy).rejects.toMatchObject({ name: 'ExtractorError', code: 'extract-memory' });
    const others = await Promise.all(['a', 'b', 'c'].map(extract));
    expect(others.map(({ json }) => json)).toEqual(['a', 'b', 'c']);
    await failed;
    await expect(extract('boros lagi')).rejects.toBeInstanceOf(ExtractorError);
    expect((await extract('d')).json).toBe('d');
  });
});
