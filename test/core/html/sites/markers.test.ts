import { describe, expect, it } from 'vitest';
import { MarkerSearch } from '../../../../src/core/html/sites/markers.js';

const markers = [
  'jeg_',
  'jeg_main',
  'class="detail',
  'class="detail-side"',
  'cdn.contoh.id/js',
  'id="isi" data',
];
const search = new MarkerSearch(markers);

describe('looking for many markers at once', () => {
  it.each([
    '',
    'jeg',
    '<div class="detail-side">',
    'xxjeg_mainclass="detailcdn.contoh.id/js',
    '<script src="//cdn.contoh.id/j"></script>cdn.contoh.id/js',
    `${'class="detai'.repeat(50)}class="detail`,
    'id="isi" dataid="isi" data',
  ])('%#: finds what a search for each finds', (text) => {
    expect([...search.in(text)].sort()).toEqual(markers.filter((m) => text.includes(m)).sort());
  });

  it('finds nothing where there is nothing to look for', () => {
    expect(new MarkerSearch([]).in('class="detail')).toEqual(new Set());
  });
});
