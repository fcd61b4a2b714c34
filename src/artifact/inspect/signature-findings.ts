import type { Finding } from '../../findings/finding.ts';
import type { BundleVerdict } from '../signing/bundle/bundle-verdict.ts';
import type { CertificateFacts } from '../signing/certificate/certificate.ts';
import type { ExpiryCheck } from '../signing/certificate/warnings.ts';
import type { SignatureRemark } from '../signing/verdict.ts';

const expiryWarningDays = 90;

export function expiryAt(nowMs: number): ExpiryCheck {
  return { nowMs, withinDays: expiryWarningDays };
}

interface Verdict {
  readonly problems: readonly SignatureRemark[];
  readonly warnings: readonly SignatureRemark[];
}

/** A file that a device would refuse is an error; what it only should do better, a warning. */
export function signatureFindings({ problems, warnings }: Verdict, path: string): readonly Finding[] {
  const remedy = 'Sign the file again with the upload key, and change nothing in it afterwards.';
  const place = (where: string) => (where === '' ? path : where);
  return [
    ...problems.map((one) => ({
      rule: `signature/${one.rule}`,
      severity: 'error' as const,
      place: place(one.place),
      message: one.message,
      remedy,
    })),
    ...warnings.map((one) => ({
      rule: `signature/${one.rule}`,
      severity: 'warning' as const,
      place: place(one.place),
      message: one.message,
      remedy: 'Look at the signing config and the age of the key.',
    })),
  ];
}

/** The certificate of each signer of a bundle, without those that vouch for it. */
export function certificatesOf({ signers }: BundleVerdict): readonly CertificateFacts[] {
  return signers.flatMap(({ certificates }) => certificates.slice(0, 1));
}
