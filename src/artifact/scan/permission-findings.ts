import type { Finding } from '../../findings/finding.ts';
import { type RestrictedPermissions, restrictedPermissions } from './restricted-permissions.ts';
import { type ServiceTypeRule, serviceTypeRules } from './service-types.ts';

/** What the manifest of an app says, as far as Play's permission policies go. */
export interface PermissionSubject {
  readonly targetSdk: number;
  readonly permissions: readonly string[];
  readonly services: readonly {
    /** Full name of the class. */
    readonly name: string;
    /** Permission that a caller needs; a service for accessibility or VPN has a telling one. */
    readonly permission?: string | undefined;
    readonly foregroundServiceTypes: readonly string[];
  }[];
}

const needsTypesSdk = 34;

/** What Play restricts, and what Android 14 refuses, about the permissions and services of an app. Pure. */
export function permissionFindings(subject: PermissionSubject, place: string): readonly Finding[] {
  const asked = [...subject.permissions, ...subject.services.flatMap(({ permission }) => permission ?? [])];
  const restricted = restrictedPermissions.flatMap((rule) =>
    restrictedFinding(rule, asked, subject.targetSdk),
  );
  const services = subject.services.flatMap((service) => serviceFindings(service, subject));
  return [...restricted, ...services].map((finding) => ({ ...finding, place }));
}

/** Those of the app's permissions that Play lets it have only after a declaration in the Console. Pure. */
export function permissionsToDeclare({
  targetSdk,
  permissions,
}: Pick<PermissionSubject, 'targetSdk' | 'permissions'>): readonly string[] {
  const rules = restrictedPermissions.filter(
    ({ severity, fromTargetSdk = 0 }) => severity === 'warning' && targetSdk >= fromTargetSdk,
  );
  return permissions.filter((permission) =>
    rules.some((rule) => rule.permissions.some((one) => covers(one, permission))),
  );
}

type PlacelessFinding = Omit<Finding, 'place'>;

function restrictedFinding(
  rule: RestrictedPermissions,
  asked: readonly string[],
  targetSdk: number,
): readonly PlacelessFinding[] {
  if (targetSdk < (rule.fromTargetSdk ?? 0)) return [];
  const found = [
    ...new Set(asked.filter((permission) => rule.permissions.some((one) => covers(one, permission)))),
  ];
  if (found.length === 0) return [];
  return [
    {
      rule: 'play/restricted-permission',
      severity: rule.severity,
      message: `${found.map(shortName).join(', ')}: Play asks for ${rule.demand} (“${rule.source}”)`,
      remedy: `Use ${rule.instead}, or have the declaration approved before the release.`,
    },
  ];
}

function covers(pattern: string, permission: string): boolean {
  return pattern.endsWith('*') ? permission.startsWith(pattern.slice(0, -1)) : permission === pattern;
}

function serviceFindings(
  { name, foregroundServiceTypes }: PermissionSubject['services'][number],
  { targetSdk, permissions }: PermissionSubject,
): readonly PlacelessFinding[] {
  if (foregroundServiceTypes.length === 0 || targetSdk < needsTypesSdk) return [];
  const rules = serviceTypeRules.filter(({ type }) => foregroundServiceTypes.includes(type));
  const missing = rules.filter(
    ({ permission }) => permission !== undefined && !permissions.includes(full(permission)),
  );
  const declared = rules.filter((rule) => rule.declared);
  return [...missing.map((rule) => missingPermission(rule, name)), ...declaredTypes(declared, name)];
}

function missingPermission({ type, permission }: ServiceTypeRule, service: string): PlacelessFinding {
  return {
    rule: 'play/foreground-service-permission',
    severity: 'error',
    message: `${service} is a foreground service of type ${type} without the permission ${permission}: Android 14 and later stop the app when it starts`,
    remedy: `Add <uses-permission android:name="${full(permission ?? '')}"/> to the manifest.`,
  };
}

function declaredTypes(rules: readonly ServiceTypeRule[], service: string): readonly PlacelessFinding[] {
  if (rules.length === 0) return [];
  return [
    {
      rule: 'play/foreground-service-declaration',
      severity: 'note',
      message: `${service} is a foreground service of type ${rules.map(({ type }) => type).join(', ')}: Play wants each type declared, with a video of its use`,
      remedy: 'Fill in “Foreground service permissions” under App content in the Play Console.',
    },
  ];
}

function full(permission: string): string {
  return `android.permission.${permission}`;
}

function shortName(permission: string): string {
  return permission.slice(permission.lastIndexOf('.') + 1);
}
