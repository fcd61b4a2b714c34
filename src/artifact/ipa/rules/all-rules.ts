import type { Finding } from '../../../findings/finding.ts';
import type { IosArtifact } from '../ios-artifact.ts';
import { binaryRules } from './binaries.ts';
import { catalogRules } from './catalogs.ts';
import { type RuleContext, toFinding } from './finding.ts';
import { iconRules } from './icons.ts';
import { identityRules } from './identity.ts';
import { presentationRules } from './presentation.ts';
import { privacyRules } from './privacy.ts';
import { provisioningRules } from './provisioning.ts';
import { rightsRules } from './rights.ts';
import { signingRules } from './signing.ts';
import { structureRules } from './structure.ts';

const rules = [
  ...structureRules,
  ...identityRules,
  ...iconRules,
  ...catalogRules,
  ...presentationRules,
  ...binaryRules,
  ...provisioningRules,
  ...signingRules,
  ...privacyRules,
  ...rightsRules,
];

/** Everything Apple, or a user's device, would object to. Pure; in the order of the rules. */
export function iosFindings(artifact: IosArtifact, context: RuleContext): readonly Finding[] {
  return rules.flatMap((rule) => rule(artifact, context)).map(toFinding);
}
