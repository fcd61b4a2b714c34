import type { Ledger } from '../ledger/ledger.ts';
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

/** The releases of an app that the ledger saw complete without a halt, each beside the one before it. */
export async function releasesInLedger(
  ledger: Ledger,
  { platform, applicationId }: Omit<ReleaseParts, 'versionName'>,
): Promise<readonly HealthyRelease[]> {
  const keys = (await ledger.releases()).flatMap((release) => {
    const parts = parseReleaseKey(release);
    return parts?.platform === platform && parts.applicationId === applicationId ? [{ release, parts }] : [];
  });
  const known = await Promise.all(
    keys.map(async ({ release, parts }) => {
      const events = await ledger.read(release);
      const wasHalted = events.some(({ body }) => body.type === 'halt.done' && body.outcome === 'stopped');
      return { versionName: parts.versionName, memory: rolloutMemory(events), wasHalted };
    }),
  );
  const complete = known
    .flatMap(({ memory, ...release }) => (memory?.completed ? [{ ...release, memory }] : []))
    .toSorted((a, b) => a.memory.startedAt - b.memory.startedAt);
  return complete.flatMap(({ versionName, memory, wasHalted }, index) => {
    const before = complete[index - 1];
    if (before === undefined || wasHalted) return [];
    return [
      {
        candidate: { versionName, versionCodes: memory.versionCodes },
        baseline: { versionName: before.versionName, versionCodes: before.memory.versionCodes },
        startedAt: memory.startedAt,
      },
    ];
  });
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
