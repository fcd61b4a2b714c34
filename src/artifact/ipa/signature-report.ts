import type { Chain } from '../cms/certificate-chain.ts';
import type { CmsSeal } from '../macho/code-signature/cms-seal.ts';
import type { PageCheck } from '../macho/code-signature/page-hashes.ts';
import type { SlotCheck } from '../macho/code-signature/special-slots.ts';
import type { CodeSignature } from '../macho/code-signature/verify-code-signature.ts';
import { type PlainObject, plainPlist } from '../plist/plain-plist.ts';
import type { PlistDict } from '../plist/plist-value.ts';

/** A verified code signature as plain data, without the hashes themselves. */
export interface SignatureReport {
  /** The primary one first. */
  readonly directories: readonly DirectoryReport[];
  readonly entitlements: PlainObject | undefined;
  readonly derEntitlements: PlainObject | undefined;
  /** undefined when signed ad hoc. */
  readonly cms: CmsSeal | undefined;
}

export interface DirectoryReport {
  readonly identifier: string;
  readonly teamId: string | undefined;
  readonly flags: readonly string[];
  /** `SHA-256`, … */
  readonly hash: string;
  readonly pageBytes: number;
  /** Hex. */
  readonly cdHash: string;
  readonly pages: PageCheck;
  readonly slots: readonly SlotCheck[];
}

export function reportSignature({
  directories,
  entitlements,
  derEntitlements,
  cms,
}: CodeSignature): SignatureReport {
  return {
    directories: directories.map(({ directory, pages, slots }) => {
      const { identifier, teamId, flags, hash, pageBytes, cdHash } = directory;
      return { identifier, teamId, flags, hash: hash.name, pageBytes, cdHash, pages, slots };
    }),
    entitlements: entitlements && plainDict(entitlements),
    derEntitlements: derEntitlements && plainDict(derEntitlements),
    cms,
  };
}

export function plainDict(dict: PlistDict): PlainObject {
  return plainPlist(dict) as PlainObject;
}

/** Whether every hash and signature of a report holds; what the certificates are worth is another question. */
export function isIntact({ directories, cms }: SignatureReport): boolean {
  const hashesHold = directories.every(
    ({ pages, slots }) =>
      pages.problem === undefined &&
      pages.differentCount === 0 &&
      slots.every(({ state }) => state === 'matches'),
  );
  return hashesHold && cms?.problem === undefined;
}

/** One line on a signature: what was verified here, and what was not. */
export function signatureText(report: SignatureReport | undefined): string {
  if (report === undefined) return 'not signed';
  if (!isIntact(report)) return 'the signature does not fit the content';
  if (report.cms === undefined) return 'hashes verified; signed ad hoc, so nobody vouches for them';
  return `hashes verified; ${trustText(report.cms.chain)}`;
}

/** What the chain of certificates is worth. Only the fingerprint of a root decides; revocation is never asked. */
export function trustText(chain: Chain | undefined): string {
  switch (chain?.verdict) {
    case 'apple':
      return 'the certificates lead to Apple Root CA (revocation not checked)';
    case 'given':
      return 'the certificates lead to the given root (revocation not checked)';
    case 'other':
      return 'trust in Apple’s chain not checked: the certificates lead to a root that is not Apple’s';
    default:
      return 'trust in Apple’s chain not checked: certificates on the way to the root are missing';
  }
}
