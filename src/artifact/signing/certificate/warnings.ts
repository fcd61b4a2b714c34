import type { SignatureRemark } from '../verdict.ts';
import type { CertificateFacts } from './certificate.ts';

export interface ExpiryCheck {
  /** The present, in milliseconds since 1970. */
  readonly nowMs: number;
  /** Warn when the certificate ends within that many days. */
  readonly withinDays: number;
}

/** https://developer.android.com/studio/publish/app-signing#considerations: "must end after 22 October 2033". */
const playMinimumMs = Date.UTC(2033, 9, 23);
const dayMs = 86_400_000;

/** What is doubtful about the certificate an app is signed with. No Android version refuses an app for it. */
export function certificateWarnings(
  facts: CertificateFacts,
  { place, expiry }: { readonly place: string; readonly expiry: ExpiryCheck | undefined },
): readonly SignatureRemark[] {
  const messages = { ...validity(facts, expiry), ...strength(facts), ...identity(facts) };
  return Object.entries(messages).map(([rule, message]) => ({ rule: `certificate/${rule}`, place, message }));
}

function validity(facts: CertificateFacts, expiry: ExpiryCheck | undefined): Record<string, string> {
  const end = Date.parse(facts.notAfter);
  const day = facts.notAfter.slice(0, 10);
  const found: Record<string, string> = {};
  if (end < playMinimumMs)
    found['ends-before-2033'] = `valid until ${day}; Google Play wants a key that is valid beyond 2033-10-22`;
  if (expiry === undefined) return found;
  const days = Math.floor((end - expiry.nowMs) / dayMs);
  if (days < 0) found.expired = `expired on ${day}`;
  else if (days <= expiry.withinDays) found['expires-soon'] = `expires on ${day}, in ${days} days`;
  if (Date.parse(facts.notBefore) > expiry.nowMs)
    found['not-yet-valid'] = `valid only from ${facts.notBefore.slice(0, 10)} on`;
  return found;
}

/** NIST SP 800-57 part 1, table 2: below 112 bits of security. */
function strength({ keyAlgorithm, keyBits, signatureAlgorithm }: CertificateFacts): Record<string, string> {
  const smallest = keyAlgorithm === 'EC' ? 224 : 2048;
  return {
    ...(keyBits < smallest && {
      'weak-key': `${keyAlgorithm} key of ${keyBits} bits, where ${smallest} are the least`,
    }),
    ...(/^(MD5|SHA1)with/.test(signatureAlgorithm) && {
      'weak-algorithm': `signed with ${signatureAlgorithm}, whose hash can be forged`,
    }),
  };
}

function identity({ debug }: CertificateFacts): Record<string, string> {
  return debug ? { 'debug-key': 'signed with the Android debug key; Google Play refuses it' } : {};
}
