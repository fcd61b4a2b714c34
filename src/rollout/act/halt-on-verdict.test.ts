import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault, SeenRequest } from '../../emulators/serving/faults.ts';
import type { Page } from '../../incident/page.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { releaseKey } from '../../ledger/release-key.ts';
import { openSqliteLedger } from '../../ledger/sqlite/sqlite-ledger.ts';
import {
  applicationId,
  completed,
  openHarness,
  type PlayHarness,
} from '../../stores/google-play/testing/play-harness.ts';
import type { RolloutPorts, RolloutSubject } from '../context.ts';
import { stepRollout } from '../step.ts';

const release = releaseKey({ platform: 'android', applicationId, versionName: '2.0' });
const place = { applicationId, track: 'production' };
const subject: RolloutSubject = {
  release,
  ...place,
  publicTrack: 'production',
  versionCodes: [2],
  plan: { soak: [], stages: [], calendar: undefined, pace: 'plan', evidenceMaxAgeMs: 3_600_000 },
};

let harness: PlayHarness;
let ledger: Ledger;
let fault: ((request: SeenRequest) => Fault | undefined) | undefined;
let pages: Page[];

beforeEach(async () => {
  [fault, pages] = [undefined, []];
  const staged = { ...completed(2), status: 'inProgress', userFraction: 0.01 } as const;
  harness = await openHarness({
    app: { tracks: { production: [staged, completed(1)] } },
    faults: (request) => fault?.(request),
  });
  ledger = await openSqliteLedger({ path: `${harness.dir}/ledger.db`, clock: clock() });
  const start = { type: 'rollout.started', store: 'local Play', track: 'production' } as const;
  const bodies = [{ ...start, versionCodes: [2], fraction: 0.01 }] as const;
  await ledger.append({ release, after: 0, bodies: [...bodies], actor: 'test' });
});

afterEach(async () => {
  await ledger.close();
  await harness.close();
});

const clock = () => ({ now: () => harness.clock.nowMs });

function step(more: Partial<RolloutPorts> = {}) {
  return stepRollout(subject, {
    store: harness.store,
    ledger,
    clock: clock(),
    actor: 'github:guard',
    judge: async () => ({ judgement: 'halt', reason: 'crashes doubled', asOf: clock().now() }),
    alarm: async (page) => {
      pages.push(page);
      return { reached: ['the webhook at example.com'], warnings: [] };
    },
    ...more,
  });
}

async function status() {
  return (await harness.store.readTrack(place)).releases[0]?.status;
}

describe('a halt on a verdict', () => {
  test('goes on record with its evidence, and pages nobody', async () => {
    expect((await step()).exit).toBe('halted');
    expect(await status()).toBe('halted');
    expect(pages).toEqual([]);
    expect((await ledger.read(release)).at(-1)).toMatchObject({
      actor: 'github:guard',
      body: {
        type: 'halt.done',
        outcome: 'stopped',
        evidence: { verdict: 'halt', reason: 'crashes doubled', asOf: '2026-01-01T00:00:00.000Z' },
        before: { status: 'inProgress' },
        after: { status: 'halted' },
      },
    });
  });

  test('that the store refuses pages somebody, and goes on record as failed', async () => {
    fault = ({ method, path }) =>
      method === 'PUT' && path.includes('/tracks/')
        ? { kind: 'answer', status: 403, body: { error: { message: 'The caller does not have permission' } } }
        : undefined;
    await expect(step()).rejects.toMatchObject({
      code: 'ROLLOUT_NOT_CONFIRMED',
      seen: expect.stringContaining('paged: the webhook at example.com'),
    });
    const body = (await ledger.read(release)).at(-1)?.body;
    expect(body).toMatchObject({ type: 'halt.done', outcome: 'failed' });
    expect(pages).toMatchObject([
      {
        event: 'halt-not-confirmed',
        reason: 'the gate answered halt: crashes doubled',
        actor: 'github:guard',
      },
    ]);
    expect(pages[0]?.correlationId).toBe(body?.type === 'halt.done' && body.correlationId);
  });

  test('stands when the ledger cannot be written', async () => {
    const broken: Ledger = {
      ...ledger,
      read: (key) => ledger.read(key),
      append: () => Promise.reject(new Error('disk full')),
    };
    const { exit, did } = await step({ ledger: broken });
    expect([exit, await status()]).toEqual(['halted', 'halted']);
    expect(did).toContain('warning: not recorded in the ledger');
  });
});
