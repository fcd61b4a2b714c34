import type { Config } from '../config/config.ts';
import type { DeviceConfig } from '../config/config-store-app.ts';
import type { PlatformApp } from '../config/platform-app.ts';
import type { Finding } from '../findings/finding.ts';
import type { ReviewInformation, Store } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';
import type { Journal } from './journal.ts';
import type { StepTools } from './step.ts';

/** Everything a release needs from outside; `src/compose.ts` wires it, tests pass their own. */
export interface ReleasePorts {
  readonly store: Store;
  readonly checkTools: (tools: StepTools) => Promise<readonly string[]>;
  readonly build: (request: BuildOrder, tools: StepTools) => Promise<BuiltFiles>;
  readonly inspect: (file: string) => Promise<Inspection>;
  readonly checkAssets: (file: string, densities: readonly string[]) => Promise<AssetReport>;
  /** Release notes by language, from the files beside the config; none where there are none. */
  readonly readNotes: (order: NotesOrder) => Promise<Readonly<Record<string, string>>>;
  /** What reviewers need to know; undefined where the store keeps what it has. Throws CREDENTIALS_MISSING. */
  readonly reviewInformation: () => ReviewInformation | undefined;
  readonly runDevices: (order: DeviceOrder, tools: StepTools) => Promise<readonly DeviceResult[]>;
}

/** One release that is being made: its parts of the config, its journal, its ports. */
export interface ReleaseContext {
  readonly config: Config;
  readonly app: PlatformApp;
  readonly journal: Journal;
  readonly ports: ReleasePorts;
  /** Where this release keeps its files: the tested binary, its mapping, screenshots. */
  readonly folder: string;
}

export interface BuildOrder {
  readonly build: PlatformApp['build'];
  readonly applicationId: string;
  readonly versionName: string;
  readonly versionCode: VersionCode;
}

export interface NotesOrder {
  readonly versionCode: VersionCode;
  readonly track: string;
}

export interface BuiltFiles {
  readonly artifact: string;
  readonly moreArtifacts?: readonly string[] | undefined;
  readonly apk: string | undefined;
  readonly mapping: string | undefined;
  readonly nativeSymbols?: string | undefined;
}

export interface Inspection {
  readonly kind: 'apk' | 'aab' | 'ipa';
  readonly applicationId: string;
  readonly versionName: string | undefined;
  readonly versionCode: VersionCode;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly entryCount: number;
  /** Signature schemes that hold over the whole content. */
  readonly schemes: readonly string[];
  /** What is known of the signature. */
  readonly signature: string;
  readonly findings: readonly Finding[];
}

export interface AssetReport {
  readonly imageCount: number;
  readonly findings: readonly Finding[];
}

export interface DeviceOrder {
  readonly artifact: string;
  readonly devices: readonly DeviceConfig[];
  readonly folder: string;
}

export interface DeviceResult {
  readonly device: string;
  readonly locale: string;
  readonly verdict: 'passed' | 'failed' | 'infrastructure';
  readonly problems: readonly string[];
}
