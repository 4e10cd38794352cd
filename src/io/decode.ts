/** Bytes of a page as text, and how it was decided. */
export interface Decoded {
  text: string;
  /** WHATWG name of the encoding that was used ("utf-8", "windows-1252", "utf-16le"). */
  charset: string;
  from: 'bom' | 'header' | 'meta' | 'shape' | 'content';
}

/** How far into a page a `<meta charset>` is looked for: the HTML standard says 1024 bytes, pages say more. */
const META_WINDOW = 4096;

/** Where a meta element is only text: in comments and scripts. */
const NO_MARKUP = /<!--.*?(?:-->|$)|<(script|style)\b.*?(?:<\/\1|$)/gis;

/** What windows-1252 has at 0x80 to 0x9F; Node 20's TextDecoder reads these bytes as control characters. */
const C1 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/**
 * Decodes a page as browsers do, but trusts bytes over labels: a byte order mark first, then UTF-8 if the bytes
 * are valid UTF-8, then the header's charset, the meta element's, and windows-1252 at last. Pages
 * labelled ISO-8859-1 that are really UTF-8 are common, the reverse cannot happen by chance. Never throws.
 * @param bytes the decompressed body
 * @param contentType value of the Content-Type header, if there was one
 */
export function decodePage(bytes: Uint8Array, contentType: string | null = null): Decoded {
  const mark = byteOrderMark(bytes);
  if (mark) return { text: decodeAs(bytes, mark), charset: mark, from: 'bom' };
  const header = knownCharset(/charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]);
  const shape = utf16Shape(bytes);
  if (shape) return { text: decodeAs(bytes, shape), charset: shape, from: 'shape' };
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', from: 'content' };
  const meta = metaCharset(bytes);
  const [label, from] = header ? ([header, 'header'] as const) : ([meta, 'meta'] as const);
  if (label && !label.startsWith('utf-')) return { text: decodeAs(bytes, label), charset: label, from };
  // Labelled UTF-8, or nothing, and not UTF-8: broken in a few places, or written in windows-1252.
  const charset = mostlyUtf8(bytes) ? 'utf-8' : (meta ?? 'windows-1252').replace(/^utf-.*/, 'windows-1252');
  return { text: decodeAs(bytes, charset), charset, from: 'content' };
}

function byteOrderMark(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return 'utf-8';
  if (b[0] === 0xff && b[1] === 0xfe) return 'utf-16le';
  if (b[0] === 0xfe && b[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: in markup, nearly every other byte of the beginning is zero. */
function utf16Shape(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 512);
  if (head.length < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > half * 0.8 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.8 && odd < half * 0.1) return 'utf-16be';
  return null;
}

function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, META_WINDOW)).toString('latin1').replace(NO_MARKUP, '');
  const found = /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  return knownCharset(found?.[1]);
}

/** The WHATWG name behind a label, or null for one that no browser knows. */
function knownCharset(label: string | undefined): string | null {
  if (!label) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset !== 'windows-1252') return new TextDecoder(charset).decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (c) => C1[c.charCodeAt(0) - 0x80] ?? c);
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether most non-ASCII runs are valid UTF-8: a page cut in the middle of a character, or one bad comment in it. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) good++;
  }
  return good > bad * 4 || (bad <= 2 && good > 0) || endsInHalfACharacter(bytes, bad);
}

function endsInHalfACharacter(bytes: Uint8Array, bad: number): boolean {
  return bad === 1 && bytes.subarray(-3).some((byte) => byte >= 0xc2 && byte <= 0xf4);
}
