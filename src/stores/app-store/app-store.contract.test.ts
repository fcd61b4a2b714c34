import { type StoreUnderTest, storeContract } from '../store.contract.ts';
import {
  type AppStoreHarness,
  bundleId,
  fakeIpa,
  openHarness,
  uploadOf,
} from './testing/app-store-harness.ts';
import { aRelease } from './testing/versions.ts';

storeContract('App Store adapter against the local App Store Connect over HTTP', () =>
  underTest(({ adapter }) => adapter),
);

storeContract('the same for a halt', () => underTest(({ haltStore }) => haltStore()));

async function underTest(
  storeOf: (harness: AppStoreHarness) => StoreUnderTest['store'],
): Promise<StoreUnderTest> {
  const harness = await openHarness();
  const { inConsole, state } = harness.store;
  const name = (number: number) => (number === 1 ? '1.0' : `2.${number}`);
  const artifact = async (number: number) =>
    uploadOf(await fakeIpa(harness.dir, { versionName: name(number), build: String(number) }));
  return {
    store: storeOf(harness),
    applicationId: bundleId,
    track: 'app-store',
    code: String,
    artifact,
    staged: (number) =>
      aRelease({
        name: name(number),
        versionCodes: [String(number)],
        rest: { releaseNotes: [{ language: 'en-US', text: 'Faster.' }], releaseType: 'AFTER_APPROVAL' },
      }),
    letOut: () => {
      const waits = Object.values(state().resources.reviewSubmissions ?? {}).some(
        ({ attributes }) => attributes.state === 'WAITING_FOR_REVIEW',
      );
      if (waits) inConsole(bundleId, { kind: 'approve' });
    },
    byHand: {
      halt: () => pauseByHand(harness),
      complete: () => inConsole(bundleId, { kind: 'release-to-all' }),
      stir: () => inConsole(bundleId, { kind: 'next-day' }),
    },
    submissions: () => harness.effects('submit').length,
    uploads: () => harness.effects('upload').length,
    close: harness.close,
  };
}

async function pauseByHand({ call, store }: AppStoreHarness): Promise<void> {
  const phased = Object.values(store.state().resources.appStoreVersionPhasedReleases ?? {}).at(-1);
  const id = phased?.id ?? '';
  await call('PATCH', `/v1/appStoreVersionPhasedReleases/${id}`, {
    data: { type: 'appStoreVersionPhasedReleases', id, attributes: { phasedReleaseState: 'PAUSED' } },
  });
}
