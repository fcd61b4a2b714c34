import { join } from 'node:path';
import { expect } from 'vitest';
import { systemClock } from '../../src/clock/clock.ts';
import { releaseKey } from '../../src/ledger/release-key.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import type { Trial } from './trial.ts';

/** The store saw one upload and one commit that took effect, and the ledger tells one story. */
export async function assertDelivered(
  { folder, play }: Trial,
  { applicationId, versionCode }: { readonly applicationId: string; readonly versionCode: number },
): Promise<void> {
  const effects = play.effects();
  const uploads = effects.filter((effect) => effect.kind === 'upload' && effect.target === 'bundle');
  const commits = effects.filter((effect) => effect.kind === 'commit');
  expect(uploads).toMatchObject([{ versionCode }]);
  expect(commits).toHaveLength(1);
  const released = { status: 'inProgress', versionCodes: [String(versionCode)], userFraction: 0.01 };
  expect(commits[0]?.tracks.production).toContainEqual(expect.objectContaining(released));
  const ledger = await openSqliteLedger({ path: join(folder, '.slipway', 'ledger.db'), clock: systemClock });
  try {
    const events = await ledger.read(
      releaseKey({ platform: 'android', applicationId, versionName: '1.0.0' }),
    );
    const types = events.map(({ body }) => body.type);
    expect(types.filter((type) => type === 'rollout.started')).toHaveLength(1);
    expect(events.at(-1)?.body).toMatchObject({ type: 'step.succeeded', step: 'rollout' });
  } finally {
    await ledger.close();
  }
}
