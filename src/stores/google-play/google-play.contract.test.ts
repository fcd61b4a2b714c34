import { type StoreUnderTest, storeContract } from '../store.contract.ts';
import { createGooglePlayStore } from './google-play.ts';
import { createStraightTransport } from './straight/transport.ts';
import {
  applicationId,
  credentials,
  fakeBundle,
  openHarness,
  type PlayHarness,
  quickPace,
  uploadOf,
} from './testing/play-harness.ts';
import { toRelease } from './track-mapping.ts';

storeContract('Google Play adapter against the local Play over HTTP', () => underTest(({ store }) => store));

storeContract('the same without the official client', () => underTest(straightStore));

function straightStore({ play }: PlayHarness) {
  const endpoint = { kind: 'local', origin: play.origin, label: 'local Play' } as const;
  const transport = createStraightTransport({ endpoint, credentials });
  return createGooglePlayStore({ endpoint, credentials, transport, pace: quickPace });
}

async function underTest(
  storeOf: (harness: PlayHarness) => StoreUnderTest['store'],
): Promise<StoreUnderTest> {
  const harness = await openHarness();
  const count = (kind: string) => harness.play.effects().filter((effect) => effect.kind === kind).length;
  return {
    store: storeOf(harness),
    applicationId,
    artifact: async (versionCode) => uploadOf(await fakeBundle(harness.dir, { versionCode })),
    byHand: (release) =>
      harness.play.inConsole(applicationId, {
        kind: 'set-release',
        track: 'production',
        release: JSON.parse(JSON.stringify(toRelease(release))),
      }),
    putInReview: () => harness.play.inConsole(applicationId, { kind: 'put-in-review' }),
    commits: () => count('commit'),
    uploads: () => count('upload'),
    close: harness.close,
  };
}
