import { afterEach, beforeEach, expect, test } from 'vitest';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import {
  applicationId,
  completed,
  openHarness,
  type PlayHarness,
} from '../stores/google-play/testing/play-harness.ts';
import { findAhead } from './find-ahead.ts';

const first = { store: 'play', fraction: 0.1, forMs: 0 } as const;
const subject = { release: releaseKey({ platform: 'ios', applicationId, versionName: '2.0' }) };
const android = releaseKey({ platform: 'android', applicationId, versionName: '2.0' });
const at = Date.UTC(2026, 0, 1);

let harness: PlayHarness;
let ledger: Ledger;

beforeEach(async () => {
  const staged = { ...completed(2), status: 'inProgress', userFraction: 0.1 };
  harness = await openHarness({ app: { tracks: { production: [staged, completed(1)] } } });
  ledger = openSqliteLedger({ path: ':memory:', clock: { now: () => at } });
});

afterEach(async () => {
  await ledger.close();
  await harness.close();
});

const find = (more: Partial<Parameters<typeof findAhead>[0]> = {}) =>
  findAhead({ subject, applicationId, ledger, openStore: async () => harness.store, ...more }, first);

async function started(fraction: number): Promise<void> {
  const start = { type: 'rollout.started', store: 'local Play', track: 'production' } as const;
  const bodies = [{ ...start, versionCodes: [2], fraction }] as const;
  await ledger.append({ release: android, after: 0, bodies, actor: 'test' });
}

test('the rollout of the same version on the other store says how far it is, and since when', async () => {
  expect(await find()).toEqual({ kind: 'not-yet', reason: 'there is no rollout of 2.0 yet' });
  await started(0.1);
  expect(await find()).toEqual({ kind: 'reached', since: at });
});

test('a store that cannot be asked has reached nothing', async () => {
  await started(0.1);
  const openStore = () => Promise.reject(new SlipwayError('STORE_UNAVAILABLE', { message: 'Not there.' }));
  expect(await find({ openStore })).toEqual({ kind: 'not-yet', reason: 'it could not be asked: Not there.' });
  const nowhere = await find({ applicationId: undefined });
  expect(nowhere).toEqual({ kind: 'not-yet', reason: 'the config has no app on Google Play' });
});
