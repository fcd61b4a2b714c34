import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
} from '../../../stores/google-play/testing/play-harness.ts';
import { type RawClient, rawClient } from '../testing/raw-client.ts';

const path = `/androidpublisher/v3/applications/${applicationId}/appRecoveries`;
const update = { isRemoteInAppUpdateRequested: true };

describe('app recovery of the local Play', () => {
  let harness: PlayHarness;
  let client: RawClient;
  beforeEach(async () => {
    harness = await openHarness();
    client = await rawClient(harness.play.origin, credentials);
  });
  afterEach(() => harness.close());

  const create = (targeting: unknown, remoteInAppUpdate: unknown = update) =>
    client.request('POST', path, { remoteInAppUpdate, targeting });
  const list = async (query = '') => (await client.request('GET', `${path}${query}`)).body.recoveryActions;
  const versionList = { versionCodes: ['1'] };

  test('a draft is deployed, then canceled, and each step is possible once', async () => {
    const { body: draft } = await create({ versionList, allUsers: { isAllUsersRequested: true } });
    expect(draft).toMatchObject({ status: 'RECOVERY_STATUS_DRAFT', createTime: '2026-01-01T00:00:00.000Z' });
    const act = async (verb: string) =>
      (await client.request('POST', `${path}/${draft.appRecoveryId}:${verb}`, {})).status;
    expect(await act('cancel')).toBe(400);
    harness.clock.nowMs += 60_000;
    expect([await act('deploy'), await act('deploy')]).toEqual([200, 400]);
    expect(await list()).toMatchObject([
      { status: 'RECOVERY_STATUS_ACTIVE', deployTime: '2026-01-01T00:01:00.000Z' },
    ]);
    expect([await act('cancel'), await act('cancel'), await act('deploy')]).toEqual([200, 400, 400]);
    expect(await list()).toMatchObject([
      { status: 'RECOVERY_STATUS_CANCELED', cancelTime: '2026-01-01T00:01:00.000Z' },
    ]);
    expect((await client.request('POST', `${path}/7:deploy`, {})).status).toBe(404);
  });

  test('targeting grows, by criteria that the action was made with', async () => {
    const { body } = await create({ versionList, regions: { regionCode: ['DE'] } });
    const add = async (targetingUpdate: unknown) =>
      (await client.request('POST', `${path}/${body.appRecoveryId}:addTargeting`, { targetingUpdate }))
        .status;
    expect(await add({ regions: { regionCode: ['AT', 'DE'] } })).toBe(200);
    expect(await add({ androidSdks: { sdkLevels: ['34'] } })).toBe(400);
    const [action] = await list();
    expect(action.targeting).toEqual({ versionList, regions: { regionCode: ['DE', 'AT'] } });
  });

  test('is listed by the versions that it targets', async () => {
    await create({ versionList });
    await create({ versionRange: { versionCodeStart: '1', versionCodeEnd: '9' } });
    expect(await list('?versionCode=1')).toHaveLength(2);
    expect(await list('?versionCode=5')).toHaveLength(1);
    expect(await list('?versionCode=10')).toBeUndefined();
  });

  test.each([
    ['both a list and a range', { versionList, versionRange: {} }, update],
    ['neither', {}, update],
    ['an unknown version', { versionList: { versionCodes: ['77'] } }, update],
    ['no update', { versionList }, { isRemoteInAppUpdateRequested: false }],
    ['an update that says nothing', { versionList }, {}],
  ])('refuses %s', async (_what, targeting, remoteInAppUpdate) => {
    expect((await create(targeting, remoteInAppUpdate)).status).toBe(400);
  });
});
