import type { DexFile } from '../dex.ts';
import type { ManifestDetails } from '../manifest/read-details.ts';
import type { BackupRules, ExtractionRules } from '../security/backup-rules.ts';
import type { NetworkSecurityConfig } from '../security/network-security.ts';

/** What the rules look at. */
export interface ApkFacts {
  readonly manifest: ManifestDetails;
  readonly networkSecurity: NetworkSecurityConfig | undefined;
  readonly backupRules: BackupRules | undefined;
  readonly extractionRules: ExtractionRules | undefined;
  readonly abis: readonly string[];
  readonly dex: readonly DexFile[];
  readonly unreadable: readonly { readonly entry: string; readonly reason: string }[];
}

export const manifestPlace = 'AndroidManifest.xml';

/** The API level that the platform takes the app's target to be. */
export function targetSdkOf({ manifest: { sdk } }: ApkFacts): number {
  return sdk.target?.api ?? sdk.min?.api ?? 1;
}

/** `A, B, C and 9 more`. */
export function shortList(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
