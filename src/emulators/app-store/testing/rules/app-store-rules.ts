import { betaRules } from './beta-rules.ts';
import { buildRules } from './build-rules.ts';
import { phasedRules } from './phased-rules.ts';
import type { AppStoreRule } from './rule.ts';
import { standingRules } from './standing-rules.ts';
import { submissionRules } from './submission-rules.ts';
import { versionRules } from './version-rules.ts';

export const appStoreRules: readonly AppStoreRule[] = [
  ...standingRules,
  ...buildRules,
  ...versionRules,
  ...submissionRules,
  ...phasedRules,
  ...betaRules,
];
