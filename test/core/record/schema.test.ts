import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaPath } from '../../../src/cli/schema.js';
import { recordJsonSchema } from '../../../src/core/record/schema.js';

describe('the published JSON Schema', () => {
  it('is what the record’s schema generates now (npm run schema)', () => {
    expect(JSON.parse(readFileSync(schemaPath, 'utf8'))).toEqual(recordJsonSchema());
  });
});
