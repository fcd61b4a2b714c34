import { afterEach, expect, test } from 'vitest';
import { created, linked } from '../../../emulators/app-store/testing/requests.ts';
import { type AppStoreHarness, bundleId, openHarness } from '../testing/app-store-harness.ts';
import { aRelease } from '../testing/versions.ts';

const rest = { releaseNotes: [{ language: 'en-US', text: 'Try the new door.' }] };
const release = aRelease({ status: 'completed', userFraction: undefined, rest });

let harness: AppStoreHarness;
afterEach(() => harness.close());

const group = async (name: string, isInternalGroup: boolean, more = {}) =>
  created(harness.call, 'betaGroups', {
    attributes: { name, isInternalGroup, ...more },
    relationships: { app: linked('apps', await harness.appId()) },
  });
const place = (name: string) => ({ applicationId: bundleId, track: `testflight:${name}` });
const shown = async (name: string) => (await harness.adapter.readTrack(place(name))).releases;
const review = async (name: string) =>
  (await harness.adapter.readReview(place(name))).map(({ state }) => state);

test('a build soaks with a group of the team, complete at once and without a review', async () => {
  harness = await openHarness();
  await group('Team', true);
  const editId = await harness.uploaded({ versionName: '1.4.0', build: '42' });
  const submit = () => harness.adapter.submit({ ...place('Team'), editId, release });
  expect(await submit()).toMatchObject({
    kind: 'submitted',
    state: { releases: [{ versionCodes: ['42'] }] },
  });
  expect((await submit()).kind).toBe('already-submitted');
  expect(await shown('Team')).toEqual([
    {
      name: '1.4.0',
      versionCodes: ['42'],
      status: 'completed',
      userFraction: undefined,
      rest: { buildId: editId },
    },
  ]);
  expect(await review('Team')).toEqual(['published']);
  const texts = Object.values(harness.store.state().resources.betaBuildLocalizations ?? {});
  expect(texts.map(({ attributes }) => [attributes.locale, attributes.whatsNew])).toEqual([
    ['en-US', 'Try the new door.'],
  ]);
});

test('testers outside of the team get it after a review, which is asked for once and told what it needs', async () => {
  harness = await openHarness();
  await group('Friends', false);
  const editId = await harness.uploaded({ versionName: '1.4.0', build: '42' });
  const review1 = { notes: 'Knock twice.' };
  const submit = () => harness.adapter.submit({ ...place('Friends'), editId, release, review: review1 });
  expect((await submit()).kind).toBe('submitted');
  expect((await submit()).kind).toBe('already-submitted');
  expect(await review('Friends')).toEqual(['in-review']);
  const submissions = harness.store.state().resources.betaAppReviewSubmissions ?? {};
  expect(Object.keys(submissions)).toHaveLength(1);
  const details = Object.values(harness.store.state().resources.betaAppReviewDetails ?? {});
  expect(details[0]?.attributes).toMatchObject({ notes: 'Knock twice.', contactFirstName: 'Kim' });
  harness.store.inConsole(bundleId, { kind: 'approve-beta' });
  expect(['published', 'approved-not-published']).toContain((await review('Friends'))[0]);
});

test('a rejected beta is said to be one', async () => {
  harness = await openHarness();
  await group('Friends', false);
  const editId = await harness.uploaded({ versionName: '1.4.0', build: '42' });
  await harness.adapter.submit({ ...place('Friends'), editId, release });
  harness.store.inConsole(bundleId, { kind: 'reject-beta' });
  expect(await review('Friends')).toEqual(['not-approved']);
});

test('a group that gets every build has it without being asked', async () => {
  harness = await openHarness();
  await group('Everything', true, { hasAccessToAllBuilds: true });
  const editId = await harness.uploaded({ versionName: '1.4.0', build: '42' });
  expect((await harness.adapter.submit({ ...place('Everything'), editId, release })).kind).toBe(
    'already-submitted',
  );
  expect((await shown('Everything'))[0]).toMatchObject({ versionCodes: ['42'] });
});

test('all tracks are seen at once; a group stages nothing, and one that is not there is named', async () => {
  harness = await openHarness();
  await group('Team', true);
  const seen: string[] = [];
  const looked = await harness.adapter.changeTracks(
    bundleId,
    (states) => {
      seen.push(...states.map(({ track }) => track));
      return [];
    },
    { mayCancelReview: false },
  );
  expect([looked.kind, seen]).toEqual(['unchanged', ['app-store', 'testflight:Team']]);
  const halting = harness.adapter.changeTrack(
    place('Team'),
    () => ({ kind: 'change', release: { ...release, status: 'halted' } }),
    { mayCancelReview: true },
  );
  await expect(halting).rejects.toMatchObject({ code: 'STORE_CANNOT_HALT' });
  await expect(shown('Nobody')).rejects.toMatchObject({
    code: 'STORE_NOT_FOUND',
    seen: 'its groups: Team',
  });
});
