import type { Element } from 'domhandler';
import type { Field, Image } from '../../types.js';
import type { PageScan } from '../content/scan.js';
import { firstMeta, type PageFacts } from './facts.js';
import { resolveUrl } from './url.js';

const SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'data-cfsrc', 'src'];
const NO_PICTURE =
  /\b(?:logo|icon|avatar|sprite|blank|pixel|spacer|loading|placeholder|1x1|banner|iklan|ads?)\b/i;
/** "(Foto: Contoh/Budi)", "ANTARA FOTO/Budi", "Dok. Humas", "© Contoh". */
const CREDIT =
  /(?:\(?(?:Foto|Photo|Kredit(?: Foto)?|Sumber|Credit|Image|Gambar)\s*:\s*(?<a>[^)]{2,60})\)?|\((?<b>[^()]{3,60})\)|(?<c>(?:©|ANTARA FOTO|Dok\.?|dok\.?)[^.]{2,60}))\s*\.?$/u;
const MOST = 40;

/** The lead picture and those between the headline and the end of the body, with caption and credit. */
export function findImages(
  facts: PageFacts,
  scan: PageScan,
  dropped: (string | null)[],
  range: { first: number; last: number },
  base: string | null,
): Field<Image[]> {
  const images: Image[] = [];
  const lead = firstMeta(facts, ['og:image', 'twitter:image', 'twitter:image:src']);
  const leadUrl = lead ? resolveUrl(lead.value, base) : null;
  for (const { element, at } of scan.pictures) {
    if (at < range.first || at > range.last || images.length >= MOST) continue;
    const url = pictureUrl(element, base);
    if (!url || images.some((i) => i.url === url)) continue;
    const caption = captionAt(scan, dropped, at);
    if (caption === null && isElsewhere(dropped[at] ?? null)) continue;
    images.push({ url, ...splitCredit(caption) });
  }
  if (leadUrl && !images.some((i) => i.url === leadUrl)) {
    const first = images[0];
    if (!first) images.unshift({ url: leadUrl, caption: null, credit: null });
  }
  return { value: images, rule: 'page/images', from: images.length > 0 ? 'img' : 'none' };
}

function isElsewhere(rule: string | null): boolean {
  return rule !== null && rule !== 'page/caption';
}

function pictureUrl(element: Element, base: string | null): string | null {
  for (const name of SOURCES) {
    const value = element.attribs[name]?.trim();
    if (!value || value.startsWith('data:')) continue;
    const url = resolveUrl(value, base);
    if (url) return NO_PICTURE.test(url.slice(0, 300)) || isTiny(element) ? null : url;
  }
  return null;
}

function isTiny(element: Element): boolean {
  const width = Number.parseInt(element.attribs.width ?? '', 10);
  return width > 0 && width < 100;
}

function captionAt(scan: PageScan, dropped: (string | null)[], at: number): string | null {
  const parts: string[] = [];
  for (let i = at; i < at + 3 && dropped[i] === 'page/caption'; i++) parts.push(scan.segments[i]?.text ?? '');
  return parts.join(' ').trim() || null;
}

function splitCredit(caption: string | null): { caption: string | null; credit: string | null } {
  const match = caption && caption.length < 600 ? CREDIT.exec(caption) : null;
  if (!caption || !match) return { caption, credit: null };
  const credit = (match.groups?.a ?? match.groups?.b ?? match.groups?.c ?? '').trim();
  const rest = caption.slice(0, match.index).trim();
  return { caption: rest || null, credit: credit || null };
}
