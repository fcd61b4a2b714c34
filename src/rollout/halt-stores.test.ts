import { afterEach, describe, expect, test } from 'vitest';
import type { AppSeed } from '../emulators/app-store/seed.ts';
import type { FaultPlan } from '../emulators/serving/faults.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { StoreKind } from '../stores/store.ts';
import type { HaltReport } from './halt-report.ts';
import { haltStores } from './halt-stores.ts';
import { stopComing } from './stop-coming.ts';
import { openPhasedApp, phasedVersion, type Submission } from './testing/phased-app.ts';

const policy = { attempts: 2, pause: async () => undefined };
const appStore = { kind: 'app-store', apps: [{ id: 'com.example.chat', track: 'app-store' }] } as const;
const play = { kind: 'play', apps: [{ id: 'com.example.chat', track: 'production' }] } as const;
const live = (day?: number): Submission => ({
  ...phasedVersion,
  standing: { review: 'live', ...(day !== undefined && { day }) },
});
const inReview: Submission = { version: '1.2', build: '43', standing: { review: 'in-review', day: 1 } };

let app: Awaited<ReturnType<typeof openPhasedApp>> | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function halt(versionCode?: string) {
  if (app === undefined) throw new Error('no app is open');
  const { store } = app;
  const { done } = await haltStores({
    stores: [appStore],
    versionCode,
    open: async () => ({ store, close: async () => undefined }),
    policy,
    tell: () => undefined,
  });
  const [first] = done;
  if (first?.request === undefined) throw new Error('the store was not reached');
  const { request, halt: halted } = first;
  const coming = (mayStop: boolean) => stopComing({ ...request, ...halted, mayStop }, policy);
  return { ...halted, coming };
}

