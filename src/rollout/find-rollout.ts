import type { PlatformApp } from '../config/platform-app.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import { parseReleaseKey, releaseKey } from '../ledger/release-key.ts';
import type { Store, TrackRelease } from '../stores/store.ts';
import { compareVersionCodes, newestVersionCode, type VersionCode } from '../stores/version-code.ts';
import type { RolloutSubject } from './context.ts';
import { rolloutMemory } from './memory.ts';

export interface RolloutSearch {
  readonly app: PlatformApp;
  /** Only this version; the newest rollout when left out. */
  readonly versionName: string | undefined;
  readonly ledger: Ledger;
  readonly store: Store;
}

/**
 * The rollout that a command is about: the newest one in the ledger. When the ledger was lost, the store
 * is asked instead, so that the controller can adopt what it shows.
 */
export async function findRollout(search: RolloutSearch): Promise<RolloutSubject> {
  const subject = (await rememberedRollout(search)) ?? (await shownRollout(search));
  if (subject !== undefined) return subject;
  const { app, versionName } = search;
  throw new SlipwayError('ROLLOUT_NOT_FOUND', {
    message: `There is no rollout of ${app.applicationId}${versionName === undefined ? '' : ` ${versionName}`}.`,
    seen: `${search.ledger.label} has none, and ${search.store.label} shows no staged release on ${app.track}`,
  });
}

async function rememberedRollout({
  app,
  versionName,
  ledger,
}: RolloutSearch): Promise<RolloutSubject | undefined> {
  const { platform, applicationId } = app;
  const keys = (await ledger.releases()).filter((key) => {
    const parts = parseReleaseKey(key);
    if (parts?.platform !== platform || parts.applicationId !== applicationId) return false;
    return versionName === undefined || versionName === parts.versionName;
  });
  const found = await Promise.all(
    keys.map(async (release) => {
      const events = await ledger.read(release);
      const isHotfix = events.some(({ body }) => body.type === 'release.hotfix');
      return { release, isHotfix, memory: rolloutMemory(events) };
    }),
  );
  const newest = found
    .flatMap(({ memory, ...found }) => (memory === undefined ? [] : [{ ...found, memory }]))
    .toSorted((a, b) => b.memory.startedAt - a.memory.startedAt)[0];
  if (newest === undefined) return undefined;
  const { track, versionCodes } = newest.memory;
  const { rollout, track: publicTrack } = app;
  const plan = newest.isHotfix ? rollout.hotfix : rollout;
  return { release: newest.release, applicationId, track, publicTrack, versionCodes, plan };
}

/** What is staged on the public track; where nothing is, a version that soaks and is newer than the public ones. */
async function shownRollout({ app, versionName, store }: RolloutSearch): Promise<RolloutSubject | undefined> {
  const { applicationId, rollout, track: publicTrack } = app;
  const isWanted = ({ name }: TrackRelease) => versionName === undefined || versionName === name;
  const subject = (track: string, shown: TrackRelease): RolloutSubject => ({
    release: keyOfShown(app, shown),
    applicationId,
    track,
    publicTrack,
    versionCodes: shown.versionCodes,
    plan: rollout,
  });
  const { releases } = await store.readTrack({ applicationId, track: publicTrack });
  const staged = releases.find((release) => isStaged(release) && isWanted(release));
  if (staged !== undefined) return subject(publicTrack, staged);
  const newest = newestVersionCode(releases.flatMap(({ versionCodes }) => versionCodes)) ?? 0;
  for (const { track } of rollout.soak.toReversed()) {
    const soaking = (await store.readTrack({ applicationId, track })).releases.find(
      (release) =>
        isWanted(release) && release.versionCodes.every((code) => compareVersionCodes(code, newest) > 0),
    );
    if (soaking !== undefined) return subject(track, soaking);
  }
  return undefined;
}

function isStaged({ status }: TrackRelease): boolean {
  return status === 'inProgress' || status === 'halted';
}

/** The Console names a release freely; without a name its version code has to do. */
function keyOfShown(
  { platform, applicationId }: PlatformApp,
  {
    name,
    versionCodes,
  }: { readonly name: string | undefined; readonly versionCodes: readonly VersionCode[] },
): ReleaseKey {
  return releaseKey({
    platform,
    applicationId,
    versionName: name ?? `code ${versionCodes.join('+')}`,
  });
}
