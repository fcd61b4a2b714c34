import { afterEach, describe, expect, test } from 'vitest';
import { preconditionFailed, refusalBody } from '../../emulators/play/refusal.ts';
import { haltTrack } from '../../rollout/halt.ts';
import { increase } from '../../rollout/updates/increase.ts';
import { onRelease } from '../../rollout/updates/on-release.ts';
import {
  applicationId,
  completed,
  fakeBundle,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
  staged,
  uploadOf,
} from './testing/play-harness.ts';

const place = { applicationId, track: 'production' };
const rolling = { name: '1.2', versionCodes: ['2'], status: 'inProgress', userFraction: 0.1 };
const onceOnly = { attempts: 1, pause: async () => undefined };

describe('halting over HTTP', () => {
  let harness: PlayHarness;
  afterEach(() => harness.close());

  const open = async (app: HarnessOptions['app'] = {}) => {
    harness = await openHarness({ app: { tracks: { production: [rolling, completed(1)] }, ...app } });
  };
  const halt = () =>
    haltTrack({ ...place, store: harness.store, versionCode: undefined, command: 'halt' }, onceOnly);
  const shown = async () => (await harness.store.readTrack(place)).releases[0];

  test('takes six calls after the token, the read-back included', async () => {
    await open();
    const report = await halt();
    const calls = harness.play.requests().map(({ method, path }) => `${method} ${wordOf(path)}`);
    expect(report.outcome).toBe('stopped');
    expect(calls.slice(0, 7)).toEqual([
      'POST token',
      'POST edits',
      'GET tracks',
      'PUT production',
      'POST commit',
      'POST edits',
      'GET tracks',
    ]);
  });

  test('says that other changes were in review, and that their review was cancelled', async () => {
    await open();
    harness.play.inConsole(applicationId, { kind: 'put-in-review' });
    const { outcome, message } = await halt();
    expect(outcome).toBe('stopped');
    expect(message).toContain('The review of changes other than releases was cancelled for it');
  });

  test('is not confirmed while it waits in the Console, whatever the store answered', async () => {
    await open({ reviewSending: 'manual' });
    const { outcome, message, instead } = await halt();
    expect(outcome).toBe('failed');
    expect(message).toContain('the halt waits in Play Console');
    expect(instead).toContain('https://play.google.com/console');
    expect(harness.play.effects().at(-1)).toMatchObject({ kind: 'commit', waitsForConsole: true });
    expect(await shown()).toMatchObject({ status: 'inProgress' });
  });

  test('is not confirmed by a track that shows it while it waits in the Console', async () => {
    await open({ tracks: { production: [{ ...rolling, status: 'halted' }, completed(1)] } });
    expect((await halt()).outcome).toBe('stopped');
    const review = { track: 'production', name: '1.2', versionCodes: [2], state: 'not-sent' } as const;
    const store = { ...harness.store, readReview: async () => [review] };
    const { outcome, message } = await haltTrack({ ...place, store, versionCode: undefined }, onceOnly);
    expect([outcome, message]).toEqual(['failed', expect.stringContaining('waits in Play Console')]);
  });

  test('is made without the countries, should Google Play refuse them on a halted release', async () => {
    const limited = { ...rolling, countryTargeting: { countries: ['DE'] } };
    let refusals = 0;
    harness = await openHarness({
      app: { tracks: { production: [limited, completed(1)] } },
      faults: ({ method, path }) => {
        if (method !== 'PUT' || !path.includes('/tracks/') || refusals > 0) return undefined;
        refusals += 1;
        return { kind: 'answer', status: 400, body: refusalBody(preconditionFailed('Refused.').details) };
      },
    });
    expect((await halt()).outcome).toBe('stopped');
    expect(refusals).toBe(1);
    expect(await shown()).toMatchObject({
      status: 'halted',
      rest: { countryTargeting: { countries: ['DE'] } },
    });
  });

  test('names the release whose review it cancels', async () => {
    await open({ reviewMs: 3_600_000 });
    const { editId } = await harness.store.upload(
      uploadOf(await fakeBundle(harness.dir, { versionCode: 3 })),
    );
    await harness.store.submit({ ...place, editId, release: staged(3, 0.1), mayEndRollout: true });
    const { outcome, message } = await halt();
    expect(outcome).toBe('stopped');
    expect(message).toContain('The review of production: 1.3 (version code 3) was cancelled for it');
  });

  test('a halted release is moved by no increase, and asked for no commit', async () => {
    await open({ tracks: { production: [{ ...rolling, status: 'halted' }, completed(1)] } });
    const decision = onRelease({ versionCodes: [2] }, increase(0.5));
    expect(await harness.store.changeTrack(place, decision, { mayCancelReview: false })).toMatchObject({
      kind: 'unchanged',
      reason: 'the release is halted at 10%: only a resume lifts a halt',
    });
    expect(await shown()).toMatchObject({ status: 'halted', userFraction: 0.1 });
    expect(harness.play.requests().some(({ path }) => path.includes(':commit'))).toBe(false);
  });
});

/** The last word of a path: `commit` of `edits/7:commit`. */
function wordOf(path: string): string {
  return path.replace(/\?.*/, '').split(/[/:]/).at(-1) ?? '';
}
