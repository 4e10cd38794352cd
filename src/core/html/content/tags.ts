export type TagKind = 'block' | 'inline' | 'void' | 'break' | 'skip' | 'meta';

const KINDS = new Map<string, TagKind>();
const put = (kind: TagKind, names: string) => {
  for (const name of names.split(' ')) KINDS.set(name, kind);
};
put('meta', 'meta link base title script');
put(
  'skip',
  'style noscript template svg math iframe object embed applet audio video canvas select option button textarea datalist',
);
put('void', 'img input source track wbr area col param');
put('break', 'br hr');
put(
  'inline',
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var',
);

/** How an element shapes the text around it; unknown and custom elements are blocks. */
export function tagKind(name: string): TagKind {
  return KINDS.get(name) ?? 'block';
}
