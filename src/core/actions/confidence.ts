/** Where no table is loaded, as in the examples of a single rule file. */
const UNKNOWN = 0.5;

/**
 * How often an action of a rule is right, from rules/actions/confidence.yaml. A rule too rare to have been counted
 * is as sure as its family: "actions/*" (clauses), "patterns/*" (clauses amended by a pattern), "events/*" (nouns).
 */
export function confidenceOf(
  table: ReadonlyMap<string, number>,
  rule: string,
  family = rule.slice(0, rule.indexOf('/')),
): number {
  return table.get(rule) ?? table.get(`${family}/*`) ?? UNKNOWN;
}
