import { phasedReleaseFractions } from '../../phased-release.ts';
import { compareVersionCodes } from '../../version-code.ts';
import { standingOf, type VersionView } from '../version-view.ts';
import type { WantedVersion } from './wanted.ts';

/** Which version a submission is about, and what stands in its way. */
export type VersionChoice =
  /** It was submitted before with this very build, whatever has become of it since. */
  | { readonly kind: 'submitted'; readonly version: VersionView }
  /** The number belongs to a build that users have. */
  | { readonly kind: 'released'; readonly version: VersionView }
  /** `rename`: it carries another number, which is given up for ours. */
  | { readonly kind: 'use'; readonly version: VersionView; readonly rename: boolean }
  | { readonly kind: 'create' }
  /** Another version is on its way to users, or staged among them, and would be ended. */
  | { readonly kind: 'mid-rollout'; readonly other: VersionView }
  /** The same, where it may be ended: its submission is withdrawn first. */
  | { readonly kind: 'withdraw'; readonly other: VersionView }
  /** Somebody prepares another version: it is theirs. */
  | { readonly kind: 'taken'; readonly other: VersionView };

export interface Choosing {
  readonly versions: readonly VersionView[];
  readonly wanted: Pick<WantedVersion, 'versionString' | 'buildNumber' | 'buildId'>;
  readonly mayEndRollout: boolean;
  /** The versions into which nobody has put anything but their number, by id. */
  readonly untouched: ReadonlySet<string>;
}

/**
 * The App Store has one version at a time that is not out yet. Where that is another one, it is given our number only
 * when nobody loses anything by it: it is untouched, it holds our very build, or it is older and was refused or withdrawn.
 */
export function chooseVersion(choosing: Choosing): VersionChoice {
  const { versions, wanted, mayEndRollout } = choosing;
  const own = versions.find(({ versionString }) => versionString === wanted.versionString);
  const isOurs = own?.build !== undefined && compareVersionCodes(own.build.number, wanted.buildNumber) === 0;
  if (own !== undefined && !isOpen(own) && isOurs) return { kind: 'submitted', version: own };
  if (own !== undefined && standingOf(own) === 'live') return { kind: 'released', version: own };
  const onItsWay = versions.find((version) => ['in-review', 'approved'].includes(standingOf(version)));
  const other = onItsWay ?? versions.find(isStaged);
  if (other !== undefined && !mayEndRollout) return { kind: 'mid-rollout', other };
  if (onItsWay !== undefined) return { kind: 'withdraw', other: onItsWay };
  if (own !== undefined) return { kind: 'use', version: own, rename: false };
  const pending = versions.find(isOpen);
  if (pending === undefined) return { kind: 'create' };
  const isFree = mayBeRenamed(pending, choosing);
  return isFree ? { kind: 'use', version: pending, rename: true } : { kind: 'taken', other: pending };
}

/** It may still be changed. */
export function isOpen(version: VersionView): boolean {
  return ['editable', 'drafted', 'refused'].includes(standingOf(version));
}

/** A paused one is ended by its fix, as everybody wants it to be. */
function isStaged(version: VersionView): boolean {
  const { state, day = 1 } = version.phased ?? {};
  return standingOf(version) === 'live' && state === 'ACTIVE' && day < phasedReleaseFractions.length;
}

function mayBeRenamed(pending: VersionView, { wanted, untouched }: Choosing): boolean {
  if (pending.build?.id === wanted.buildId || untouched.has(pending.id)) return true;
  const wasSent = standingOf(pending) === 'refused' || pending.state === 'DEVELOPER_REJECTED';
  return wasSent && compareVersionCodes(pending.versionString, wanted.versionString) < 0;
}
