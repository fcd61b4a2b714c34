import { inspectPath } from '../../../artifact/inspect/inspect-path.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { Finding } from '../../../findings/finding.ts';

/** What Apple's processing finds in an upload: its own numbers, and the words beside them. */
export interface StateDetail {
  readonly code: string;
  readonly description: string;
}

/** What an uploaded file turned out to be. Plain data: it is kept until the processing is over. */
export interface ReadUpload {
  readonly errors: readonly StateDetail[];
  readonly warnings: readonly StateDetail[];
  readonly bundleId?: string;
  readonly version?: string;
  readonly buildNumber?: string;
  readonly minimumOs?: string;
  readonly deviceFamilies?: readonly string[];
  /** The app's own word on encryption, when its Info.plist has one. */
  readonly usesNonExemptEncryption?: boolean;
}

/** Reads an uploaded IPA as `slipway inspect` does. `nowMs` is the store's time: profiles and demands have dates. */
export async function readIpa(file: string, nowMs: number): Promise<ReadUpload> {
  try {
    const inspection = await inspectPath(file, { nowMs, delivered: false });
    if (inspection.kind !== 'ipa') return unreadable('The archive has no app in Payload.');
    const info = inspection.app.app.info;
    return {
      errors: detailsOf(inspection.findings, 'error'),
      warnings: detailsOf(inspection.findings, 'warning'),
      deviceFamilies: info?.deviceFamilies ?? [],
      ...(info?.bundleId !== undefined && { bundleId: info.bundleId }),
      ...(info?.shortVersion !== undefined && { version: info.shortVersion }),
      ...(info?.buildVersion !== undefined && { buildNumber: info.buildVersion }),
      ...(info?.minimumOs !== undefined && { minimumOs: info.minimumOs }),
      ...(info?.usesNonExemptEncryption !== undefined && {
        usesNonExemptEncryption: info.usesNonExemptEncryption,
      }),
    };
  } catch (error) {
    if (error instanceof SlipwayError) return unreadable(error.message);
    throw error;
  }
}

/** Only what Apple answers has a number; Slipway's other rules are its own. */
function detailsOf(findings: readonly Finding[], severity: Finding['severity']): readonly StateDetail[] {
  return findings
    .filter((finding) => finding.severity === severity)
    .flatMap(({ rule, message }) => {
      const [, code] = /itms-(\d{5})/i.exec(`${rule} ${message}`) ?? [];
      return code === undefined ? [] : [{ code, description: message.replace(/ \(Apple: .*\)$/, '') }];
    });
}

/** Apple has no number for a file that is no app at all: its text is about the bundle's structure. */
function unreadable(why: string): ReadUpload {
  return { errors: [{ code: '90171', description: `Invalid Bundle Structure: ${why}` }], warnings: [] };
}
