import type { ManifestDetails } from '../apk/manifest/read-details.ts';
import type { ApkDetails } from '../apk-details.ts';

type Row = readonly [label: string, values: readonly string[]];

/** More of a kind fill the screen and say no more; `--json` has them all. */
const most = { permissions: 40, others: 12 } as const;

/** What an Android manifest asks for and lets others reach. */
export function manifestRows({ sdk, permissions, components, features }: ManifestDetails): readonly Row[] {
  const exported = components.filter((component) => component.exported);
  const asked = permissions.requested.map(({ name, protection }) =>
    protection === undefined ? name : `${name} (${protection.level})`,
  );
  const needed = features.flatMap((group) => group.features).filter(({ required }) => required);
  return [
    ['SDK', [`minimum ${sdk.min?.api ?? 'not declared'}, target ${sdk.target?.api ?? 'not declared'}`]],
    ['permissions', lines(asked, most.permissions)],
    ['features', lines(needed.map(({ name }) => name ?? 'one without a name'))],
    ['exported', lines(exported.map(({ kind, name }) => `${kind} ${name}`))],
  ];
}

/** Splits, debugging, plain HTTP and backup, as the manifest has them; the platform's own choice where it is silent. */
export function securityRows({
  manifest,
  networkSecurity,
  backupRules,
  extractionRules,
}: Pick<ApkDetails, 'manifest' | 'networkSecurity' | 'backupRules' | 'extractionRules'>): readonly Row[] {
  const { application, split, isSplitRequired } = manifest;
  const { usesCleartextTraffic: cleartext, allowBackup } = application;
  const rules = backupRules === undefined && extractionRules === undefined ? 'no rules' : 'with rules';
  return [
    ...(split === undefined
      ? []
      : [['split', [`${split.isFeature ? 'feature' : 'configuration'} ${split.name}`]] as const]),
    ...(isSplitRequired ? [['splits', ['required: this file alone does not run']] as const] : []),
    [
      'security',
      [
        application.debuggable ? 'debuggable' : 'not debuggable',
        `cleartext traffic ${cleartext === undefined ? 'not declared' : allowed(cleartext)}, ${
          networkSecurity === undefined ? 'no network security config' : 'with a network security config'
        }`,
        `backup ${allowBackup === undefined ? 'not declared' : allowed(allowBackup)}, ${rules}`,
      ],
    ],
  ];
}

function allowed(flag: boolean): string {
  return flag ? 'allowed' : 'not allowed';
}

function lines(values: readonly string[], mostLines: number = most.others): readonly string[] {
  if (values.length === 0) return ['none'];
  if (values.length <= mostLines) return values;
  return [...values.slice(0, mostLines - 1), `and ${values.length - mostLines + 1} more, which --json lists`];
}
