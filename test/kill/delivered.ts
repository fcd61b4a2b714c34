import { join } from 'node:path';
import { expect } from 'vitest';
import { systemClock } from '../../src/clock/clock.ts';
import { releaseKey } from '../../src/ledger/release-key.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import type { Trial } from './trial.ts';

/** The store saw each of these once and nothing else, and the ledger tells one story. */
export async function assertDelivered(
  { folder, platform, store }: Trial,
  { applicationId, effects }: { readonly applicationId: string; readonly effects: readonly string[] },
): Promise<void> {
  expect(store.effects()).toEqual(effects);
  const ledger = await openSqliteLedger({ path: join(folder, '.slipway', 'ledger.db'), clock: systemClock });
  try {
    const events = await ledger.read(releaseKey({ platform, applicationId, versionName: '1.0.0' }));
    const types = events.map(({ body }) => body.type);
    expect(types.filter((type) => type === 'rollout.started')).toHaveLength(1);
    expect(events.at(-1)?.body).toMatchObject({ type: 'step.succeeded', step: 'rollout' });
  } finally {
    await ledger.close();
  }
}
