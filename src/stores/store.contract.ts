import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeResult, Store, TrackRelease, TrackState, UploadRequest } from './store.ts';

/** What a store's adapter and its local counterpart have to provide to be put under the contract. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly applicationId: string;
  /** An upload request of a new artifact, for a process that remembers nothing. */
  readonly artifact: (versionCode: number) => Promise<UploadRequest>;
  /** A person changes a release of the production track by hand. */
  readonly byHand: (release: TrackRelease) => void;
  readonly putInReview: () => void;
  /** Commits that took effect so far. */
  readonly commits: () => number;
  readonly uploads: () => number;
  readonly close: () => Promise<void>;
}

const track = 'production';

/** The behaviour every Store has. The app begins with version 1 completed on the production track. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const place = () => ({ applicationId: under.applicationId, track });
    const version = (state: TrackState, code: number) =>
      state.releases.find((release) => release.versionCodes.includes(code));
    const stage = (code: number, userFraction: number): TrackRelease => ({
      name: `1.${code}`,
      versionCodes: [code],
      status: 'inProgress',
      userFraction,
      rest: { releaseNotes: [{ language: 'en-US', text: 'Faster.' }], inAppUpdatePriority: 3 },
    });
    const release = async (code: number, fraction: number) => {
      const { editId } = await under.store.upload(await under.artifact(code));
      return under.store.submit({ ...place(), editId, release: stage(code, fraction) });
    };
    const halt = (mayCancelReview = true): Promise<ChangeResult> =>
      under.store.changeTrack(
        place(),
        (state) => {
          const live = state.releases.find(({ status }) => status === 'inProgress');
          return live === undefined
            ? { kind: 'none', reason: 'nothing is rolling out' }
            : { kind: 'change', release: { ...live, status: 'halted' } };
        },
        { mayCancelReview },
      );

    test('reaches the app and names itself', async () => {
      await under.store.checkAccess(under.applicationId);
      expect(under.store.label).not.toBe('');
    });

    test('refuses an app it does not know', async () => {
      await expect(under.store.checkAccess('com.example.nobody')).rejects.toMatchObject({
        code: 'STORE_APP_UNKNOWN',
      });
    });

    test('knows the highest version code, uploads of committed releases included', async () => {
      expect(await under.store.highestVersionCode(under.applicationId)).toBe(1);
      await release(7, 0.1);
      expect(await under.store.highestVersionCode(under.applicationId)).toBe(7);
    });

    test('uploads, submits and reads back a staged release beside the completed one', async () => {
      const result = await release(2, 0.1);
      expect(result.kind).toBe('submitted');
      const state = await under.store.readTrack(place());
      expect(version(state, 2)).toEqual(stage(2, 0.1));
      expect(version(state, 1)).toMatchObject({ status: 'completed', userFraction: undefined });
      expect([under.uploads(), under.commits()]).toEqual([1, 1]);
    });

    test('looking at the app does not invalidate an upload', async () => {
      const uploading = under.store.upload(await under.artifact(2));
      const looks = async () => {
        expect(await under.store.highestVersionCode(under.applicationId)).toBeGreaterThanOrEqual(1);
        expect(await under.store.readReview(place())).toMatchObject([{ state: 'published' }]);
        expect((await under.store.readTrack(place())).releases).toHaveLength(1);
      };
      await Promise.all([looks(), looks(), uploading]);
      await looks();
      const { editId } = await uploading;
      const submitting = under.store.submit({ ...place(), editId, release: stage(2, 0.1) });
      const [seen, result] = await Promise.all([under.store.readTrack(place()), submitting]);
      expect(result.kind).toBe('submitted');
      expect(version(seen, 2)).toEqual(stage(2, 0.1));
      expect([under.uploads(), under.commits()]).toEqual([1, 1]);
    });

    test('an upload that the edit holds already is not sent again', async () => {
      const request = await under.artifact(2);
      const first = await under.store.upload(request);
      const memory = { editId: first.editId, sessionUrl: undefined };
      const second = await under.store.upload({ ...request, memory });
      expect(second).toEqual({ ...first, reused: true });
      expect(under.uploads()).toBe(1);
    });

    test('submitting a committed edit again changes nothing', async () => {
      const { editId } = await under.store.upload(await under.artifact(2));
      const request = { ...place(), editId, release: stage(2, 0.1) };
      expect((await under.store.submit(request)).kind).toBe('submitted');
      expect((await under.store.submit(request)).kind).toBe('already-submitted');
      expect(under.commits()).toBe(1);
    });

    test('submitting a version again, from a new edit, never undoes a halt', async () => {
      const artifact = await under.artifact(2);
      const { editId } = await under.store.upload(artifact);
      await under.store.submit({ ...place(), editId, release: stage(2, 0.1) });
      under.byHand({ ...stage(2, 0.1), status: 'halted' });
      const again = await under.store.upload(artifact);
      expect(again.reused).toBe(true);
      const result = await under.store.submit({ ...place(), editId: again.editId, release: stage(2, 0.1) });
      expect(result.kind).toBe('already-submitted');
      expect(version(await under.store.readTrack(place()), 2)).toMatchObject({ status: 'halted' });
      expect([under.uploads(), under.commits()]).toEqual([1, 1]);
    });

    test('submitting over another rollout is refused with the edit kept, unless it may end it', async () => {
      const first = await under.store.upload(await under.artifact(2));
      await under.store.submit({ ...place(), editId: first.editId, release: stage(2, 0.2) });
      const { editId } = await under.store.upload(await under.artifact(3));
      const request = { ...place(), editId, release: stage(3, 0.1) };
      expect(await under.store.submit(request)).toMatchObject({
        kind: 'mid-rollout',
        other: { versionCodes: [2], userFraction: 0.2 },
      });
      expect(under.commits()).toBe(1);
      expect((await under.store.submit({ ...request, mayEndRollout: true })).kind).toBe('submitted');
    });

    test('submitting an edit that was invalidated says so', async () => {
      const { editId } = await under.store.upload(await under.artifact(2));
      under.byHand({ ...stage(1, 0.1), status: 'completed', userFraction: undefined, rest: {} });
      const result = await under.store.submit({ ...place(), editId, release: stage(2, 0.1) });
      expect(result.kind).toBe('edit-gone');
      expect(under.commits()).toBe(0);
    });

    test('a changed release keeps every field that was not touched', async () => {
      await release(2, 0.1);
      const result = await under.store.changeTrack(
        place(),
        (state) => {
          const found = version(state, 2);
          if (found === undefined) return { kind: 'none', reason: 'missing' };
          return { kind: 'change', release: { ...found, userFraction: 0.5 } };
        },
        { mayCancelReview: false },
      );
      expect(result).toMatchObject({ kind: 'changed', cancelledReview: undefined });
      expect(version(await under.store.readTrack(place()), 2)).toEqual(stage(2, 0.5));
    });

    test('a halt keeps the fraction, and halting again changes nothing', async () => {
      await release(2, 0.1);
      const first = await halt();
      expect(first.kind === 'changed' && version(first.after, 2)).toEqual({
        ...stage(2, 0.1),
        status: 'halted',
      });
      expect(await halt()).toMatchObject({ kind: 'unchanged', reason: 'nothing is rolling out' });
      expect(under.commits()).toBe(2);
    });

    test('halts a completed release, whose predecessor is current again, and completes it once more', async () => {
      const { editId } = await under.store.upload(await under.artifact(2));
      const done: TrackRelease = { ...stage(2, 0.1), status: 'completed', userFraction: undefined };
      expect((await under.store.submit({ ...place(), editId, release: done })).kind).toBe('submitted');
      const change = (status: 'halted' | 'completed') =>
        under.store.changeTrack(place(), () => ({ kind: 'change', release: { ...done, status } }), {
          mayCancelReview: false,
        });
      expect((await change('halted')).kind).toBe('changed');
      const halted = await under.store.readTrack(place());
      expect(version(halted, 2)).toEqual({ ...done, status: 'halted' });
      expect(version(halted, 1)).toMatchObject({ status: 'completed' });
      expect((await change('completed')).kind).toBe('changed');
      expect(version(await under.store.readTrack(place()), 2)).toEqual(done);
    });

    test("calls made at once do not get in each other's way", async () => {
      await release(2, 0.1);
      const [halted, ...reads] = await Promise.all([
        halt(),
        ...Array.from({ length: 8 }, () => under.store.readTrack(place())),
        under.store.highestVersionCode(under.applicationId),
      ]);
      expect(halted).toMatchObject({ kind: 'changed' });
      expect(reads).toHaveLength(9);
    });

    test('a change by hand between read and commit is seen and decided on anew, never overwritten', async () => {
      await release(2, 0.1);
      const seen: (string | undefined)[] = [];
      const result = await under.store.changeTrack(
        place(),
        (state) => {
          const found = version(state, 2);
          seen.push(found?.status);
          if (found?.status !== 'inProgress') return { kind: 'none', reason: 'halted by hand' };
          under.byHand({ ...found, status: 'halted' });
          return { kind: 'change', release: { ...found, userFraction: 0.5 } };
        },
        { mayCancelReview: false },
      );
      expect(seen).toEqual(['inProgress', 'halted']);
      expect(result).toMatchObject({ kind: 'unchanged', reason: 'halted by hand' });
      expect(version(await under.store.readTrack(place()), 2)).toMatchObject({
        status: 'halted',
        userFraction: 0.1,
      });
    });

    test('gives up after a bounded number of decisions when others never stop', async () => {
      await release(2, 0.1);
      let decisions = 0;
      const change = under.store.changeTrack(
        place(),
        (state) => {
          decisions += 1;
          const found = version(state, 2) ?? stage(2, 0.1);
          under.byHand({ ...found, userFraction: 0.1 + decisions / 100 });
          return { kind: 'change', release: { ...found, userFraction: 0.5 } };
        },
        { mayCancelReview: false },
      );
      await expect(change).rejects.toMatchObject({ code: 'STORE_EDIT_GONE', retryable: true });
      expect(decisions).toBe(5);
    });

    test('a review in progress stops a step', async () => {
      await release(2, 0.1);
      under.putInReview();
      await expect(halt(false)).rejects.toMatchObject({ code: 'STORE_IN_REVIEW' });
      expect(under.commits()).toBe(1);
    });

    test('a review in progress does not stop a halt, which says that it cancelled it', async () => {
      await release(2, 0.1);
      under.putInReview();
      expect(await halt(true)).toMatchObject({ kind: 'changed', cancelledReview: [] });
    });
  });
}
