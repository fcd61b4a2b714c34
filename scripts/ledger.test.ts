import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runHere } from '../src/cli/testing/run-here.ts';
import { systemClock } from '../src/clock/clock.ts';
import { openLedger } from '../src/compose.ts';
import { loadConfig } from '../src/config/load.ts';
import type { Ledger } from '../src/ledger/ledger.ts';
import { releaseKey } from '../src/ledger/release-key.ts';
import { loadSqlite } from '../src/ledger/sqlite/load-sqlite.ts';
import { gitSandbox } from '../src/ledger/testing/git-sandbox.ts';
import { chat, chatNext, requestOf, stillClock } from '../src/ledger/testing/sample-journal.ts';
import command from './ledger.ts';

const other = releaseKey({ platform: 'android', applicationId: 'com.example.maps', versionName: '1.4.0' });

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-command-'));
  await writeConfig('sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

async function writeConfig(kind: string, place = folder): Promise<void> {
  const app = (applicationId: string) => ({ android: { applicationId, versionName: '1.4.0' } });
  const config = { ledger: kind, apps: { chat: app('com.example.chat'), maps: app('com.example.maps') } };
  await writeFile(join(place, 'slipway.config.ts'), `export default ${JSON.stringify(config)}`);
}

async function fill(): Promise<void> {
  const { config } = await loadConfig({ cwd: folder, env: {} });
  const clock = stillClock(Date.UTC(2026, 0, 2, 3, 4, 5));
  const ledger: Ledger = await openLedger(config, { clock, env: {} });
  await ledger.append(requestOf(chat, 0, ['build', 'upload']));
  clock.timeMs += 3_600_000;
  await ledger.append(requestOf(chatNext, 0, ['build']));
  await ledger.append(requestOf(other, 0, ['build']));
  await ledger.close();
}

function slipway(...argv: string[]) {
  return runHere(command, argv, { cwd: folder });
}

function damage(sql: string): void {
  const database = new (loadSqlite().DatabaseSync)(join(folder, '.slipway', 'ledger.db'));
  database.exec(sql);
  database.close();
}

describe('slipway ledger show', () => {
  test('says so when there is nothing', async () => {
    expect(await slipway('show')).toEqual({
      exit: 0,
      out: 'ledger  sqlite (.slipway/ledger.db), times in UTC\nnothing yet\n',
      err: '',
    });
  });

  test('lists releases, the newest first', async () => {
    await fill();
    expect((await slipway('show')).out).toBe(
      [
        'ledger  sqlite (.slipway/ledger.db), times in UTC',
        '2026-01-02 04:04:05     1 events  android/com.example.chat/1.5.0',
        '2026-01-02 04:04:05     1 events  android/com.example.maps/1.4.0',
        '2026-01-02 03:04:05     2 events  android/com.example.chat/1.4.0',
        '',
      ].join('\n'),
    );
  });

  test('shows the events of one release, by version name or by key', async () => {
    await fill();
    const byName = await slipway('show', '1.4.0', '--app', 'chat');
    expect(byName.out).toBe(
      [
        'android/com.example.chat/1.4.0',
        'ledger  sqlite (.slipway/ledger.db), times in UTC',
        '',
        '1  2026-01-02 03:04:05  step.started          user:kim',
        '   build',
        '2  2026-01-02 03:04:05  step.started          user:kim',
        '   upload',
        '',
      ].join('\n'),
    );
    expect(await slipway('show', chat)).toEqual(byName);
  });

  test('hands the events to programs as they are', async () => {
    await fill();
    const { out } = await slipway('show', '1.5.0', '--json');
    expect(JSON.parse(out)).toMatchObject({
      release: chatNext,
      events: [{ sequence: 1, at: '2026-01-02T04:04:05.000Z', body: { step: 'build' } }],
    });
  });

  test.each([
    [
      'a name that two apps have',
      ['1.4.0'],
      '2 releases are called "1.4.0".',
      `slipway ledger show ${other}`,
    ],
    ['a mistyped name', ['1.5.1'], 'no release "1.5.1"', 'slipway ledger show 1.5.0'],
    ['an unknown name', ['9.9.9-beta.4'], 'no release "9.9.9-beta.4"', 'slipway ledger show'],
  ])('asks back for %s', async (...[, argv, message, next]) => {
    await fill();
    const { exit, err } = await slipway('show', ...argv);
    expect(exit).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(next);
  });
});

describe('slipway ledger verify', () => {
  test('is content with whole journals', async () => {
    await fill();
    expect(await slipway('verify')).toEqual({
      exit: 0,
      out: '3 releases, 4 events, 0 broken  (sqlite (.slipway/ledger.db))\n',
      err: '',
    });
  });

  test('names release and sequence of what is broken, and exits 1', async () => {
    await fill();
    damage(`DELETE FROM events WHERE release = '${chat}' AND sequence = 1`);
    damage(`UPDATE events SET json = 'oops' WHERE release = '${other}'`);
    const { exit, out } = await slipway('verify');
    expect(exit).toBe(1);
    expect(out.split('\n').slice(0, 3)).toEqual([
      `BROKEN  Event 1 of ${chat} in the ledger is broken. the event is missing`,
      expect.stringContaining(`BROKEN  Event 1 of ${other} in the ledger is broken. not JSON`),
      '3 releases, 1 event, 2 broken  (sqlite (.slipway/ledger.db))',
    ]);
    expect((await slipway('show')).out).toContain(`broken (see: slipway ledger verify)  ${chat}`);
  });

  test('takes the whole ledger', async () => {
    expect((await slipway('verify', '1.4.0')).exit).toBe(2);
  });
});

test('the ledger may be a branch of the repository that holds the config', async () => {
  const sandbox = await gitSandbox();
  const repository = await sandbox.clone('app');
  await writeConfig('git', repository);
  const { config } = await loadConfig({ cwd: repository, env: sandbox.env });
  const ledger = await openLedger(config, { clock: systemClock, env: sandbox.env });
  expect(ledger.label).toBe('git (origin slipway-ledger)');
  expect(await ledger.append(requestOf(chat, 0, ['one']))).toMatchObject({ kind: 'appended' });
  await sandbox.dispose();
});
