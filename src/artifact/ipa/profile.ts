import type { X509Certificate } from 'node:crypto';
import { type CertificateReport, describeCertificate, parseCertificate } from '../cms/certificate-chain.ts';
import { type SignerVerdict, verifySigners } from '../cms/verify-signed-data.ts';
import { parseSignedData } from '../cms/x509-signed-data.ts';
import { type Place, parseOrCorrupt } from '../corrupt.ts';
import { parsePlistDict } from '../plist/parse-plist.ts';
import type { PlainObject } from '../plist/plain-plist.ts';
import {
  arrayAt,
  booleanAt,
  dateAt,
  dictAt,
  type PlistDict,
  stringAt,
  stringsAt,
} from '../plist/plist-value.ts';
import { plainDict } from './signature-report.ts';

/** A provisioning profile: what Apple allows an app of one team to do, and where. */
export interface Profile {
  readonly name: string | undefined;
  readonly uuid: string | undefined;
  readonly kind: ProfileKind;
  readonly teamIds: readonly string[];
  readonly teamName: string | undefined;
  /** Prefixes of the application identifier; the team's id, but of very old apps. */
  readonly appIdPrefixes: readonly string[];
  /** `TEAM.com.example.app`, or with `*` at its end. */
  readonly applicationId: string | undefined;
  readonly platforms: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdMs: number | undefined;
  readonly expiresMs: number | undefined;
  /** Number of devices the app may run on; undefined when the profile names none. */
  readonly deviceCount: number | undefined;
  readonly entitlements: PlainObject;
  /** Certificates that may sign under this profile. */
  readonly certificates: readonly CertificateReport[];
  /** Apple's signature over the profile. */
  readonly signature: SignerVerdict;
}

export type ProfileKind = 'app-store' | 'ad-hoc' | 'development' | 'enterprise';

/**
 * Reads and verifies an `embedded.mobileprovision`: CMS SignedData around a property list.
 * ARTIFACT_CORRUPT when it is something else. Format: https://developer.apple.com/documentation/technotes/tn3125-inside-code-signing-provisioning-profiles
 */
export function readProfile(bytes: Buffer, place: Place, roots: readonly X509Certificate[]): Profile {
  return parseOrCorrupt('The provisioning profile', place, () => {
    const data = parseSignedData(bytes);
    const { content } = data;
    if (content === undefined) throw new RangeError('a profile without content');
    const [signature] = verifySigners(data, content, roots);
    const dict = parsePlistDict(content, place);
    return {
      ...describeProfile(dict),
      certificates: arrayAt(dict, 'DeveloperCertificates')
        .filter((each) => Buffer.isBuffer(each))
        .map((each) => describeCertificate(parseCertificate(each))),
      signature: signature ?? { problem: 'nobody signed it', chain: undefined, signingTimeMs: undefined },
    };
  });
}

function describeProfile(dict: PlistDict): Omit<Profile, 'certificates' | 'signature'> {
  const entitlements = dictAt(dict, 'Entitlements') ?? new Map();
  const hasDevices = dict.has('ProvisionedDevices');
  return {
    name: stringAt(dict, 'Name'),
    uuid: stringAt(dict, 'UUID'),
    kind: kindOf(dict, entitlements),
    teamIds: stringsAt(dict, 'TeamIdentifier'),
    teamName: stringAt(dict, 'TeamName'),
    appIdPrefixes: stringsAt(dict, 'ApplicationIdentifierPrefix'),
    applicationId: stringAt(entitlements, 'application-identifier'),
    platforms: stringsAt(dict, 'Platform'),
    createdMs: dateAt(dict, 'CreationDate'),
    expiresMs: dateAt(dict, 'ExpirationDate'),
    deviceCount: hasDevices ? arrayAt(dict, 'ProvisionedDevices').length : undefined,
    entitlements: plainDict(entitlements),
  };
}

function kindOf(dict: PlistDict, entitlements: PlistDict): ProfileKind {
  if (booleanAt(dict, 'ProvisionsAllDevices') === true) return 'enterprise';
  if (booleanAt(entitlements, 'get-task-allow') === true) return 'development';
  return dict.has('ProvisionedDevices') ? 'ad-hoc' : 'app-store';
}
