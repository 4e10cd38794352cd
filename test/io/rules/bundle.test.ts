import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PreparedRules } from '../../../src/core/rules/ruleset.js';
import { readBundle, saveBundle } from '../../../src/io/rules/bundle.js';

const dates = { rules: [{ id: 'dates/a' }], note: 'tab\tand\nline, “Rp1” – é and 😀' };
const text = { roots: 'makan\tVERB\n' };
const prepared = { dates: () => dates, text: () => text } as unknown as PreparedRules;
const unread = () => {
  throw new Error('the rule files were read');
};

describe('the bundle of compiled rules', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'warta-bundle-')), 'rules.bundle');
  saveBundle(path, 'stamp', { hash: 'sha256:1', prepared });

  it('is taken without reading the rule files while their stamp is the same', () => {
    const bundle = readBundle(path, 'stamp', unread);
    expect(bundle?.hash).toBe('sha256:1');
    expect(bundle?.prepared.text()).toEqual(text);
    expect(bundle?.prepared.dates()).toEqual(dates);
  });

  it('is taken by the hash of the rule files where only their times differ', () => {
    expect(readBundle(path, 'later', () => 'sha256:1')?.prepared.text()).toEqual(text);
    expect(readBundle(path, 'later', () => 'sha256:2')).toBeNull();
  });

  it('is passed over where it is missing or of another form', () => {
    expect(readBundle(`${path}.none`, 'stamp', unread)).toBeNull();
    writeFileSync(path, '{"hash":"sha256:1","files":[]}');
    expect(readBundle(path, 'stamp', unread)).toBeNull();
  });
});
