import type { Ruleset } from '../rules/ruleset.js';
import { scanPage } from './content/scan.js';
import { partAddresses } from './meta/pages.js';
import { parseHtml } from './parse.js';

/** A further page of an article: its number, or 0 for the address that shows all of them in one. */
export interface Part {
  number: number;
  url: string;
}

/**
 * Where the further pages of an article are.
 * @param url address the page came from
 * @param total how many pages the record says it has
 */
export function furtherParts(html: string, url: string, total: number, rules: Ruleset): Part[] {
  return partAddresses(scanPage(parseHtml(html), rules.html.page), url, total);
}
