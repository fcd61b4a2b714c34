import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/clock/clock.ts';
import { releaseKey } from '../../src/ledger/release-key.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { applicationId, everybody, openPlayStore, staged } from './play-store.ts';
import { configFor, writeConfig } from './prebuilt-app.ts';
import { openWorkplace, slipway } from './slipway.ts';

test('a halt holds what soaks, goes on record, and names only the help that is set up', async () => {
  const place = await openWorkplace();
  const store = await openPlayStore(place, { production: [staged(0.01), everybody] });
  onTestFinished(async () => {
    await store.close();
    await place.close();
  });
  const config = configFor();
  const named = ['halt', '--reason', 'crash at start', '--app', `play:${applicationId}`];
  const run = (args: readonly string[]) => slipway(place, args, { env: store.env });
  const withoutConfig = await run([...named, '--dry-run']);
  expect(withoutConfig.stdout).not.toContain('What reaches');
  await writeConfig(place, {
    ...config,
    incident: {
      complements: [{ name: 'kill switch', how: 'turn chat.send off', url: 'https://flags.example.com' }],
    },
  });
  const release = (versionName: string) => releaseKey({ platform: 'android', applicationId, versionName });
  const open = () => openSqliteLedger({ path: join(place.folder, '.slipway/ledger.db'), clock: systemClock });
  const ledger = await open();
  const start = { type: 'rollout.started', store: 'local Play', fraction: 0.01 } as const;
  const rolling = { ...start, track: 'production', versionCodes: [7] };
  const soaking = { ...start, track: 'internal', versionCodes: [8], fraction: 1, soaking: true };
  await ledger.append({ release: release('1.0.0'), after: 0, bodies: [rolling], actor: 'test' });
  await ledger.append({ release: release('1.1.0'), after: 0, bodies: [soaking], actor: 'test' });
  const upload = { type: 'upload.edit-opened', editId: '1', sha256: '0'.repeat(64) } as const;
  await ledger.append({ release: release('1.2.0'), after: 0, bodies: [upload], actor: 'test' });
  await ledger.close();

  const end = await run(named);
  expect(end.code, end.stdout + end.stderr).toBe(0);
  expect(end.stdout).toMatch(/^STOPPED/);
  expect(end.stdout).toContain(`HELD  ${applicationId}, internal`);
  expect(end.stdout).toMatch(/STILL COMING[^\n]+\n.*1\.2\.0 has been uploading since/);
  expect(end.stdout).toContain('kill switch: turn chat.send off https://flags.example.com');
  expect(end.stdout).toContain('hotfix: slipway release android --hotfix');
  expect(end.stdout).toContain('slipway recovery create --version-code 7');
  expect(end.stdout).not.toContain('warning');
  const after = await open();
  const last = async (versionName: string) => (await after.read(release(versionName))).at(-1);
  const [done, held] = [await last('1.0.0'), await last('1.1.0')];
  await after.close();
  expect(done).toMatchObject({
    actor: 'user:kim',
    body: {
      type: 'halt.done',
      outcome: 'stopped',
      reason: 'crash at start',
      before: { status: 'inProgress' },
    },
  });
  expect(held?.body).toMatchObject({ type: 'halt.held', track: 'internal', reason: 'crash at start' });
  expect(done?.body.type === 'halt.done' && done.body.correlationId).toBe(
    held?.body.type === 'halt.held' && held.body.correlationId,
  );
});
