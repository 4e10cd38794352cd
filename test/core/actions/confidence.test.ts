import { expect, it } from 'vitest';
import { confidenceOf } from '../../../src/core/actions/confidence.js';
import { rules } from '../quotes/helpers.js';

it('gives every rule that makes actions its own confidence or that of its family', () => {
  const table = rules.actions.confidence;
  for (const [rule, { does }] of rules.match.uses) {
    const family = does === 'event' ? 'events/*' : 'patterns/*';
    expect(confidenceOf(table, rule, family.slice(0, -2))).toBe(table.get(rule) ?? table.get(family));
  }
  for (const rule of ['actions/main', 'actions/adverbial'])
    expect(confidenceOf(table, rule)).toBeGreaterThan(0.7);
});
