import type { ComplementConfig } from '../config/config-incident.ts';
import type { HaltReport } from './halt-report.ts';

/** What is there to help users who have the version already, beside the halt. */
export interface Complements {
  /** The apps that Slipway's own commands know, by application id; by name where there are several. */
  readonly apps: ReadonlyMap<string, { readonly name: string; readonly isOnly: boolean }>;
  readonly configured: readonly ComplementConfig[];
}

/** One line for each way that exists; nothing is named that is not set up. */
export function complementLines(
  reports: readonly HaltReport[],
  { apps, configured }: Complements,
): readonly string[] {
  const stopped = reports.filter(({ outcome }) => outcome === 'stopped');
  if (stopped.length === 0) return [];
  return [
    ...configured.map(({ name, how, url }) => `${name}: ${[how, url].filter(Boolean).join(' ')}`),
    ...stopped.flatMap((report) => ownWays(report, apps.get(report.applicationId))),
  ];
}

function ownWays(
  { versionCodes }: HaltReport,
  app: { readonly name: string; readonly isOnly: boolean } | undefined,
): readonly string[] {
  if (app === undefined) return [];
  const which = app.isOnly ? '' : ` --app ${app.name}`;
  const codes = versionCodes.map((code) => ` --version-code ${code}`).join('');
  return [
    `hotfix: slipway release android${which} --hotfix "…" (a higher version code)`,
    `app recovery, once the hotfix is out: slipway recovery create${which}${codes}`,
  ];
}
