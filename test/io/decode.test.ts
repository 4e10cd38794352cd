import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage } from '../../src/io/decode.js';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const page = (meta: string, text: string) => `<html><head>${meta}</head><body><p>${text}</p></body></html>`;
const curly = 'Menteri berkata \u201cbesok\u201d \u2013 kata caf\u00e9';
const windows1252 = Buffer.from(
  page('<meta charset="windows-1252">', 'kata \x93besok\x94 \x96 caf\xe9'),
  'latin1',
);

describe('decodePage', () => {
  it('reads UTF-8 with and without a label', () => {
    const bytes = Buffer.from(page('', curly));
    expect(decodePage(bytes).text).toContain(curly);
    expect(decodePage(bytes, 'text/html; charset=UTF-8').charset).toBe('utf-8');
  });

  it('trusts valid UTF-8 over a header and a meta element that say otherwise', () => {
    const bytes = Buffer.from(page('<meta charset="iso-8859-1">', curly));
    expect(decodePage(bytes, 'text/html; charset=ISO-8859-1').text).toContain(curly);
  });

  it('reads windows-1252 by its meta element, by the header, and without any label', () => {
    expect(decodePage(windows1252).text).toContain('\u201cbesok\u201d \u2013 caf\u00e9');
    expect(decodePage(windows1252, 'text/html; charset=iso-8859-1').text).toContain('\u201cbesok\u201d');
    expect(decodePage(Buffer.from('<p>\x93besok\x94 caf\xe9</p>', 'latin1')).text).toBe(
      '<p>\u201cbesok\u201d caf\u00e9</p>',
    );
  });

  it('reads windows-1252 that calls itself UTF-8', () => {
    const bytes = Buffer.from(page('<meta charset="utf-8">', 'caf\xe9 \x93ya\x94 \x93tidak\x94'), 'latin1');
    expect(decodePage(bytes, 'text/html; charset=utf-8').text).toContain(
      'caf\u00e9 \u201cya\u201d \u201ctidak\u201d',
    );
  });

  it('reads UTF-16 in both orders, with and without a byte order mark, whatever the header says', () => {
    const text = page('', curly);
    const header = 'text/html; charset=utf-8';
    expect(decodePage(Buffer.from(`\ufeff${text}`, 'utf16le'), header).text).toBe(text);
    expect(decodePage(utf16be(`\ufeff${text}`), header).text).toBe(text);
    expect(decodePage(Buffer.from(text, 'utf16le'), header).text).toBe(text);
    expect(decodePage(utf16be(text), null).text).toBe(text);
  });

  it('drops a UTF-8 byte order mark', () => {
    expect(decodePage(Buffer.from('\ufeffBerita')).text).toBe('Berita');
  });

  it('keeps UTF-8 that is cut in the middle of a character or has one bad byte', () => {
    const cut = Buffer.from('Kata \u201cya\u201d').subarray(0, -1);
    expect(decodePage(cut, 'text/html; charset=utf-8').text).toMatch(/^Kata \u201cya/);
    const bad = Buffer.concat([Buffer.from(curly), Buffer.from([0xff]), Buffer.from(curly)]);
    expect(decodePage(bad).text).toBe(`${curly}\ufffd${curly}`);
  });

  it('takes no notice of a meta element in a comment or a script', () => {
    const bytes = (meta: string) => Buffer.from(page(meta, 'caf\xe9 \x93ya\x94'), 'latin1');
    for (const hidden of [
      '<!-- <meta charset="koi8-r"> -->',
      '<script>tulis("<meta charset=koi8-r>")</script><meta charset=windows-1252>',
    ]) {
      expect(decodePage(bytes(hidden))).toMatchObject({
        charset: 'windows-1252',
        text: expect.stringContaining('caf\u00e9 \u201cya\u201d'),
      });
    }
  });

  it('takes no notice of a charset nobody knows', () => {
    expect(decodePage(Buffer.from(curly), 'text/html; charset=klingon').text).toBe(curly);
  });

  it('never throws, and gives back any text written in UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (bytes, type) => {
        expect(typeof decodePage(bytes, type).text).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'));
        expect(decodePage(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});
