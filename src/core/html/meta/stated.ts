import { Parser } from 'htmlparser2';

/** The web address a saved page says it has, without reading the rest of it: its canonical link, else og:url. */
export function statedAddress(html: string): string | null {
  let canonical: string | undefined;
  let shared: string | undefined;
  const parser = new Parser({
    onopentag(name, { rel, href, property, content }) {
      if (name === 'link' && rel?.toLowerCase() === 'canonical') canonical ??= href;
      if (name === 'meta' && property === 'og:url') shared ??= content;
    },
  });
  parser.end(html);
  return [canonical, shared].find((address) => address && /^https?:\/\/[^/]+\/./i.test(address)) ?? null;
}
