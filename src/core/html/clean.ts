/** Names of entities that come doubly encoded out of old editors: "&amp;nbsp;" is shown as "&nbsp;". */
const TWICE: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  eacute: 'é',
  copy: '©',
};

const ENTITY = /&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi;
/** Zero-width and bidirectional marks, soft hyphens, and control characters; joiners inside emoji stay. */
const INVISIBLE =
  /[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const NEEDS_WORK =
  /[&\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/** Text as a reader sees it: entities encoded twice decoded, invisible marks gone, white space collapsed. */
export function cleanText(text: string): string {
  const shown = NEEDS_WORK.test(text) ? text.replace(ENTITY, decode).replace(INVISIBLE, '') : text;
  return shown.replace(/\s+/g, ' ').trim();
}

function decode(whole: string, name: string): string {
  if (!name.startsWith('#')) return TWICE[name.toLowerCase()] ?? whole;
  const hex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : whole;
}

/** Text without tags, for metadata in which markup was left: "<b>Banjir</b> <script>…</script>". */
export function stripTags(text: string): string {
  if (!text.includes('<')) return cleanText(text);
  const withoutScripts = text.replace(/<(script|style)\b[^>]{0,500}>[^<]{0,5000}<\/\1>/gi, ' ');
  return cleanText(withoutScripts.replace(/<\/?[a-z][^<>]{0,500}>/gi, ' '));
}
