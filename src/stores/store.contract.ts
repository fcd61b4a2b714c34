import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeResult, Store, TrackRelease, TrackState, UploadRequest } from './store.ts';
import { compareVersionCodes, holdsVersion, type VersionCode } from './version-code.ts';

/** What a store's adapter and its local counterpart have to provide to be put under the contract. */
export interface StoreUnderTest {
  readonly store: Store;
  readonly applicationId: string;
  /** The public track. Version 1 is live and complete on it. */
  readonly track: string;
  /** A version code as the store writes it. */
  readonly code: (number: number) => VersionCode;
  /** An upload request of a new artifact, for a process that remembers nothing. */
  readonly artifact: (number: number) => Promise<UploadRequest>;
  /** The release with this version code, at the first stage that the store has. */
  readonly staged: (number: number) => TrackRelease;
  /** What was submitted reaches its first users, as far as the store's review has a say. */
  readonly letOut: () => void;
  readonly byHand: ByHand;
  /** Submissions that took effect so far. */
  readonly submissions: () => number;
  readonly uploads: () => number;
  readonly close: () => Promise<void>;
}

/** What a person does to the release that is at a stage, beside our adapter. */
export interface ByHand {
  readonly halt: (number: number) => Promise<void>;
  readonly complete: (number: number) => void;
  /** Something about it changes, each time it is called. */
  readonly stir: (number: number) => void;
}

/** The behaviour every Store has. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const place = () => ({ applicationId: under.applicationId, track: under.track });
    const version = (state: TrackState, number: number) =>
      state.releases.find(({ versionCodes }) => holdsVersion(versionCodes, under.code(number)));
    const shown = async (number: number) => version(await under.store.readTrack(place()), number);
    const submit = (editId: string, number: number, mayEndRollout = false) =>
      under.store.submit({ ...place(), editId, release: under.staged(number), mayEndRollout });
    const release = async (number: number) => {
      const { editId } = await under.store.upload(await under.artifact(number));
      const result = await submit(editId, number);
      under.letOut();
      return { editId, kind: result.kind };
    };
    const halt = (): Promise<ChangeResult> =>
      under.store.changeTrack(
        place(),
        (state) => {
          const live = state.releases.find(({ status }) => status === 'inProgress');
          return live === undefined
            ? { kind: 'none', reason: 'nothing is rolling out' }
            : { kind: 'change', release: { ...live, status: 'halted' } };
        },
        { mayCancelReview: true },
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

    test('knows the highest version code, uploads of released versions included', async () => {
      expect(await under.store.highestVersionCode(under.applicationId)).toBe(under.code(1));
      await release(7);
      expect(await under.store.highestVersionCode(under.applicationId)).toBe(under.code(7));
    });

    test('uploads, submits and reads back a release at its first stage', async () => {
      expect((await release(2)).kind).toBe('submitted');
      const { status, userFraction, versionCodes } = under.staged(2);
      expect(await shown(2)).toMatchObject({ status, userFraction, versionCodes });
      expect([under.uploads(), under.submissions()]).toEqual([1, 1]);
      const reviews = await under.store.readReview(place());
      const own = reviews.find((one) => holdsVersion(one.versionCodes, under.code(2)));
      expect(own).toMatchObject({ track: under.track, state: 'published' });
    });

    test('an upload that the store holds already is not sent again', async () => {
      const request = await under.artifact(2);
      const first = await under.store.upload(request);
      const memory = { editId: first.editId, sessionUrl: undefined };
      const second = await under.store.upload({ ...request, memory });
      expect(second).toEqual({ ...first, reused: true });
      expect(under.uploads()).toBe(1);
    });

    test('submitting again changes nothing', async () => {
      const { editId } = await release(2);
      expect((await submit(editId, 2)).kind).toBe('already-submitted');
      expect(under.submissions()).toBe(1);
    });

    test('submitting a version again, from a new upload, never undoes a halt', async () => {
      await release(2);
      await under.byHand.halt(2);
      const again = await under.store.upload(await under.artifact(2));
      expect(again.reused).toBe(true);
      expect((await submit(again.editId, 2)).kind).toBe('already-submitted');
      expect(await shown(2)).toMatchObject({ status: 'halted' });
      expect([under.uploads(), under.submissions()]).toEqual([1, 1]);
    });

    test('submitting over another rollout is refused, unless it may end it', async () => {
      await release(2);
      const { editId } = await under.store.upload(await under.artifact(3));
      expect(await submit(editId, 3)).toMatchObject({
        kind: 'mid-rollout',
        other: { versionCodes: [under.code(2)], userFraction: under.staged(2).userFraction },
      });
      expect(under.submissions()).toBe(1);
      expect((await submit(editId, 3, true)).kind).toBe('submitted');
    });

    test('a halt keeps the fraction, and halting again changes nothing', async () => {
      await release(2);
      const { userFraction } = under.staged(2);
      const first = await halt();
      expect(first).toMatchObject({ kind: 'changed', cancelledReview: undefined });
      expect(first.kind === 'changed' && version(first.after, 2)).toMatchObject({
        status: 'halted',
        userFraction,
      });
      expect(await shown(2)).toMatchObject({ status: 'halted', userFraction });
      expect(await halt()).toMatchObject({ kind: 'unchanged', reason: 'nothing is rolling out' });
    });

    test("calls made at once do not get in each other's way", async () => {
      await release(2);
      const [halted, highest, ...reads] = await Promise.all([
        halt(),
        under.store.highestVersionCode(under.applicationId),
        ...Array.from({ length: 8 }, () => under.store.readTrack(place())),
      ]);
      expect(halted).toMatchObject({ kind: 'changed' });
      expect(compareVersionCodes(highest, under.code(2))).toBe(0);
      expect(reads).toHaveLength(8);
    });

    test('a change by hand between look and write is seen and decided on anew, never overwritten', async () => {
      await release(2);
      const seen: (string | undefined)[] = [];
      const result = await under.store.changeTrack(
        place(),
        (state) => {
          const found = version(state, 2);
          seen.push(found?.status);
          if (found?.status !== 'inProgress') return { kind: 'none', reason: 'completed by hand' };
          under.byHand.complete(2);
          return { kind: 'change', release: { ...found, status: 'halted' } };
        },
        { mayCancelReview: false },
      );
      expect(seen).toEqual(['inProgress', 'completed']);
      expect(result).toMatchObject({ kind: 'unchanged', reason: 'completed by hand' });
      expect(await shown(2)).toMatchObject({ status: 'completed', userFraction: undefined });
    });

    test('gives up after a bounded number of decisions when others never stop', async () => {
      await release(2);
      let decisions = 0;
      const change = under.store.changeTrack(
        place(),
        (state) => {
          decisions += 1;
          under.byHand.stir(2);
          return { kind: 'change', release: { ...(version(state, 2) ?? under.staged(2)), status: 'halted' } };
        },
        { mayCancelReview: false },
      );
      await expect(change).rejects.toMatchObject({ retryable: true });
      expect(decisions).toBe(5);
    });
  });
}
