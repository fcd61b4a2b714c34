import { certificateWarnings, type ExpiryCheck } from '../certificate/warnings.ts';
import { addRemark, type Remarks } from '../remarks.ts';
import { strictBits } from './bundle-verdict.ts';
import type { BundleBlock } from './verify-block.ts';

const signingPurposes = ['1.3.6.1.5.5.7.3.3', '2.5.29.37.0'];

/**
 * The bits that jarsigner sets for the certificates, with a warning for each. The certificate of an app is vouched
 * for by nobody, so that one bit is always set: a chain up to one of Java's own authorities is not looked for.
 */
export function judgeCertificates(
  blocks: readonly BundleBlock[],
  { warnings }: Remarks,
  expiry: ExpiryCheck,
): number {
  let bits = 0;
  for (const { name, certificates } of blocks) {
    const [leaf] = certificates;
    if (leaf === undefined) continue;
    bits |= strictBits.certificate;
    const place = `META-INF/${name}`;
    for (const warning of certificateWarnings(leaf.facts, { place, expiry })) addRemark(warnings, warning);
    const { keyUsage, extendedKeyUsage } = leaf.extensions;
    const forOthers = extendedKeyUsage?.some((purpose) => signingPurposes.includes(purpose)) === false;
    if ((keyUsage !== undefined && keyUsage[0] !== true) || forOthers) {
      bits |= strictBits.usage;
      const message = 'The certificate is not made for signing code.';
      addRemark(warnings, { rule: 'certificate/usage', place, message });
    }
  }
  return bits;
}
