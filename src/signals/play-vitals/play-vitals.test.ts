import { afterEach, describe, expect, test } from 'vitest';
import { hourMs } from '../../emulators/play-reporting/civil-time.ts';
import type { RecordedHour } from '../../emulators/play-reporting/recorded-vitals.ts';
import { openReporting } from '../../emulators/play-reporting/testing/reporting-harness.ts';
import { openReportingApi } from '../../stores/google-play/reporting-api.ts';
import { applicationId, credentials } from '../../stores/google-play/testing/play-harness.ts';
import { askSignal } from '../ask-signal.ts';
import { question, rolloutStart, seriesIn } from '../testing/questions.ts';
import { playVitals } from './play-vitals.ts';

const opened: { close: () => Promise<void> }[] = [];
afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

type Hour = Partial<RecordedHour> & { readonly crashed?: number };

function hour(index: number, { crashed = 0, ...about }: Hour): RecordedHour {
  return {
    applicationId,
    startMs: rolloutStart + index * hourMs,
    versionCode: 2,
    cohort: 'OS_PUBLIC',
    device: {},
    users: 2000,
    errors: [{ type: 'CRASH', perceived: true, users: crashed, reports: crashed * 2 }],
    ...about,
  };
}

async function vitals(hours: readonly RecordedHour[], pageSize?: number) {
  const reporting = await openReporting({ hours });
  opened.push(reporting);
  return {
    reporting,
    signal: playVitals({
      open: () =>
        openReportingApi({
          endpoint: { kind: 'local', origin: reporting.origin, label: 'local Play' },
          credentials,
        }),
      label: 'local Play vitals',
      errors: 'crash',
      counts: 'perceived',
      ...(pageSize && { pageSize }),
    }),
  };
}

const both = (index: number) => [
  hour(index, { crashed: 20 }),
  hour(index, { versionCode: 1, users: 40_000, crashed: 200 }),
];

describe('hours and days of both versions', () => {
  const hours = Array.from({ length: 30 }, (_, index) => both(index)).flat();

  test('in one series, as Play rounds it, up to where there is data', async () => {
    const { signal } = await vitals(hours);
    const series = seriesIn(await askSignal(signal, question, 10_000));
    expect(series).toMatchObject({ metric: 'crash', unit: 'users', rounded: true });
    expect(series.hours).toHaveLength(30);
    expect(series.hours[0]).toEqual({
      start: rolloutStart,
      candidate: { users: 2000, failed: 20 },
      baseline: { users: 40_000, failed: 200 },
    });
    expect(series.completeUntil).toBe(rolloutStart + 30 * hourMs);
    // The day of California that has ended: 3 January.
    expect(series.days).toEqual([
      {
        start: rolloutStart,
        candidate: { users: 48_000, failed: 480 },
        baseline: { users: 960_000, failed: 4800 },
      },
    ]);
  });

  test('the artifacts of one release count together, and other versions not at all', async () => {
    const { signal } = await vitals([
      ...hours,
      ...[3, 9].map((versionCode) => hour(0, { versionCode, users: 1000, crashed: 10 })),
    ]);
    const twofold = { ...question, candidate: { versionName: '2.0', versionCodes: [2, 3] } };
    const [first] = seriesIn(await askSignal(signal, twofold, 10_000)).hours;
    expect(first?.candidate).toEqual({ users: 3000, failed: 30 });
  });

  test('what is missing is unknown and not zero; the newest hours of a source without rows are no data', async () => {
    const suppressed = hours.filter(
      (one) => one.versionCode === 1 || one.startMs !== rolloutStart + 5 * hourMs,
    );
    const { signal } = await vitals(suppressed);
    const { hours: seen, completeUntil } = seriesIn(await askSignal(signal, question, 10_000));
    expect(seen[5]).toEqual({
      start: rolloutStart + 5 * hourMs,
      candidate: undefined,
      baseline: { users: 40_000, failed: 200 },
    });
    // Vitals say that they are complete until 10:00 of the next day.
    expect(completeUntil).toBe(rolloutStart + 30 * hourMs);
    expect(completeUntil).toBeLessThan(Date.UTC(2026, 0, 5, 10));
  });

  test('a question is answered over all pages', async () => {
    const { signal } = await vitals(hours, 7);
    const series = seriesIn(await askSignal(signal, question, 10_000));
    expect([series.hours.length, series.days.length]).toEqual([30, 1]);
  });

  test('a late revision replaces what was said before', async () => {
    const revised = hours.map((one) => ({ ...one }));
    const { signal } = await vitals(revised);
    const before = seriesIn(await askSignal(signal, question, 10_000));
    revised[0] = hour(0, { crashed: 90 });
    const after = seriesIn(await askSignal(signal, question, 10_000));
    expect([before.hours[0]?.candidate?.failed, after.hours[0]?.candidate?.failed]).toEqual([20, 90]);
    expect(after.hours.slice(1)).toEqual(before.hours.slice(1));
  });
});

describe('no data', () => {
  test('when nobody has been seen on the new version', async () => {
    const { signal } = await vitals([hour(0, { versionCode: 1 })]);
    expect(await askSignal(signal, question, 10_000)).toMatchObject({ kind: 'no-data', why: 'nothing-yet' });
  });

  test('when the account may not see the app, and when nobody listens', async () => {
    const { signal, reporting } = await vitals([]);
    const other = await askSignal(signal, { ...question, applicationId: 'com.example.nowhere' }, 10_000);
    expect(other).toMatchObject({ why: 'refused', reason: expect.stringMatching(/HTTP 40[34]/) });
    await reporting.close();
    expect(await askSignal(signal, question, 10_000)).toMatchObject({ kind: 'no-data', why: 'unreachable' });
  });

  test('when the answer takes too long', async () => {
    const { signal } = await vitals([]);
    const silent = { ...signal, ask: () => new Promise<never>(() => undefined) };
    expect(await askSignal(silent, question, 30)).toMatchObject({ why: 'too-late' });
  });
});

test('the top new crash is one that no earlier version had', async () => {
  const crash = (issueId: string, users: number) => ({
    type: 'CRASH' as const,
    perceived: true,
    users,
    reports: users,
    issueId,
  });
  const named = { ...crash('boot', 30), cause: 'IllegalStateException', location: 'MainActivity.onCreate' };
  const { signal } = await vitals([
    hour(0, { errors: [crash('old', 90), named, crash('rare', 2)] }),
    hour(0, { versionCode: 1, errors: [crash('old', 500)] }),
  ]);
  const asked = { ...question, timeout: AbortSignal.timeout(10_000) };
  expect(await signal.newProblem?.(asked)).toEqual({
    title: 'IllegalStateException in MainActivity.onCreate',
    users: 30,
    link: undefined,
  });
});
