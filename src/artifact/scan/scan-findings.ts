import type { Finding } from '../../findings/finding.ts';
import type { ContentScan, HostHit } from './content-scan.ts';

type Rule = (scan: ContentScan) => readonly Finding[];

const rules: readonly Rule[] = [
  secrets,
  leftovers,
  debugLibraries,
  localHosts,
  cleartextHosts,
  notLookedInto,
  damagedEntries,
];
const hostsShown = 8;

/** What a person should know about the content of an artifact. Pure; in the order of the rules. */
export function contentFindings(scan: ContentScan): readonly Finding[] {
  return rules.flatMap((rule) => rule(scan));
}

function secrets(scan: ContentScan): readonly Finding[] {
  return scan.secrets.map(({ rule, entry, fingerprint }) => ({
    rule: `content/${rule.kind}`,
    severity: rule.severity,
    place: entry,
    message: `${rule.title} is in the artifact: ${fingerprint}`,
    remedy: rule.remedy,
  }));
}

function leftovers(scan: ContentScan): readonly Finding[] {
  return scan.leftovers.map(({ rule, severity, entry, what, remedy }) => ({
    rule,
    severity,
    place: entry,
    message: `This is ${what}`,
    remedy,
  }));
}

function debugLibraries(scan: ContentScan): readonly Finding[] {
  return scan.sdks
    .filter(({ category }) => category === 'debugging')
    .map(({ name, evidence }) => ({
      rule: 'content/debug-library',
      severity: 'warning',
      place: evidence,
      message: `${name} is in the artifact: a tool for development, not for users`,
      remedy:
        'Depend on it with debugImplementation or androidTestImplementation, or in the Debug configuration.',
    }));
}

function localHosts({ localHosts: hosts }: ContentScan): readonly Finding[] {
  if (hosts.length === 0) return [];
  return [
    {
      rule: 'content/local-address',
      severity: 'note',
      place: placesOf(hosts),
      message: `Addresses of a developer’s machine: ${hostList(hosts)}`,
      remedy:
        'Make sure that the release build does not use them; libraries bring some along that are never used.',
    },
  ];
}

function cleartextHosts({ cleartextHosts: hosts }: ContentScan): readonly Finding[] {
  if (hosts.length === 0) return [];
  return [
    {
      rule: 'content/cleartext-address',
      severity: 'note',
      place: placesOf(hosts),
      message: `Addresses without encryption (http): ${hostList(hosts)}`,
      remedy: 'Use https. Android 9 and iOS refuse cleartext unless the app allows it.',
    },
  ];
}

/** What was not looked into is not known to be clean. */
function notLookedInto({ overBudget }: ContentScan): readonly Finding[] {
  if (overBudget.entries === 0) return [];
  return [
    {
      rule: 'content/not-scanned',
      severity: 'note',
      place: `${overBudget.entries} entries`,
      message: `${Math.round(overBudget.bytes / 1e6)} MB of code were not looked into for secrets and addresses, to keep it fast`,
      remedy: 'Nothing to do; what is in them is not known.',
    },
  ];
}

function damagedEntries({ damaged }: ContentScan): readonly Finding[] {
  return damaged.map(({ entry, reason }) => ({
    rule: 'content/damaged',
    severity: 'error',
    place: entry,
    message: `It was not looked into for secrets, libraries and addresses, for it cannot be read: ${reason}`,
    remedy: 'Build or download the file again.',
  }));
}

function hostList(hosts: readonly HostHit[]): string {
  const names = hosts.slice(0, hostsShown).map(({ host }) => host);
  return names.join(', ') + (hosts.length > hostsShown ? ` and ${hosts.length - hostsShown} more` : '');
}

function placesOf(hosts: readonly HostHit[]): string {
  const entries = [...new Set(hosts.flatMap((host) => host.entries))];
  return entries.slice(0, 3).join(', ') + (entries.length > 3 ? ', …' : '');
}
