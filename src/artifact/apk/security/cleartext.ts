import type { NetworkSecurityConfig } from './network-security.ts';

/** Whether connections without TLS are allowed, on devices that look at a network-security config. */
export interface Cleartext {
  /** For hosts that no domain-config names. */
  readonly base: boolean;
  /** Hosts for which it is different or said again, with a leading `*.` where subdomains are meant too. */
  readonly allowedFor: readonly string[];
  readonly refusedFor: readonly string[];
  readonly decidedBy: 'network-security config' | 'usesCleartextTraffic' | 'target SDK';
}

/** From this target SDK on cleartext is refused unless it is asked for: NetworkSecurityConfig. */
const firstRefusingSdk = 28;

export interface CleartextSources {
  readonly config: NetworkSecurityConfig | undefined;
  readonly attribute: boolean | undefined;
  readonly targetSdk: number;
}

/**
 * What holds: the network-security config where there is one (then the attribute is not looked at),
 * else the attribute of the application, else the default of the target SDK.
 */
export function cleartextOf({ config, attribute, targetSdk }: CleartextSources): Cleartext {
  const byDefault = targetSdk < firstRefusingSdk;
  if (config === undefined) {
    return {
      base: attribute ?? byDefault,
      allowedFor: [],
      refusedFor: [],
      decidedBy: attribute === undefined ? 'target SDK' : 'usesCleartextTraffic',
    };
  }
  const base = config.base.cleartext ?? byDefault;
  const hosts = (wanted: boolean): readonly string[] =>
    config.domains
      .filter(({ cleartext }) => (cleartext ?? base) === wanted)
      .flatMap(({ domains }) => domains.map(({ name, subdomains }) => (subdomains ? `*.${name}` : name)));
  return {
    base,
    allowedFor: hosts(true),
    refusedFor: hosts(false),
    decidedBy: config.base.cleartext === undefined ? 'target SDK' : 'network-security config',
  };
}

/** Up to this target SDK the certificates that the user installed are trusted by default. */
const lastSdkTrustingUsers = 23;

/** Where certificates are trusted that the user, or who has the device, installed; `*` stands for every host. */
export function userTrustedFor(
  config: NetworkSecurityConfig | undefined,
  targetSdk: number,
): readonly string[] {
  const trusts = (anchors: NetworkSecurityConfig['base']['anchors']): boolean =>
    anchors?.some(({ source }) => source === 'user') ?? targetSdk <= lastSdkTrustingUsers;
  if (trusts(config?.base.anchors)) return ['*'];
  return (config?.domains ?? [])
    .filter(({ anchors }) => anchors?.some(({ source }) => source === 'user') ?? false)
    .flatMap(({ domains }) => domains.map(({ name }) => name));
}
