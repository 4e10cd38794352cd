import { z } from 'zod';
import type { RuleDomain } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase } from '../rules/schema.js';

export interface ActionRules {
  ids: Set<string>;
}

const ruleFile = z.object({ rules: z.array(ruleBase) });

export const actionDomain: RuleDomain<ActionRules> = {
  name: 'actions',
  owns: (path) => /^(actions|verbs)\//.test(path),
  validate(file) {
    parseRuleFile(ruleFile, file);
  },
  compile(files) {
    return {
      ids: new Set(files.flatMap((f) => (f.data as z.output<typeof ruleFile>).rules.map((r) => r.id))),
    };
  },
  examples: (files) => files.flatMap(listExamples),
  fired: () => [],
};
