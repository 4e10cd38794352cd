import { stripTags } from '../clean.js';
import type { PageFacts } from './facts.js';
import { ldText } from './jsonld.js';

/** What the outlet calls itself, letters and digits only: "kompascom", "kompas". */
export type OutletNames = ReadonlySet<string>;

const NAMING = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'twitter:site',
  'twitter:creator',
  'al:android:app_name',
  'al:ios:app_name',
  'dc.publisher',
  'publisher',
  'copyright',
];
/** Second levels of hosts: "harianjogja.co.id". */
const SECOND = new Set(['co', 'com', 'or', 'ac', 'go', 'web', 'my', 'net', 'org']);
/** Shorter names than this are compared only as a whole. */
const TELLING = 5;

/** The outlet's names by its metadata, its address, and the publisher its JSON-LD states. */
export function outletNames(facts: PageFacts, url: string | null): OutletNames {
  const said = NAMING.flatMap((name) => facts.meta.get(name) ?? []);
  const publishers = facts.ld.flatMap((node) => ldText(node.publisher) ?? []);
  const hosts = [url, facts.canonical, facts.meta.get('og:url')?.[0] ?? null].flatMap(hostNames);
  const names = [...said, ...publishers].map((s) => stripTags(s)).filter((s) => s.length < 60);
  return new Set(
    [...names.flatMap((n) => [n, ...hostNames(n)]), ...hosts].map(squeeze).filter((n) => n.length > 2),
  );
}

/** The outlet's names by the address of its page alone. */
export function outletOfAddress(url: string | null): OutletNames {
  return new Set(hostNames(url).map(squeeze));
}

/** "https://bola.kompas.com/x" -> "bola.kompas.com", "kompas.com", "kompas". */
function hostNames(address: string | null): string[] {
  const host = address && /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1]?.toLowerCase();
  if (!host) return [];
  const labels = host.split('.');
  let at = labels.length - 2;
  if (at > 0 && SECOND.has(labels[at] ?? '')) at--;
  return at < 0 ? [host] : [host.replace(/^www\./, ''), labels.slice(at).join('.'), labels[at] ?? ''];
}

/** Whether a name is the outlet's own, or begins or ends with it: "Kompas Cyber Media", "Otomotif.Kompascom". */
export function isOutlet(name: string, outlet: OutletNames): boolean {
  const bare = squeeze(name);
  if (outlet.has(bare)) return true;
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  for (const own of outlet) {
    if (own.length >= TELLING && (bare.startsWith(own) || bare.endsWith(own))) return true;
    if (words.length > 1 && words.includes(own)) return true;
    if (
      bare.length >= TELLING &&
      own.startsWith(bare) &&
      /^(?:com|coid|id|net|tv|news|dotcom|online|media|co)$/.test(own.slice(bare.length))
    )
      return true;
  }
  return false;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
