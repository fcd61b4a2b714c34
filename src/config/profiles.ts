import { defaultProfile } from './defaults.ts';
import type { Partially } from './salvage.ts';
import type { AndroidProfileInput, IosProfileInput, ProfileInput } from './schema-profile.ts';

type Profile = Partially<ProfileInput>;
type Profiles = Readonly<Record<string, Profile | undefined>>;

export type ProfileChain =
  /** From the outermost parent to the profile itself. */
  | { readonly kind: 'chain'; readonly profiles: readonly Profile[] }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'cycle'; readonly names: readonly string[] };

/** Follows `extends` from a profile to its last parent. `release` exists even when nobody has written it. */
export function profileChain(profiles: Profiles, name: string): ProfileChain {
  const names: string[] = [];
  const chain: Profile[] = [];
  for (let current: string | undefined = name; current !== undefined; ) {
    if (names.includes(current)) return { kind: 'cycle', names: [...names, current] };
    const profile: Profile | undefined = profileNamed(profiles, current);
    if (profile === undefined) return { kind: 'unknown', name: current };
    names.push(current);
    chain.unshift(profile);
    current = profile.extends;
  }
  return { kind: 'chain', profiles: chain };
}

/** The names one may refer to. */
export function profileNames(profiles: Profiles): readonly string[] {
  return [...new Set([...Object.keys(profiles), defaultProfile])];
}

/** A chain as one profile: the nearer value wins; `env` and `properties` are joined key by key. */
export function mergedProfile(chain: readonly Profile[]): Partially<AndroidProfileInput> {
  const merged: Partially<AndroidProfileInput> = Object.assign({}, ...chain.map(({ android }) => android));
  return {
    ...merged,
    env: Object.assign({}, ...chain.flatMap(({ env, android }) => [env, android?.env])),
    properties: Object.assign({}, ...chain.map(({ android }) => android?.properties)),
  };
}

/** The same for what an iOS app is built with. */
export function mergedIosProfile(chain: readonly Profile[]): Partially<IosProfileInput> {
  const merged: Partially<IosProfileInput> = Object.assign({}, ...chain.map(({ ios }) => ios));
  return { ...merged, env: Object.assign({}, ...chain.flatMap(({ env, ios }) => [env, ios?.env])) };
}

function profileNamed(profiles: Profiles, name: string): Profile | undefined {
  if (Object.hasOwn(profiles, name)) return profiles[name];
  return name === defaultProfile ? {} : undefined;
}
