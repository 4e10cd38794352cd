import { Parser } from 'htmlparser2';

/** More links than any list page has. */
const MAX_LINKS = 5000;

/**
 * Addresses of all links of a page, absolute, in its order, each once.
 * @param url where the page came from; relative links are resolved against it, or against its base element
 */
export function linksInPage(html: string, url: string): string[] {
  const links = new Set<string>();
  let base = url;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (!href || links.size >= MAX_LINKS) return;
      if (name === 'base' && URL.canParse(href, url)) base = new URL(href, url).href;
      if (name === 'a' && URL.canParse(href, base)) links.add(new URL(href, base).href);
    },
  });
  parser.end(html);
  return [...links].filter((link) => /^https?:/.test(link));
}
