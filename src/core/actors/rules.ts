import { z } from 'zod';
import type { RuleDomain } from '../rules/domain.js';
import { listExamples, parseRuleFile, ruleBase } from '../rules/schema.js';

export interface ActorRules {
  ids: Set<string>;
}

const ruleFile = z.object({ rules: z.array(ruleBase) });

export const actorDomain: RuleDomain<ActorRules> = {
  name: 'actors',
  owns: (path) => /^(actors\/|lexicon\/(aliases|gazetteer|names))/.test(path),
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
