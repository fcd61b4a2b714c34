import type { LedgerEvent } from '../ledger/event.ts';
import type { Ledger, ReleaseKey } from '../ledger/ledger.ts';
import { parseReleaseKey, type ReleaseParts } from '../ledger/release-key.ts';
import { rolloutMemory } from '../rollout/memory.ts';
import type { SeenVersion } from './signal.ts';

/** A release that went well, and the one whose users it took over. */
export interface HealthyRelease {
  readonly candidate: SeenVersion;
  readonly baseline: SeenVersion;
  /** When it began to go out, in milliseconds since the epoch; undefined where only the source knows. */
  readonly startedAt: number | undefined;
}

type App = Omit<ReleaseParts, 'versionName'>;

/**
 * The releases of an app that the ledger saw complete without a halt, each beside the one before it. One that took the
 * place of a rollout on its way is left out: its first users are those who had the other one, and not fresh ones.
 */
export async function releasesInLedger(ledger: Ledger, app: App): Promise<readonly HealthyRelease[]> {
  const known = await knownReleases(ledger, app);
  const complete = known.filter(({ isComplete }) => isComplete);
  return complete.flatMap((release, index) => {
    const before = complete[index - 1];
    const tookOver = known[known.indexOf(release) - 1]?.isComplete === false;
    if (before === undefined || release.wasHalted || tookOver) return [];
    return [{ candidate: release.seen, baseline: before.seen, startedAt: release.startedAt }];
  });
}

/**
 * The version that users had before a release: the newest other one that went out to everybody, or what the store showed
 * when its rollout began, where no release before it is in the ledger.
 */
export async function releaseBefore(ledger: Ledger, release: ReleaseKey): Promise<SeenVersion | undefined> {
  const parts = parseReleaseKey(release);
  if (parts === undefined) return undefined;
  const known = await knownReleases(ledger, parts);
  const newest = known.findLast(
    ({ isComplete, seen }) => isComplete && seen.versionName !== parts.versionName,
  )?.seen;
  return newest ?? shownBefore(await ledger.read(release));
}

function shownBefore(events: readonly LedgerEvent[]): SeenVersion | undefined {
  const [before] = events.flatMap(({ body }) => (body.type === 'rollout.started' ? (body.before ?? []) : []));
  return before && { versionName: before.versionName, versionCodes: before.versionCodes };
}

/** Every release that went out to somebody, oldest first. */
async function knownReleases(ledger: Ledger, { platform, applicationId }: App) {
  const keys = (await ledger.releases()).flatMap((release) => {
    const parts = parseReleaseKey(release);
    return parts?.platform === platform && parts.applicationId === applicationId ? [{ release, parts }] : [];
  });
  const known = await Promise.all(
    keys.map(async ({ release, parts: { versionName } }) => {
      const events = await ledger.read(release);
      const wasHalted = events.some(({ body }) => body.type === 'halt.done' && body.outcome === 'stopped');
      const memory = rolloutMemory(events);
      if (memory === undefined) return [];
      const seen: SeenVersion = { versionName, versionCodes: memory.versionCodes };
      return [{ seen, startedAt: memory.startedAt, isComplete: memory.completed, wasHalted }];
    }),
  );
  return known.flat().toSorted((a, b) => a.startedAt - b.startedAt);
}

/** Versions that a person calls healthy, oldest first: each beside the one before it. */
export function releasesNamed(codes: readonly number[]): readonly HealthyRelease[] {
  const seen = (code: number): SeenVersion => ({ versionName: String(code), versionCodes: [code] });
  return codes.slice(1).map((code, index) => ({
    candidate: seen(code),
    baseline: seen(codes[index] ?? code),
    startedAt: undefined,
  }));
}
