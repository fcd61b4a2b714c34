import { type StoreUnderTest, storeContract } from '../store.contract.ts';
import { applicationId, fakeBundle, openHarness, uploadOf } from './testing/play-harness.ts';
import { toRelease } from './track-mapping.ts';

storeContract('Google Play adapter against the local Play over HTTP', async (): Promise<StoreUnderTest> => {
  const harness = await openHarness();
  const count = (kind: string) => harness.play.effects().filter((effect) => effect.kind === kind).length;
  return {
    store: harness.store,
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
});
