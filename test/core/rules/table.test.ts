import { describe, expect, it } from 'vitest';
import { Lookup, packTable, Table } from '../../../src/core/rules/table.js';

describe('a table of rows', () => {
  it('finds every key and no other, as a map does', () => {
    const pairs = Array.from({ length: 5000 }, (_, i) => [`kata${(i * 7919) % 3000}`, `${i}`] as const);
    const table = new Table(packTable(pairs));
    const first = new Map([...pairs].reverse());
    for (let i = 0; i < 3200; i++) expect(table.get(`kata${i}`)).toBe(first.get(`kata${i}`));
    for (const key of ['', 'kat', 'kata', 'kata1x', 'Kata1', '1']) expect(table.has(key)).toBe(false);
  });

  it('keeps values with tabs, empty values and any letters', () => {
    const table = new Table(
      packTable([
        ['jalan', 'NOUN\tjalan\t'],
        ['é', ''],
        ['di mana', '1'],
      ]),
    );
    expect(table.get('jalan')).toBe('NOUN\tjalan\t');
    expect(table.get('é')).toBe('');
    expect(table.has('di mana')).toBe(true);
    expect(table.has('di')).toBe(false);
  });

  it('of no rows holds nothing', () => {
    expect(new Table('').get('a')).toBeUndefined();
  });
});

describe('a lookup', () => {
  it('reads a value once, and null is a value', () => {
    let reads = 0;
    const lookup = new Lookup('a\t1\nb\t\n', (value) => {
      reads++;
      return value || null;
    });
    expect([lookup.get('a'), lookup.get('a'), lookup.get('b'), lookup.get('c')]).toEqual([
      '1',
      '1',
      null,
      undefined,
    ]);
    expect(reads).toBe(2);
  });
});
