import type { Schemas } from '../../../app-store-connect-api/index.ts';
import { describeItms } from '../../../artifact/policy/itms-codes.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { UploadObserver } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';

type UploadState = NonNullable<NonNullable<Schemas['BuildUpload']['attributes']>['state']>;

/** Waits until App Store Connect has read the upload, and hands back its build. Throws APP_STORE_BUILD_REJECTED with what was found. */
export async function awaitProcessed(
  client: AppStoreClient,
  uploadId: string,
  observer: Pick<UploadObserver, 'noticed'>,
): Promise<string> {
  const buildId = await within(client, async () => {
    const { data } = await readUpload(client, uploadId);
    const state = data.attributes?.state ?? {};
    if (state.state === 'FAILED') throw rejected(state);
    if (state.state !== 'COMPLETE') return undefined;
    for (const text of remarksOf(state)) observer.noticed?.(text);
    return data.relationships?.build?.data?.id;
  });
  await within(client, () => validBuild(client, buildId));
  return buildId;
}

export async function readUpload({ api }: AppStoreClient, id: string) {
  const query = { include: ['build' as const, 'assetFile' as const] };
  return api.get('/v1/buildUploads/{id}', { params: { path: { id }, query } });
}

async function validBuild({ api }: AppStoreClient, id: string): Promise<true | undefined> {
  const { data } = await api.get('/v1/builds/{id}', { params: { path: { id } } });
  const state = data.attributes?.processingState;
  if (state === 'VALID') return true;
  if (state === 'PROCESSING') return undefined;
  throw new SlipwayError('APP_STORE_BUILD_REJECTED', {
    message: 'App Store Connect has processed the build, and cannot use it.',
    seen: `build ${data.attributes?.version ?? id}: ${state ?? 'no state'}; Apple sends the reasons to the team by mail`,
  });
}

function rejected(state: UploadState): SlipwayError {
  const errors = (state.errors ?? []).map(describeItms);
  return new SlipwayError('APP_STORE_BUILD_REJECTED', {
    message: 'App Store Connect refuses the build.',
    seen: [...errors, ...remarksOf(state)].join('\n') || 'no reason was given',
  });
}

function remarksOf({ warnings = [], infos = [] }: UploadState): readonly string[] {
  return [
    ...warnings.map((one) => `warning of App Store Connect: ${describeItms(one)}`),
    ...infos.map((one) => `note of App Store Connect: ${describeItms(one)}`),
  ];
}

async function within<T>({ pace }: AppStoreClient, ask: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = performance.now() + pace.processingLimitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > giveUpAt) throw stillProcessing(pace.processingLimitMs);
    await pace.wait(pace.processingPollMs);
  }
}

function stillProcessing(limitMs: number): SlipwayError {
  return new SlipwayError('STORE_PROCESSING', {
    message: 'App Store Connect still processes the build.',
    seen: `no end after ${Math.round(limitMs / 60_000)} minutes`,
    next: 'Run the same command again later: nothing is uploaded twice.',
  });
}
