import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { created, linked } from '../../../emulators/app-store/testing/requests.ts';
import {
  type AppStoreHarness,
  bundleId,
  type HarnessOptions,
  openHarness,
} from '../testing/app-store-harness.ts';
import { aRelease } from '../testing/versions.ts';

const place = { applicationId: bundleId, track: 'app-store' };
const rest = { releaseNotes: [{ language: 'en-US', text: 'Faster.' }], releaseType: 'MANUAL' };
const release = aRelease({ rest });
const next = aRelease({ name: '1.5.0', versionCodes: ['50'], rest });

let harness: AppStoreHarness;
const open = async (options?: HarnessOptions) => {
  harness = await openHarness(options);
};
afterEach(() => harness.close());

const version = async (name: string) =>
  (await harness.adapter.readTrack(place)).releases.find((one) => one.name === name);
const openDraft = async () =>
  created(harness.call, 'reviewSubmissions', {
    attributes: { platform: 'IOS' },
    relationships: { app: linked('apps', await harness.appId()) },
  });
const aVersionOf = async (versionString: string) =>
  created(harness.call, 'appStoreVersions', {
    attributes: { platform: 'IOS', versionString },
    relationships: { app: linked('apps', await harness.appId()) },
  });

describe('a submission', () => {
  test('waits for what Apple makes ready in its own time', async () => {
    await open({ app: { pace: { readyMs: 60_000 } } });
    const turning = setInterval(() => {
      harness.clock.nowMs += 10_000;
    }, 5);
    try {
      expect((await harness.ship(release)).kind).toBe('submitted');
    } finally {
      clearInterval(turning);
    }
    expect(harness.effects('submit')).toEqual(['1.4.0']);
  });

  test('goes on with a stale draft, and leaves no second one', async () => {
    await open();
    const draft = await openDraft();
    expect((await harness.ship(release)).kind).toBe('submitted');
    const submissions = harness.store.state().resources.reviewSubmissions ?? {};
    expect(Object.values(submissions).map(({ id, attributes }) => [id, attributes.state])).toEqual([
      [draft.id, 'WAITING_FOR_REVIEW'],
    ]);
  });

  test('made again changes nothing, and says what has become of it', async () => {
    await open();
    await harness.ship(release);
    const editId = String((await version('1.4.0'))?.rest.buildId);
    const again = () => harness.anotherStore().submit({ ...place, editId, release });
    expect((await again()).kind).toBe('already-submitted');
    harness.store.inConsole(bundleId, { kind: 'approve' });
    harness.store.inConsole(bundleId, { kind: 'release' });
    const live = await again();
    expect(live).toMatchObject({
      kind: 'already-submitted',
      state: { releases: [{ status: 'inProgress' }] },
    });
    expect(harness.effects('submit')).toEqual(['1.4.0']);
  });

  test('two runs at once end with one submission', async () => {
    await open({ app: { pace: { readyMs: 0 } } });
    const editId = await harness.uploaded({ versionName: '1.4.0', build: '42' });
    const run = () => harness.anotherStore().submit({ ...place, editId, release });
    const results = await Promise.all([run(), run(), run()]);
    for (const { kind } of results) expect(['submitted', 'already-submitted']).toContain(kind);
    expect(harness.effects('submit')).toEqual(['1.4.0']);
    expect(Object.keys(harness.store.state().resources.appStoreVersions ?? {})).toHaveLength(2);
  });

  test('one that was rejected is mended and sent again, with a new build', async () => {
    await open();
    await harness.ship(release);
    harness.store.inConsole(bundleId, { kind: 'reject' });
    expect(await harness.adapter.readReview(place)).toMatchObject([{}, { state: 'not-approved' }]);
    const mended = { ...release, versionCodes: ['43'] };
    expect((await harness.ship(mended)).kind).toBe('submitted');
    expect(await version('1.4.0')).toMatchObject({ versionCodes: ['43'], status: 'inProgress' });
    expect(harness.effects('submit')).toEqual(['1.4.0', '1.4.0']);
  });

  test('another version on its way is not ended, unless a hotfix may: then it is withdrawn', async () => {
    await open({ app: { pace: { cancelMs: 10 } } });
    const turning = setInterval(() => {
      harness.clock.nowMs += 5;
    }, 5);
    try {
      await harness.ship(release);
      expect(await harness.ship(next)).toMatchObject({ kind: 'mid-rollout', other: { name: '1.4.0' } });
      const editId = String(await harness.uploaded({ versionName: '1.5.0', build: '51' }));
      const hotfix = { ...next, versionCodes: ['51'] };
      const result = await harness.adapter.submit({ ...place, editId, release: hotfix, mayEndRollout: true });
      expect(result.kind).toBe('submitted');
    } finally {
      clearInterval(turning);
    }
    expect([harness.effects('cancel'), harness.effects('submit')]).toEqual([['1.4.0'], ['1.4.0', '1.5.0']]);
    expect(await version('1.4.0')).toBeUndefined();
  });

  test('an untouched version gives up its number; one that somebody works on does not', async () => {
    await open();
    const theirs = await aVersionOf('2.0');
    const texts = await harness.call('GET', `/v1/appStoreVersions/${theirs.id}/appStoreVersionLocalizations`);
    const { id } = texts.body.data[0];
    const write = (whatsNew: string) =>
      harness.call('PATCH', `/v1/appStoreVersionLocalizations/${id}`, {
        data: { type: 'appStoreVersionLocalizations', id, attributes: { whatsNew } },
      });
    await write('All new.');
    await expect(harness.ship(release)).rejects.toMatchObject({
      code: 'APP_STORE_VERSION_PENDING',
      seen: '2.0: PREPARE_FOR_SUBMISSION, without a build',
    });
    expect((await version('2.0'))?.name).toBe('2.0');
    await write('');
    const other = { ...release, versionCodes: ['43'] };
    expect((await harness.ship(other)).kind).toBe('submitted');
    expect(await version('1.4.0')).toMatchObject({ rest: { versionId: theirs.id } });
  });

  test('a number that users have with another build is refused', async () => {
    await open();
    await harness.ship(release);
    harness.store.inConsole(bundleId, { kind: 'approve' });
    harness.store.inConsole(bundleId, { kind: 'release' });
    const editId = String((await version('1.4.0'))?.rest.buildId);
    const other = { ...release, versionCodes: ['43'] };
    await expect(harness.adapter.submit({ ...place, editId, release: other })).rejects.toMatchObject({
      code: 'APP_STORE_VERSION_LOW',
      seen: 'build 42 is out; build 43 was to be submitted',
    });
  });

  test('is released at a date, after approval, or by hand, and carries what reviewers need', async () => {
    await open();
    const earliestReleaseDate = '2026-07-01T10:00:00Z';
    const scheduled = { ...release, rest: { ...rest, releaseType: 'SCHEDULED', earliestReleaseDate } };
    const review = {
      contact: { firstName: 'Ada', lastName: 'L', email: 'ada@example.com', phone: '+1 555 0101' },
      demoAccount: { name: 'demo', password: 'canary-password' },
      notes: 'Tap twice.',
      attachment: fileURLToPath(import.meta.url),
    };
    await harness.ship(scheduled, { review });
    const attached = Object.values(harness.store.state().resources.appStoreReviewAttachments ?? {});
    expect(attached.map(({ attributes }) => attributes)).toMatchObject([
      { fileName: 'submit.test.ts', assetDeliveryState: { state: 'COMPLETE' } },
    ]);
    expect((await version('1.4.0'))?.rest).toMatchObject({ releaseType: 'SCHEDULED' });
    expect(Date.parse(String((await version('1.4.0'))?.rest.earliestReleaseDate))).toBe(
      Date.parse(earliestReleaseDate),
    );
    const details = Object.values(harness.store.state().resources.appStoreReviewDetails ?? {});
    expect(details.at(-1)?.attributes).toMatchObject({
      ...{ contactFirstName: 'Ada', notes: 'Tap twice.' },
      ...{ demoAccountName: 'demo', demoAccountRequired: true },
    });
    expect(JSON.stringify(await harness.adapter.readTrack(place))).not.toContain('canary-password');
  });

  test('keeps what reviewers have already, and names a file for them that is not there', async () => {
    await open();
    const editId = await harness.uploaded({ versionName: '1.4.0', build: '42' });
    const submit = (attachment: string) =>
      harness.adapter.submit({ ...place, editId, release, review: { attachment } });
    await expect(submit('/nowhere/how-to.pdf')).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      seen: '/nowhere/how-to.pdf',
    });
    const file = fileURLToPath(import.meta.url);
    expect((await submit(file)).kind).toBe('submitted');
    await submit(file);
    const sent = harness.store
      .requests()
      .filter(({ method, path }) => `${method} ${path}`.startsWith('POST /v1/appStoreReviewA'));
    expect(sent).toHaveLength(1);
  });

  test('a password that the store keeps to itself is no reason to wait for ever', async () => {
    await open({
      faults: ({ method, path }) =>
        method === 'GET' && path.includes('/appStoreReviewDetail')
          ? { kind: 'answer', status: 200, body: JSON.stringify(withoutPassword()) }
          : undefined,
    });
    const withoutPassword = () => {
      const [, detail] = Object.values(harness.store.state().resources.appStoreReviewDetails ?? {});
      const { demoAccountPassword: _, ...attributes } = detail?.attributes ?? {};
      return { data: { type: 'appStoreReviewDetails', id: detail?.id, attributes } };
    };
    const review = { demoAccount: { name: 'demo', password: 'canary-password' } };
    expect((await harness.ship(release, { review })).kind).toBe('submitted');
  });

  test('says what a build does not: encryption; and refuses notes that would be lost', async () => {
    await open();
    const editId = await harness.uploaded({ versionName: '1.4.0', build: '42', encryption: null });
    const submit = (more: Readonly<Record<string, unknown>>) =>
      harness.adapter.submit({ ...place, editId, release: { ...release, rest: { ...rest, ...more } } });
    await expect(submit({})).rejects.toMatchObject({ code: 'APP_STORE_DECLARATION_MISSING' });
    const french = [...rest.releaseNotes, { language: 'fr-FR', text: 'Vite.' }];
    await expect(submit({ releaseNotes: french })).rejects.toMatchObject({
      code: 'APP_STORE_METADATA_MISSING',
      seen: 'its languages: en-US',
    });
    expect((await submit({ usesNonExemptEncryption: false })).kind).toBe('submitted');
  });
});

