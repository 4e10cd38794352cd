/** Warta as a library: a page in, a record out. */
export * from './core/errors.js';
export { type ExtractOptions, extract } from './core/extract.js';
export { recordJsonSchema, recordSchema, type WartaRecord } from './core/record/schema.js';
export { compileRules, type Ruleset } from './core/rules/ruleset.js';
export type * from './core/types.js';
export { loadRules } from './io/rules/load.js';
