import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  applicationId,
  completed,
  credentials,
  fakeBundle,
  openHarness,
  type PlayHarness,
} from '../../stores/google-play/testing/play-harness.ts';
import { insertEdit } from './edits.ts';
import { createApp, registerServiceAccount } from './seed.ts';
import { type RawClient, rawClient } from './testing/raw-client.ts';

const app = `/androidpublisher/v3/applications/${applicationId}`;
const granule = 256 * 1024;

describe('Publishing API of the local Play', () => {
  let harness: PlayHarness;
  let client: RawClient;
  beforeEach(async () => {
    harness = await openHarness();
    client = await rawClient(harness.play.origin, credentials);
  });
  afterEach(() => harness.close());

  const insert = async (): Promise<string> => (await client.request('POST', `${app}/edits`, {})).body.id;
  const put = (edit: string, body: unknown, track = 'production') =>
    client.request('PUT', `${app}/edits/${edit}/tracks/${track}`, body);
  const uploadMedia = async (edit: string, versionCode: number) => {
    const { file } = await fakeBundle(harness.dir, { versionCode });
    return client.request(
      'POST',
      `/upload${app}/edits/${edit}/bundles?uploadType=media`,
      await readFile(file),
    );
  };
  const messageOf = (answer: { body: { error: { message: string } } }) => answer.body.error.message;

  test('answers an edit with its expiry, by the clock of the store', async () => {
    const { body } = await client.request('POST', `${app}/edits`, {});
    expect(Number(body.expiryTimeSeconds)).toBe((harness.clock.nowMs + 3_600_000) / 1000);
    harness.clock.nowMs += 3_600_000;
    const answer = await client.request('GET', `${app}/edits/${body.id}`);
    expect([answer.status, messageOf(answer)]).toEqual([
      400,
      'This edit has expired, please create a new Edit.',
    ]);
  });

  test('a newer edit of the same account invalidates the older one', async () => {
    const older = await insert();
    await insert();
    expect(messageOf(await client.request('GET', `${app}/edits/${older}`))).toBe(
      'This Edit has been deleted.',
    );
  });

  test('the first commit invalidates the edit of another account', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const email = 'other@example.iam.gserviceaccount.com';
    const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    harness.storage.update((state) => ({
      state: registerServiceAccount(state, { email, publicKeyPem, applicationIds: [applicationId] }),
      value: undefined,
    }));
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const other = await rawClient(harness.play.origin, { clientEmail: email, privateKey: pem });
    const mine = await insert();
    const theirs = (await other.request('POST', `${app}/edits`, {})).body.id;
    expect((await client.request('GET', `${app}/edits/${mine}`)).status).toBe(200);
    expect((await other.request('GET', `${app}/edits/${mine}`)).status).toBe(404);
    await client.request('POST', `${app}/edits/${mine}:commit`);
    expect(messageOf(await other.request('POST', `${app}/edits/${theirs}:commit`))).toBe(
      'This Edit has been deleted.',
    );
  });

  test('a committed edit cannot be used again', async () => {
    const edit = await insert();
    expect((await client.request('POST', `${app}/edits/${edit}:commit`)).status).toBe(200);
    expect(messageOf(await client.request('POST', `${app}/edits/${edit}:commit`))).toMatch(
      /already been successfully committed/,
    );
  });

  test('the older path without a version answers too', async () => {
    const answer = await client.request('POST', `/applications/${applicationId}/edits`, {});
    expect(answer.status).toBe(200);
  });

  test('remembers recent edits, and does not grow with every one', async () => {
    const email = credentials.clientEmail;
    for (let count = 0; count < 450; count += 1) {
      const caller = { email, applicationId, nowMs: harness.clock.nowMs };
      harness.storage.update((state) => insertEdit(state, caller, String(10 ** 18 + count * 1000)));
    }
    const older = await insert();
    const newest = await insert();
    expect(messageOf(await client.request('GET', `${app}/edits/${older}`))).toBe(
      'This Edit has been deleted.',
    );
    expect((await client.request('GET', `${app}/edits/${newest}`)).status).toBe(200);
    expect(Object.keys(harness.storage.read().edits).length).toBeLessThanOrEqual(201);
  });

  test('an unknown app is not found', async () => {
    const answer = await client.request('POST', '/androidpublisher/v3/applications/com.x/edits', {});
    expect([answer.status, messageOf(answer)]).toEqual([404, 'Package not found: com.x.']);
  });

  const release = (status: string, userFraction?: number, code = '2') => ({
    versionCodes: [code],
    status,
    ...(userFraction === undefined ? {} : { userFraction }),
  });
  test.each([
    ['COMPLETED release must not have fraction', 400, [release('completed', 0.5)]],
    ['DRAFT release must not have fraction', 400, [release('draft', 0.5)]],
    ['User fraction must be lower than one', 400, [release('inProgress', 1)]],
    ['Too many staged releases specified.', 400, [release('inProgress', 0.1), release('halted', 0.1, '1')]],
    [
      'Only one completed release is allowed.',
      400,
      [release('completed'), release('completed', undefined, '1')],
    ],
    ['Cannot halt release, no matching in progress release found.', 400, [release('halted', 0.1)]],
    ['Fully released can not be staged', 400, [release('inProgress', 0.1, '1')]],
    [
      'The release created has notes in language en-US with length 546, which is too long (max: 500).',
      403,
      [{ ...release('completed'), releaseNotes: [{ language: 'en-US', text: 'x'.repeat(546) }] }],
    ],
  ])('refuses: %s', async (message, status, releases) => {
    const edit = await insert();
    await uploadMedia(edit, 2);
    const answer = await put(edit, { track: 'production', releases });
    expect([answer.status, messageOf(answer)]).toEqual([status, message]);
    expect(answer.body.error.errors[0].domain).toBe('global');
  });

  test('the first release of a track cannot be staged', async () => {
    const edit = await insert();
    await uploadMedia(edit, 2);
    const answer = await put(edit, { track: 'beta', releases: [release('inProgress', 0.1)] }, 'beta');
    expect(messageOf(answer)).toBe('The first release on a track cannot be staged');
  });

  test('track names in path and body must match', async () => {
    const answer = await put(await insert(), { track: 'beta', releases: [] });
    expect(messageOf(answer)).toBe('Track names in request path and request body must match.');
  });

  test('a review that is sent automatically cannot be held back', async () => {
    const edit = await insert();
    const answer = await client.request('POST', `${app}/edits/${edit}:commit?changesNotSentForReview=true`);
    expect(messageOf(answer)).toMatch(/^Changes are sent for review automatically/);
  });

  test('a commit that cancels a review says so in the record', async () => {
    harness.play.inConsole(applicationId, { kind: 'put-in-review' });
    const edit = await insert();
    const polite = await client.request(
      'POST',
      `${app}/edits/${edit}:commit?changesInReviewBehavior=ERROR_IF_IN_REVIEW`,
    );
    expect(polite.body.error.details[0].reason).toBe('CHANGES_ALREADY_IN_REVIEW');
    expect((await client.request('POST', `${app}/edits/${edit}:commit`)).status).toBe(200);
    expect(harness.play.effects().at(-1)).toMatchObject({ kind: 'commit', cancelledReview: true });
  });

  test('a change that waits in the Console does not reach the track', async () => {
    harness.storage.update((state) => ({
      state: createApp(state, {
        applicationId,
        reviewSending: 'manual',
        tracks: { production: [completed(1)] },
      }),
      value: undefined,
    }));
    const edit = await insert();
    await uploadMedia(edit, 2);
    await put(edit, { releases: [release('completed')] });
    await client.request('POST', `${app}/edits/${edit}:commit?changesNotSentForReview=true`);
    const after = await client.request('GET', `${app}/edits/${await insert()}/tracks/production`);
    expect(after.body.releases).toEqual([completed(1)]);
  });

  test('a version code can be uploaded once', async () => {
    const edit = await insert();
    expect((await uploadMedia(edit, 2)).body).toMatchObject({ versionCode: 2 });
    const again = await uploadMedia(edit, 2);
    expect([again.status, messageOf(again)]).toEqual([
      403,
      'APK specifies a version code that has already been used.',
    ]);
  });

  test('chunks have to be multiples of 256 KiB, and may be asked for and sent again', async () => {
    const edit = await insert();
    const { file } = await fakeBundle(harness.dir, { versionCode: 2, sizeBytes: granule + 100 });
    const content = await readFile(file);
    const opened = await client.request(
      'POST',
      `/upload${app}/edits/${edit}/bundles?uploadType=resumable`,
      {},
    );
    const session = String(opened.headers.get('location'));
    const send = (range: string, body?: Uint8Array<ArrayBuffer>) =>
      fetch(session, { method: 'PUT', headers: { 'content-range': range }, ...(body ? { body } : {}) });
    const total = content.length;
    const bytes = (from: number, to: number) => Uint8Array.from(content.subarray(from, to));
    expect((await send(`bytes 0-99/${total}`, bytes(0, 100))).status).toBe(400);
    const first = await send(`bytes 0-${granule - 1}/${total}`, bytes(0, granule));
    expect([first.status, first.headers.get('range')]).toEqual([308, `bytes=0-${granule - 1}`]);
    const asked = await send(`bytes */${total}`);
    expect([asked.status, asked.headers.get('range')]).toEqual([308, `bytes=0-${granule - 1}`]);
    const last = await send(`bytes ${granule}-${total - 1}/${total}`, bytes(granule, total));
    expect([last.status, await last.json()]).toEqual([200, expect.objectContaining({ versionCode: 2 })]);
    expect((await send(`bytes */${total}`)).status).toBe(200);
  });
});
