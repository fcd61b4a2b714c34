import { allOf, resource } from '../../emulators/app-store/resources.ts';
import { withBuild } from '../../emulators/app-store/seed.ts';
import {
  bundleId,
  type HarnessOptions,
  openAppStoreHarness,
} from '../../emulators/app-store/testing/app-store-harness.ts';
import { createAppStore } from '../../stores/app-store/app-store.ts';
import { fractionOfDay, phasedReleaseFractions } from '../../stores/phased-release.ts';
import type { Store } from '../../stores/store.ts';

/** Where a version stands in the local App Store Connect when a test begins. */
export interface Standing {
  /** Submitted and not decided on; approved and waiting for a person; or live. */
  readonly review: 'in-review' | 'approved' | 'live';
  /** The day of its phased release, from 1; none when left out. */
  readonly day?: number;
  /** Once approved it waits for a person. */
  readonly byHand?: boolean;
  /** ISO 8601: once approved it waits for this moment. */
  readonly at?: string;
}

export interface Submission {
  readonly version: string;
  readonly build: string;
  readonly standing: Standing;
}

export const phasedVersion: Submission = {
  version: '1.1',
  build: '42',
  standing: { review: 'live', day: 1 },
};

/** A local App Store Connect over HTTP with one app, whose versions were submitted through the adapter, one after the other. */
export async function openPhasedApp(
  versions: readonly Submission[] = [phasedVersion],
  options: HarnessOptions = {},
  builds: readonly Pick<Submission, 'version' | 'build'>[] = [],
) {
  const local = await openAppStoreHarness({
    ...options,
    prepare: (state) =>
      [...versions, ...builds].reduce((next, one) => withBuild(next, { bundleId, ...one }), state),
  });
  const anotherStore = () =>
    createAppStore({
      endpoint: { kind: 'local', origin: local.store.origin, label: 'local App Store' },
      credentials: {
        keyId: local.key.keyId,
        issuerId: local.key.issuerId,
        privateKey: local.key.privateKeyPem,
      },
      pace: { baseDelayMs: 1, maxDelayMs: 5, settlingPollMs: 1 },
    });
  const store = anotherStore();
  for (const version of versions) await bringTo(version, store, local);
  return {
    local,
    store,
    anotherStore,
    inConsole: (change: Parameters<typeof local.store.inConsole>[1]) =>
      local.store.inConsole(bundleId, change),
    /** What took effect on the version that the test is about: `phased-release PAUSED`, `cancel 1.1`. */
    effects: () => local.store.effects().map(({ kind, what }) => `${kind} ${what}`),
    /** What the version is made of in the port's words; the oldest live one when there are several. */
    shown: async () => (await store.readTrack({ applicationId: bundleId, track: 'app-store' })).releases,
    close: local.close,
  };
}

type Local = Awaited<ReturnType<typeof openAppStoreHarness>>;

async function bringTo({ version, build, standing }: Submission, store: Store, local: Local): Promise<void> {
  const { day, review, at, byHand = review === 'approved' } = standing;
  const isPhased = day !== undefined;
  const state = local.store.state();
  // Another version may have a build of the same number.
  const built = allOf(state, 'builds').find(
    ({ attributes, one }) =>
      attributes.version === build &&
      resource(state, { type: 'preReleaseVersions', id: one.preReleaseVersion ?? '' }).attributes.version ===
        version,
  );
  await store.submit({
    applicationId: bundleId,
    track: 'app-store',
    editId: built?.id ?? '',
    mayEndRollout: true,
    release: {
      name: version,
      versionCodes: [build],
      status: isPhased ? 'inProgress' : 'completed',
      userFraction: isPhased ? fractionOfDay(1) : undefined,
      rest: {
        releaseNotes: [{ language: 'en-US', text: 'Faster.' }],
        ...(at === undefined
          ? { releaseType: byHand ? 'MANUAL' : 'AFTER_APPROVAL' }
          : { releaseType: 'SCHEDULED', earliestReleaseDate: at }),
      },
    },
  });
  if (review === 'in-review') return;
  const inConsole = (kind: 'begin-review' | 'approve' | 'next-day') =>
    local.store.inConsole(bundleId, { kind });
  inConsole('begin-review');
  inConsole('approve');
  if (review === 'approved') return;
  const days = Math.min(day ?? 1, phasedReleaseFractions.length) - 1;
  for (let passed = 0; passed < days; passed += 1) inConsole('next-day');
}
