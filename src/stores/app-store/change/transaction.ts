import { SlipwayError } from '../../../errors/slipway-error.ts';
import { backOff, hasCode } from '../../patience.ts';
import type { ChangeOptions, PlacedRelease, TrackRelease } from '../../store.ts';
import { holdsVersion } from '../../version-code.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { versionOf } from '../track-mapping.ts';
import { publicTrack } from '../tracks.ts';
import type { VersionView } from '../version-view.ts';
import { applyChange } from './apply-change.ts';
import { isDone, planChange, type VersionChange } from './plan-change.ts';
import type { AppSeen } from './read-app.ts';

/** How often a decision is made anew when others keep changing the app meanwhile. */
const decisions = 5;
const readBacks = 4;

export interface Transaction {
  readonly appId: string;
  readonly read: () => Promise<AppSeen>;
  /** Pure: called once for everything that was read. None for nothing to do. */
  readonly decide: (seen: AppSeen) => readonly PlacedRelease[];
  readonly options: ChangeOptions;
}

export type TransactionResult =
  | { readonly kind: 'unchanged'; readonly seen: AppSeen }
  | {
      readonly kind: 'changed' | 'not-confirmed';
      readonly wanted: readonly PlacedRelease[];
      readonly before: AppSeen;
      readonly after: AppSeen;
      readonly cancelledReview: readonly string[] | undefined;
    };

/**
 * Reads, decides, reads once more, and writes only what was decided on the very same state; then reads back. The App
 * Store has no transaction, so what changes between the second look and the write is met by its refusal, and by the
 * read-back. A halt does without the second look: to pause is right whatever happened meanwhile, and every call counts.
 */
export async function inTransaction(
  client: AppStoreClient,
  transaction: Transaction,
): Promise<TransactionResult> {
  let seen = await transaction.read();
  for (let round = 1; round <= decisions; round += 1) {
    const wanted = transaction.decide(seen);
    if (wanted.length === 0) return { kind: 'unchanged', seen };
    const again = transaction.options.mayCancelReview ? seen : await transaction.read();
    let refusal: SlipwayError | undefined;
    if (isSame(seen, again)) {
      const result = await write(client, transaction, { before: seen, wanted });
      if (!(result instanceof SlipwayError)) return result;
      refusal = result;
    }
    await backOff(client.pace, round);
    const now = isSame(seen, again) ? await transaction.read() : again;
    // Refused in the very state that was decided on: nobody has changed anything, and the next round would end alike.
    if (refusal !== undefined && isSame(seen, now)) throw refusal;
    seen = now;
  }
  throw new SlipwayError('APP_STORE_CHANGED', {
    message: `Others changed the app ${decisions} times while it was being changed.`,
    seen: seen.versions.map(({ versionString, state }) => `${versionString} ${state}`).join(', '),
  });
}

interface Writing {
  readonly before: AppSeen;
  readonly wanted: readonly PlacedRelease[];
}

interface Planned {
  readonly version: VersionView;
  readonly change: VersionChange;
  readonly release: TrackRelease;
}

async function write(
  client: AppStoreClient,
  { appId, read, options }: Transaction,
  { before, wanted }: Writing,
): Promise<TransactionResult | SlipwayError> {
  const planned = wanted.map((placed) => plan(before, placed, options));
  try {
    for (const { version, change } of planned) await applyChange(client, { appId, version, change });
  } catch (error) {
    const isOurs = planned.some(({ change }) => change.kind === 'refuse');
    const isState = hasCode(error, 'APP_STORE_STATE_INVALID') || hasCode(error, 'STORE_NOT_FOUND');
    if (!isOurs && isState && error instanceof SlipwayError) return error;
    throw error;
  }
  const after = await readBack(client, { read, planned });
  const withdrawn = planned.filter(({ change }) => change.kind === 'withdraw');
  const cancelledReview = withdrawn.length === 0 ? undefined : withdrawn.map(inWords);
  const kind = isShown(after, planned) ? 'changed' : 'not-confirmed';
  return { kind, wanted, before, after, cancelledReview };
}

function plan({ versions }: AppSeen, { track, release }: PlacedRelease, options: ChangeOptions): Planned {
  if (track !== publicTrack) throw onTestflight(track);
  // By its id first: another version may carry the same build number.
  const version =
    versionOf(versions, release) ??
    versions.find(({ build }) => build !== undefined && holdsVersion(release.versionCodes, build.number));
  if (version === undefined) throw unknownVersion(release);
  return { version, release, change: planChange(version, release, options) };
}

interface ReadingBack {
  readonly read: () => Promise<AppSeen>;
  readonly planned: readonly Planned[];
}

async function readBack({ pace }: AppStoreClient, { read, planned }: ReadingBack): Promise<AppSeen> {
  for (let tries = 1; ; tries += 1) {
    const after = await read();
    if (isShown(after, planned) || tries >= readBacks) return after;
    await backOff(pace, tries);
  }
}

function isShown({ versions }: AppSeen, planned: readonly Planned[]): boolean {
  return planned.every(({ version, change, release }) =>
    isDone(
      versions.find(({ id }) => id === version.id),
      change,
      release,
    ),
  );
}

/** Whether nothing has changed that a decision may rest on; what counts up by itself is not it. */
function isSame(a: AppSeen, b: AppSeen): boolean {
  const key = ({ versions }: AppSeen) =>
    JSON.stringify(
      versions.map(({ id, versionString, state, releaseType, build, phased }) => [
        ...[id, versionString, state, releaseType, build?.id, phased?.id],
        ...[phased?.state, phased?.day],
      ]),
    );
  return key(a) === key(b);
}

function inWords({ version: { versionString, build } }: Planned): string {
  return `${publicTrack}: ${versionString}${build === undefined ? '' : ` (build ${build.number})`}`;
}

function onTestflight(track: string): SlipwayError {
  return new SlipwayError('STORE_CANNOT_HALT', {
    message: 'TestFlight stages nothing: a build is complete for its group at once.',
    seen: track,
    next: 'Expire the build in App Store Connect under TestFlight, or take it out of the group.',
  });
}

function unknownVersion({ name, versionCodes }: TrackRelease): SlipwayError {
  return new SlipwayError('STORE_NOT_FOUND', {
    message: 'The App Store shows no such version of the app.',
    seen: `${name ?? 'no name'}, build ${versionCodes.join(', ') || 'none'}`,
    next: 'Look at what it shows with slipway rollout status.',
  });
}
