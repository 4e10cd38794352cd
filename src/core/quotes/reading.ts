import type { Analysis } from '../types.js';
import type { Names } from './names.js';
import type { QuoteRules } from './rules.js';

/** What every step of quotation reading looks at. */
export interface Reading {
  analysis: Analysis;
  rules: QuoteRules;
  names: Names;
}
