import { describe, expect, test } from 'vitest';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { StoreKind } from '../stores/store.ts';
import type { HaltReport } from './halt-report.ts';
import { haltStores } from './halt-stores.ts';
import { stopComing } from './stop-coming.ts';
import { type PhasedVersion, phasedStore } from './testing/phased-store.ts';

const policy = { attempts: 2, pause: async () => undefined };
const appStore = { kind: 'app-store', apps: [{ id: 'com.example.chat', track: 'app-store' }] } as const;
const play = { kind: 'play', apps: [{ id: 'com.example.chat', track: 'production' }] } as const;
const live: PhasedVersion = {
  build: '42',
  review: 'published',
  timetable: 'running',
  day: 4,
  pausedDays: 0,
};
const inReview: PhasedVersion = { ...live, build: '43', review: 'in-review', timetable: 'not-begun' };

async function halted(versions: readonly PhasedVersion[], versionCode?: string) {
  const world = phasedStore(versions.map((version) => ({ ...version })));
  const { done } = await haltStores({
    stores: [appStore],
    versionCode,
    open: async () => ({ store: world.store, close: async () => undefined }),
    policy,
    tell: () => undefined,
  });
  const [first] = done;
  if (first?.request === undefined) throw new Error('the store was not reached');
  const coming = async (mayStop: boolean) =>
    stopComing({ ...first.request, ...first.halt, mayStop } as Parameters<typeof stopComing>[0], policy);
  return { ...first.halt, coming, writes: world.writes };
}

describe('a halt on the App Store', () => {
  test.each<[string, readonly PhasedVersion[], Partial<HaltReport>]>([
    [
      'pauses a phased release at the share that it has',
      [live],
      {
        outcome: 'stopped',
        message: 'build 42 was at 10% (day 4 of 7) and is paused; read back. 0 of 30 days of pause are used.',
      },
    ],
    [
      'finds it paused already, and says how much of its pauses is used up',
      [{ ...live, timetable: 'paused', pausedDays: 3 }],
      {
        outcome: 'stopped',
        message:
          'build 42 was already paused at 10% (day 4 of 7); read back. 3 of 30 days of pause are used.',
      },
    ],
    [
      'warns before the pauses are used up',
      [{ ...live, pausedDays: 28 }],
      {
        outcome: 'stopped',
        message: expect.stringContaining(
          '28 of 30 days of pause are used. What happens after day 30 Apple does not say',
        ),
      },
    ],
    [
      'says that everybody has it',
      [{ ...live, timetable: 'over', day: 7 }],
      { outcome: 'cannot-stop', message: expect.stringContaining('build 42 has reached 100%') },
    ],
    [
      'says that it is a first version',
      [{ ...live, timetable: 'first-version' }],
      { outcome: 'cannot-stop', message: expect.stringContaining('the app’s first version') },
    ],
    [
      'says that it went out without a phased release',
      [{ ...live, timetable: 'none' }],
      { outcome: 'cannot-stop', message: expect.stringContaining('without a phased release') },
    ],
    [
      'withdraws what is in review when that is all there is',
      [inReview],
      { outcome: 'stopped', message: expect.stringContaining('withdrawn from review: nobody gets it') },
    ],
    [
      'has nothing to stop where nothing was ever submitted',
      [{ ...inReview, review: 'draft' }],
      { outcome: 'nothing-to-stop' },
    ],
  ])('%s', async (_, versions, expected) => {
    const { reports } = await halted(versions);
    expect(reports).toMatchObject([{ kind: 'app-store', ...expected }]);
  });

  test('offers a hotfix and its expedited review where nothing can be stopped, and no version code', async () => {
    const { reports } = await halted([{ ...live, timetable: 'over', day: 7 }]);
    expect(reports[0]?.instead).toMatch(/slipway release ios --hotfix[\s\S]*topic=expedite/);
    expect(reports[0]?.instead).not.toContain('--version-code');
  });

  test('withdraws what comes after the version that it pauses', async () => {
    const { reports, coming, writes } = await halted([live, inReview]);
    expect(reports).toMatchObject([{ outcome: 'stopped', versionCodes: ['42'] }]);
    expect(await coming(true)).toMatchObject([{ outcome: 'stopped', versionCodes: ['43'], next: null }]);
    expect(writes).toEqual(['42 halted', '43 halted']);
  });

  test('only names it where a version was named', async () => {
    const { coming, writes } = await halted([live, inReview], '42');
    expect(await coming(false)).toMatchObject([
      { outcome: 'still-coming', bySelf: true, message: expect.stringContaining('in review') },
    ]);
    expect(writes).toEqual(['42 halted']);
  });

  test('names the build that is meant', async () => {
    const { reports } = await halted([live, inReview], '43');
    expect(reports).toMatchObject([{ outcome: 'stopped', versionCodes: ['43'] }]);
  });
});

describe('a halt of two stores', () => {
  const refused = new SlipwayError('CREDENTIALS_MISSING', {
    message: 'No credentials.',
    seen: 'nothing set',
  });

  async function haltBoth(open: (kind: StoreKind) => Promise<never> | undefined) {
    const world = phasedStore([{ ...live }]);
    const told: string[] = [];
    const halting = haltStores({
      stores: [play, appStore],
      versionCode: undefined,
      open: async (kind) => (await open(kind)) ?? { store: world.store, close: async () => undefined },
      policy,
      tell: (reports) => told.push(...reports.map(({ kind, outcome }) => `${kind} ${outcome}`)),
    });
    return { ...(await halting), told };
  }

  test('goes on in one of them where nobody can sign in to the other, which has failed', async () => {
    const { done, told } = await haltBoth((kind) => (kind === 'play' ? Promise.reject(refused) : undefined));
    expect(told).toEqual(['play failed', 'app-store stopped']);
    expect(done[0]?.halt.reports[0]).toMatchObject({
      store: 'Google Play',
      message: expect.stringContaining('No credentials. (nothing set)'),
      instead: expect.stringContaining('https://play.google.com/console'),
    });
  });

  test('waits in none of them for the other', async () => {
    const never = new Promise<never>(() => undefined);
    const told: string[] = [];
    const world = phasedStore([{ ...live }]);
    void haltStores({
      stores: [play, appStore],
      versionCode: undefined,
      open: async (kind) => (kind === 'play' ? never : { store: world.store, close: async () => undefined }),
      policy,
      tell: (reports) => told.push(...reports.map(({ outcome }) => outcome)),
    });
    await expect.poll(() => told).toEqual(['stopped']);
  });

  test('a single store that cannot be opened is the mistake that it is', async () => {
    const opening = haltStores({
      stores: [appStore],
      versionCode: undefined,
      open: () => Promise.reject(refused),
      policy,
      tell: () => undefined,
    });
    await expect(opening).rejects.toBe(refused);
  });
});
