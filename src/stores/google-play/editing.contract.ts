import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoreUnderTest } from '../store.contract.ts';
import type { ChangeResult, TrackRelease, TrackState } from '../store.ts';

/** What Google Play has beside what every store has: edits, fractions of one's own, and a review of many changes. */
export interface PlayUnderTest extends StoreUnderTest {
  /** A person changes a release of the production track by hand. */
  readonly setRelease: (release: TrackRelease) => void;
  readonly putInReview: () => void;
}

const track = 'production';

/** The app begins with version 1 completed on the production track. */
export function editingContract(name: string, open: () => Promise<PlayUnderTest>): void {
  describe(`editing contract: ${name}`, () => {
    let under: PlayUnderTest;
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

    test('uploads, submits and reads back a staged release beside the completed one', async () => {
      const result = await release(2, 0.1);
      expect(result.kind).toBe('submitted');
      const state = await under.store.readTrack(place());
      expect(version(state, 2)).toEqual(stage(2, 0.1));
      expect(version(state, 1)).toMatchObject({ status: 'completed', userFraction: undefined });
      expect([under.uploads(), under.submissions()]).toEqual([1, 1]);
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
      expect([under.uploads(), under.submissions()]).toEqual([1, 1]);
    });

    test('submitting an edit that was invalidated says so', async () => {
      const { editId } = await under.store.upload(await under.artifact(2));
      under.setRelease({ ...stage(1, 0.1), status: 'completed', userFraction: undefined, rest: {} });
      const result = await under.store.submit({ ...place(), editId, release: stage(2, 0.1) });
      expect(result.kind).toBe('edit-gone');
      expect(under.submissions()).toBe(0);
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

    test('a review in progress stops a step', async () => {
      await release(2, 0.1);
      under.putInReview();
      await expect(halt(false)).rejects.toMatchObject({ code: 'STORE_IN_REVIEW' });
      expect(under.submissions()).toBe(1);
    });

    test('a review in progress does not stop a halt, which says that it cancelled it', async () => {
      await release(2, 0.1);
      under.putInReview();
      expect(await halt(true)).toMatchObject({ kind: 'changed', cancelledReview: [] });
    });
  });
}
