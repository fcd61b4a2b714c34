import { storeContract } from '../store.contract.ts';
import type { TrackRelease } from '../store.ts';
import { editingContract, type PlayUnderTest } from './editing.contract.ts';
import { createGooglePlayStore } from './google-play.ts';
import { createStraightTransport } from './straight/transport.ts';
import {
  applicationId,
  credentials,
  fakeBundle,
  openHarness,
  type PlayHarness,
  quickPace,
  staged,
  uploadOf,
} from './testing/play-harness.ts';
import { toRelease } from './track-mapping.ts';

const official = () => underTest(({ store }) => store);
const straight = () => underTest(straightStore);

for (const contract of [storeContract, editingContract]) {
  contract('Google Play adapter against the local Play over HTTP', official);
  contract('the same without the official client', straight);
}

function straightStore({ play }: PlayHarness) {
  const endpoint = { kind: 'local', origin: play.origin, label: 'local Play' } as const;
  const transport = createStraightTransport({ endpoint, credentials });
  return createGooglePlayStore({ endpoint, credentials, transport, pace: quickPace });
}

async function underTest(storeOf: (harness: PlayHarness) => PlayUnderTest['store']): Promise<PlayUnderTest> {
  const harness = await openHarness();
  const count = (kind: string) => harness.play.effects().filter((effect) => effect.kind === kind).length;
  const setRelease = (release: TrackRelease) =>
    harness.play.inConsole(applicationId, {
      kind: 'set-release',
      track: 'production',
      release: JSON.parse(JSON.stringify(toRelease(release))),
    });
  let stirred = 0;
  return {
    store: storeOf(harness),
    applicationId,
    track: 'production',
    code: (number) => number,
    artifact: async (versionCode) => uploadOf(await fakeBundle(harness.dir, { versionCode })),
    staged: (number) => staged(number, 0.1),
    letOut: () => undefined,
    byHand: {
      halt: async (number) => setRelease({ ...staged(number, 0.1), status: 'halted' }),
      complete: (number) =>
        setRelease({ ...staged(number, 0.1), status: 'completed', userFraction: undefined }),
      stir(number) {
        stirred += 1;
        setRelease(staged(number, 0.1 + stirred / 100));
      },
    },
    setRelease,
    putInReview: () => harness.play.inConsole(applicationId, { kind: 'put-in-review' }),
    submissions: () => count('commit'),
    uploads: () => count('upload'),
    close: harness.close,
  };
}
