import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planningStore } from '../planning-store.ts';
import {
  applicationId,
  fakeBundle,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from './testing/play-harness.ts';

const place = { applicationId, track: 'production' };

describe('a dry run against the store', () => {
  let harness: PlayHarness;
  let told: string[] = [];
  beforeEach(async () => {
    harness = await openHarness();
    told = [];
  });
  afterEach(() => harness.close());

  const dry = (mayTryOut = true) =>
    planningStore(harness.store, { tell: (plan) => told.push(plan), mayTryOut });
  const commits = () => harness.play.effects().filter(({ kind }) => kind === 'commit').length;
  const openEdits = () =>
    Object.values(harness.storage.read().edits).filter(({ status }) => status === 'open').length;
  const ship = async (store = dry(), fraction = 0.1) => {
    const { editId } = await store.upload(uploadOf(await fakeBundle(harness.dir, { versionCode: 2 })));
    return store.submit({ ...place, editId, release: staged(2, fraction) });
  };

  test('uploads and validates, commits nothing, and leaves no edit behind', async () => {
    expect(await ship()).toMatchObject({
      kind: 'submitted',
      state: { releases: [staged(2, 0.1), { versionCodes: [1] }] },
    });
    expect(told).toEqual([
      expect.stringMatching(/^uploads .*app-2\.aab \(1000 bytes\) as version code 2 into an edit/),
      'would put version code 2 inProgress at a fraction of 0.1 on production and commit',
      'local Play accepts it; nothing was committed, and the edit is thrown away',
    ]);
    expect([commits(), openEdits()]).toEqual([0, 0]);
    // The version code is as free as before.
    expect((await ship(harness.store)).kind).toBe('submitted');
  });

  test('hears what the store would refuse, and leaves no edit behind', async () => {
    await expect(ship(dry(), 1)).rejects.toMatchObject({ code: 'STORE_FRACTION_INVALID' });
    expect([commits(), openEdits()]).toEqual([0, 0]);
  });

  test('says what it did not check, and does not touch an upload under way', async () => {
    const bundle = await fakeBundle(harness.dir, { versionCode: 2 });
    const { editId } = await harness.store.upload(uploadOf(bundle));
    const memory = { editId, sessionUrl: undefined };
    const store = dry();
    const upload = await store.upload(uploadOf(bundle, { memory }));
    await store.submit({ ...place, editId: upload.editId, release: staged(2, 0.1) });
    await store.submit({ ...place, editId, release: staged(2, 0.1) });
    expect(told[0]).toMatch(/has not judged it: an upload of this release is under way/);
    expect((await harness.store.submit({ ...place, editId, release: staged(2, 0.1) })).kind).toBe(
      'submitted',
    );
  });

  test('opens no edit for an upload where nothing may be written', async () => {
    await ship(dry(false));
    expect(told[0]).toMatch(/has not judged it: SLIPWAY_READONLY=1 lets no edit be opened/);
    expect(harness.play.effects()).toEqual([]);
  });

  test('an edit that others invalidated meanwhile is said to be gone', async () => {
    const { editId } = await harness.store.upload(
      uploadOf(await fakeBundle(harness.dir, { versionCode: 2 })),
    );
    harness.play.inConsole(applicationId, { kind: 'put-in-review' });
    const result = await harness.store.tryOut({ ...place, editId, release: staged(2, 0.1) });
    expect(result.kind).toBe('edit-gone');
  });
});
