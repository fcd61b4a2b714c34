import { editRules } from './edits-rules.ts';
import { haltRules } from './halts-rules.ts';
import { reviewRules } from './reviews-rules.ts';
import type { PlayRule } from './rule.ts';
import { trackRules } from './tracks-rules.ts';

export const playRules: readonly PlayRule[] = [...editRules, ...trackRules, ...haltRules, ...reviewRules];
