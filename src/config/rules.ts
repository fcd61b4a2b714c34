import type { Problem } from './problem.ts';
import { appRules } from './rules-apps.ts';
import { incidentRules } from './rules-incident.ts';
import { profileRules } from './rules-profiles.ts';
import type { SalvagedConfig } from './salvage.ts';

/** Everything that the shape of a config alone cannot say. Runs every rule; none of them stops another. */
export function ruleProblems(config: SalvagedConfig): readonly Problem[] {
  return [...profileRules, ...appRules, ...incidentRules].flatMap((rule) => rule(config));
}
