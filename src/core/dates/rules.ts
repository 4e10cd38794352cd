import { z } from 'zod';
import type { RuleDomain } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase } from '../rules/schema.js';
import { type BylinePatterns, bylinePatterns } from './byline-patterns.js';
import { numbered } from './vocabulary.js';

export interface DateRules {
  ids: Set<string>;
  months: Map<string, number>;
  weekdays: Map<string, number>;
  zones: Map<string, string>;
  byline: BylinePatterns;
}

const words = z.array(z.string().min(1)).min(1);
const ruleFile = z.strictObject({
  months: z.array(words).length(12).optional(),
  weekdays: z.array(words).length(7).optional(),
  hijriMonths: z.array(words).length(12).optional(),
  zones: z.record(z.string(), z.string().regex(/^[+-]\d{2}:\d{2}$/)).optional(),
  rules: z.array(ruleBase).optional(),
});
type DateRuleFile = z.output<typeof ruleFile>;

export const dateDomain: RuleDomain<DateRules> = {
  name: 'dates',
  owns: (path) => path.startsWith('dates/'),
  validate(file) {
    parseRuleFile(ruleFile, file);
  },
  compile(files) {
    const all: DateRuleFile = Object.assign({}, ...files.map((f) => f.data));
    const months = numbered(all.months ?? []);
    const zones = new Map(Object.entries(all.zones ?? {}));
    return {
      ids: new Set(files.flatMap((f) => (f.data as DateRuleFile).rules ?? []).map((r) => r.id)),
      months,
      weekdays: numbered(all.weekdays ?? []),
      zones,
      byline: bylinePatterns((all.months ?? []).flat(), [...zones.keys()]),
    };
  },
  examples: (files) => files.flatMap(listExamples),
  fired: () => [],
};
