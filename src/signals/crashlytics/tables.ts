import type { Platform } from '../../stores/platform.ts';

export interface ExportTables {
  /** Crashes, non-fatal errors and ANRs, a row each. */
  readonly crashlytics: string;
  /** Starts of sessions, a row each. Without it nobody knows how many used a version. */
  readonly sessions: string;
}

export interface ExportedApp {
  /** The Google Cloud project that the export goes to. */
  readonly project: string;
  readonly applicationId: string;
  readonly platform: Platform;
  /** Whether the streaming export is on; the daily one is a day behind. */
  readonly streaming: boolean;
}

/**
 * Where Firebase exports to, as SQL names: the app's identifier with underscores for periods, then its platform.
 * https://firebase.google.com/docs/crashlytics/bigquery-dataset-schema
 */
export function exportTables({ project, applicationId, platform, streaming }: ExportedApp): ExportTables {
  const app = applicationId.replaceAll(/[^A-Za-z0-9_]/g, '_');
  const table = `${app}_${platform === 'ios' ? 'IOS' : 'ANDROID'}${streaming ? '_REALTIME' : ''}`;
  return {
    crashlytics: `\`${project}.firebase_crashlytics.${table}\``,
    sessions: `\`${project}.firebase_sessions.${table}\``,
  };
}
