import type { ComplementConfig } from '../config/config-incident.ts';
import type { HaltReport } from './halt-report.ts';

/** What is there to help users who have the version already, beside the halt. */
export interface Complements {
  /** The apps that Slipway's own commands know, by id as `app-store:com.example.app`; by name where there are several. */
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
    ...stopped.flatMap((report) => ownWays(report, apps.get(`${report.kind}:${report.applicationId}`))),
  ];
}

function ownWays(
  { versionCodes, kind }: HaltReport,
  app: { readonly name: string; readonly isOnly: boolean } | undefined,
): readonly string[] {
  const which = app === undefined || app.isOnly ? '' : ` --app ${app.name}`;
  // Apple's ways are there for every app, whether or not a config knows it.
  if (kind === 'app-store') return onAppStore(which);
  if (app === undefined) return [];
  const codes = versionCodes.map((code) => ` --version-code ${code}`).join('');
  return [
    `hotfix: slipway release android${which} --hotfix "…" (a higher version code)`,
    `app recovery, once the hotfix is out: slipway recovery create${which}${codes}`,
  ];
}

/** Apple rolls nothing back: a new version is the only way to those who have updated, and its review can be hurried. */
function onAppStore(which: string): readonly string[] {
  return [
    `hotfix on iOS: slipway release ios${which} --hotfix "…" (a higher build number)`,
    'its expedited review, on request: https://developer.apple.com/contact/app-store/?topic=expedite',
    'last resort, and no part of a halt: taking the app from sale ends its phased release for good',
  ];
}