describe('a halt on the App Store', () => {
  test('withdraws the version in review, though the live one has a build of the same number', async () => {
    app = await openPhasedApp([
      { version: '0.9', build: '1', standing: { review: 'live' } },
      { version: '1.0.0', build: '1', standing: { review: 'in-review', day: 1 } },
    ]);
    const { reports } = await halt();
    expect(reports).toMatchObject([{ outcome: 'stopped', after: { name: '1.0.0', status: 'draft' } }]);
    expect(app.effects()).toContain('cancel 1.0.0');
  });

  test('pauses a phased release at the share that it has, and finds it paused the next time', async () => {
    app = await openPhasedApp([live(4)]);
    expect((await halt()).reports).toMatchObject([
      {
        kind: 'app-store',
        outcome: 'stopped',
        message: 'build 42 was at 10% (day 4 of 7) and is paused; read back. 0 of 30 days of pause are used.',
      },
    ]);
    app.local.clock.nowMs += 21 * 86_400_000;
    const message =
      'build 42 was already paused at 10% (day 4 of 7); read back. 21 of 30 days of pause are used. What happens after day 30 Apple does not say';
    expect((await halt()).reports).toMatchObject([
      { outcome: 'stopped', message: expect.stringContaining(message) },
    ]);
  });

  test.each<[string, readonly Submission[], Partial<AppSeed>, Partial<HaltReport>]>([
    ['says that everybody has it', [live(7)], {}, cannotStop('build 42 has reached 100%')],
    ['says that it is a first version', [], {}, cannotStop('the app’s first version')],
    ['says that it went out without a phased release', [live()], {}, cannotStop('without a phased release')],
    [
      'has nothing to stop where nothing was ever submitted',
      [],
      { liveVersions: [] },
      { outcome: 'nothing-to-stop' },
    ],
  ])('%s', async (...[, versions, seed, expected]) => {
    app = await openPhasedApp(versions, { app: seed });
    expect((await halt()).reports).toMatchObject([{ kind: 'app-store', ...expected }]);
  });

  test('says that Apple takes no further pause once 30 days are used up', async () => {
    app = await openPhasedApp([live(4)]);
    await halt();
    // Apple's time is up, and its clock goes on by itself.
    app.local.clock.nowMs += 30 * 86_400_000 + 1_000;
    expect((await halt()).reports).toMatchObject([
      { outcome: 'cannot-stop', message: expect.stringContaining('30 of 30 days of pause are used') },
    ]);
  });

  test('offers a hotfix and its expedited review where nothing can be stopped, and no version code', async () => {
    app = await openPhasedApp([live(7)]);
    const [report] = (await halt()).reports;
    expect(report?.instead).toMatch(/slipway release ios --hotfix[\s\S]*topic=expedite/);
    expect(report?.instead).not.toContain('--version-code');
  });

  test('withdraws what is in review when everybody has the version before it', async () => {
    app = await openPhasedApp([inReview]);
    const [report] = (await halt()).reports;
    expect(report?.outcome).toBe('stopped');
    expect(report?.message).toContain('withdrawn from review: nobody gets it; read back.');
    expect(report?.message).toContain('Everybody goes on having build 1, which nothing stops.');
  });

  test('withdraws what comes after the version that it pauses', async () => {
    app = await openPhasedApp([live(4), inReview]);
    const { reports, coming } = await halt();
    expect(reports).toMatchObject([{ outcome: 'stopped', versionCodes: ['42'] }]);
    expect(await coming(true)).toMatchObject([{ outcome: 'stopped', versionCodes: ['43'], next: null }]);
    expect(app.effects()).toEqual(expect.arrayContaining(['phased-release PAUSED', 'cancel 1.2']));
  });

  test('makes an approved version that waits for its date wait for a person', async () => {
    const at = '2040-01-02T09:00:00.000Z';
    const scheduled: Submission = { version: '1.2', build: '43', standing: { review: 'approved', at } };
    app = await openPhasedApp([scheduled]);
    const [report] = (await halt()).reports;
    expect(report).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining(
        `it was to go out at ${at}; now it goes out only when somebody releases it`,
      ),
    });
    app.local.clock.nowMs = Date.parse(at) + 86_400_000;
    const reviews = await app.store.readReview({ applicationId: 'com.example.chat', track: 'app-store' });
    expect(reviews.at(-1)).toMatchObject({ versionCodes: ['43'], state: 'approved-not-published' });
    expect(app.effects()).not.toContain('release 1.2');
  });

  test('says that it goes out at its date where the store answers well and does nothing', async () => {
    const at = '2040-01-02T09:00:00.000Z';
    const scheduled: Submission = { version: '1.2', build: '43', standing: { review: 'approved', at } };
    let isIgnoring = false;
    const faults: FaultPlan = ({ method, path }) =>
      isIgnoring && method === 'PATCH' && path.startsWith('/v1/appStoreVersions/')
        ? { kind: 'ignore' }
        : undefined;
    app = await openPhasedApp([scheduled], { faults });
    isIgnoring = true;
    const [report] = (await halt()).reports;
    expect(report).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining(`PENDING_DEVELOPER_RELEASE: it goes out at ${at}`),
    });
  });

  test('only names it where a version was named', async () => {
    app = await openPhasedApp([live(4), inReview]);
    const { coming } = await halt('42');
    expect(await coming(false)).toMatchObject([
      { outcome: 'still-coming', bySelf: true, message: expect.stringContaining('in review') },
    ]);
    expect(app.effects()).not.toContain('cancel 1.2');
  });

  test('stops the build that is meant, and no other', async () => {
    app = await openPhasedApp([live(4), inReview]);
    expect((await halt('43')).reports).toMatchObject([{ outcome: 'stopped', versionCodes: ['43'] }]);
    expect(app.effects()).not.toContain('phased-release PAUSED');
  });
});

function cannotStop(why: string): Partial<HaltReport> {
  return { outcome: 'cannot-stop', message: expect.stringContaining(why) };
}

describe('a halt of two stores', () => {
  const refused = new SlipwayError('CREDENTIALS_MISSING', {
    message: 'No credentials.',
    seen: 'nothing set',
  });

  async function haltBoth(open: (kind: StoreKind) => Promise<never> | undefined) {
    app = await openPhasedApp([live(4)]);
    const { store } = app;
    const told: string[] = [];
    const halting = haltStores({
      stores: [play, appStore],
      versionCode: undefined,
      open: async (kind) => (await open(kind)) ?? { store, close: async () => undefined },
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
    app = await openPhasedApp([live(4)]);
    const { store } = app;
    void haltStores({
      stores: [play, appStore],
      versionCode: undefined,
      open: async (kind) => (kind === 'play' ? never : { store, close: async () => undefined }),
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