describe('a dry run', () => {
  const tryOut = (one = release, editId = 'dry-run') =>
    harness.adapter.tryOut({ ...place, editId, release: one });

  test('finds out what it can without making anything', async () => {
    await open();
    expect(await tryOut()).toMatchObject({ kind: 'valid', before: { releases: [{ name: '1.0' }] } });
    await harness.ship(release);
    await expect(tryOut(next)).rejects.toMatchObject({ code: 'APP_STORE_VERSION_PENDING' });
    expect(harness.effects('submit')).toEqual(['1.4.0']);
    await expect(tryOut(aRelease({ name: '1.0', versionCodes: ['2'] }))).rejects.toMatchObject({
      code: 'APP_STORE_VERSION_LOW',
    });
  });

  test('misses declarations, languages, and a number that is taken', async () => {
    await open({ app: { isSetUp: false } });
    await aVersionOf('1.4.0');
    await expect(tryOut()).rejects.toMatchObject({ code: 'APP_STORE_DECLARATION_MISSING' });
    const french = { ...release, rest: { releaseNotes: [{ language: 'fr-FR', text: 'Vite.' }] } };
    await expect(tryOut(french)).rejects.toMatchObject({ code: 'APP_STORE_METADATA_MISSING' });
    await expect(
      harness.adapter.tryOut({ applicationId: bundleId, track: 'testflight:Nobody', editId: 'x', release }),
    ).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' });
  });
});
