import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { badGatewayPage, unavailableBody } from '../../src/emulators/serving/faults.ts';
import { otherUser, otherUserProblem } from '../../src/testing/other-user.ts';
import { mountProblem, mountSmallDisk } from './disks.ts';
import {
  applicationId,
  everybody,
  isCommit,
  openPlayStore,
  type PlayStore,
  type PlayStoreOptions,
  staged,
} from './play-store.ts';
import { configFor, writeConfig } from './prebuilt-app.ts';
import { type CliEnd, errorOf, openWorkplace, refusal, slipway, type Workplace } from './slipway.ts';

const named = ['halt', '--reason', 'crash at start', '--app', `play:${applicationId}`];
const unnamed = ['halt', '--reason', 'crash at start'];

let place: Workplace;
let store: PlayStore;

beforeEach(async () => {
  place = await openWorkplace();
  store = await openPlayStore(place, { production: [staged(0.01), everybody] });
});

afterEach(async () => {
  await store.close();
  await place.close();
});

async function restock(options: PlayStoreOptions): Promise<void> {
  await store.close();
  store = await openPlayStore(place, options);
}

function halt(args: readonly string[] = named, options: Parameters<typeof slipway>[2] = {}): Promise<CliEnd> {
  return slipway(place, args, { ...options, env: { ...store.env, ...options.env } });
}

function statusOf(versionCode: string): string | undefined {
  return store.production().find(({ versionCodes }) => versionCodes?.includes(versionCode))?.status;
}

function expectStopped(end: CliEnd): void {
  expect(end.code, end.stdout + end.stderr).toBe(0);
  expect(end.stdout).toMatch(new RegExp(`^STOPPED  ${applicationId}, production, local Play`));
  expect(end.stdout).not.toMatch(/embedded/i);
  expect(statusOf('7')).toBe('halted');
  expect(store.production()).toContainEqual(expect.objectContaining({ versionCodes: ['1'] }));
}

describe('with nothing but the name of the app and credentials', () => {
  test('stops, tells what it cannot reach, and writes nothing', async () => {
    const end = await halt();
    expectStopped(end);
    expect(end.stdout).toContain('version code 7 was inProgress at 1% and is halted; read back.');
    expect(end.stdout).toContain('Users who already have the version keep it');
    expect(await readdir(place.folder)).toEqual([]);
  });

  test('a second time is no failure, and changes nothing', async () => {
    await halt();
    const commits = store.play.effects().length;
    const again = await halt();
    expectStopped(again);
    expect(again.stdout).toContain('was already halted at 1%');
    expect(store.play.effects()).toHaveLength(commits);
  });

  test('--json is one value with the outcome per store', async () => {
    const { code, stdout } = await halt([...named, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      reason: 'crash at start',
      results: [{ outcome: 'stopped', applicationId, track: 'production', versionCodes: [7] }],
    });
  });

  test('two at once both end well', async () => {
    const [one, other] = await Promise.all([halt(), halt()]);
    expectStopped(one);
    expectStopped(other);
  });
});

describe('whatever state this machine is in', () => {
  test.each([
    ['values that cannot be right', '{ "apps": {}, "stors": 1 }'],
    ['a syntax error', '{ "apps": {,'],
    ['the embedded store', JSON.stringify({ stores: 'embedded', ...configFor() })],
  ])('a config with %s', async (_what, text) => {
    await writeFile(join(place.folder, 'slipway.config.json'), text);
    expectStopped(await halt());
    expect(existsSync(join(place.folder, '.slipway/embedded'))).toBe(false);
  });

  test('a config that ends the process', async () => {
    await writeFile(join(place.folder, 'slipway.config.mjs'), 'process.exit(0);');
    expect((await halt()).stdout).toMatch(/^STOPPED/);
    expect(statusOf('7')).toBe('halted');
  });

  test('a .env that is a folder', async () => {
    await writeConfig(place);
    await mkdir(join(place.folder, '.env'));
    expectStopped(await halt());
  });

  test('a corrupt ledger', async () => {
    await writeConfig(place);
    await mkdir(join(place.folder, '.slipway'));
    await writeFile(join(place.folder, '.slipway/ledger.db'), 'Dear diary\n'.repeat(1000));
    const end = await halt();
    expectStopped(end);
    expect(end.stdout).toMatch(/warning: not recorded in the ledger: .*ledger\.db/);
    expectStopped(await halt(unnamed));
  });

  test('a file where the state folder should be', async () => {
    await writeConfig(place);
    await writeFile(join(place.folder, '.slipway'), '');
    expectStopped(await halt());
  });

  test('the Git ledger outside of any repository', async () => {
    await writeConfig(place);
    const end = await halt(named, { env: { SLIPWAY_LEDGER: 'git' } });
    expectStopped(end);
    expect(end.stdout).toContain('warning: not recorded in the ledger');
  });

  test('full disks everywhere', async ({ skip }) => {
    const problem = mountProblem();
    if (problem !== undefined) skip(problem);
    const disks = [place.folder, place.env.HOME ?? '', place.env.TMPDIR ?? ''].map((folder) =>
      mountSmallDisk(folder, 64),
    );
    try {
      await writeConfig(place);
      for (const disk of disks) disk.fill();
      expectStopped(await halt());
      expectStopped(await halt(unnamed));
    } finally {
      for (const disk of disks) disk.unmount();
    }
  });

  test('a user who may write nowhere and has no home', async ({ skip }) => {
    const problem = otherUserProblem();
    if (problem !== undefined) skip(problem);
    await writeConfig(place);
    const key = store.env.GOOGLE_APPLICATION_CREDENTIALS ?? '';
    execFileSync('chmod', ['-R', 'a+rX', join(place.folder, '..')]);
    execFileSync('chown', ['-R', 'nobody', join(place.folder, '..', 'play-key')]);
    expect(existsSync(key)).toBe(true);
    expectStopped(
      await halt(named, { uid: otherUser.uid, env: { HOME: '/nonexistent', TMPDIR: '/nonexistent' } }),
    );
  });

  test('a folder that was deleted under the shell', async () => {
    const gone = join(place.folder, 'gone');
    await mkdir(gone);
    const end = await halt(named, { wrapper: ['sh', '-c', 'rmdir "$PWD"; exec "$@"', 'sh'], cwd: gone });
    expectStopped(end);
  });
});

describe('a store in trouble', () => {
  test('fails at first, by 503, by a broken connection and by a page of HTML', async () => {
    let count = 0;
    store.fail(() => {
      count += 1;
      if (count === 1) return { kind: 'answer', status: 503, body: unavailableBody };
      if (count === 3) return { kind: 'reset', when: 'received' };
      if (count === 5) return { kind: 'answer', status: 502, body: badGatewayPage };
      return undefined;
    });
    expectStopped(await halt());
    expect(count).toBeGreaterThan(5);
  });

  test('loses the answer to a commit that it made', async () => {
    let lost = false;
    store.fail((request) => {
      if (lost || !isCommit(request)) return undefined;
      lost = true;
      return { kind: 'reset', when: 'handled' };
    });
    expectStopped(await halt());
  });

  test('refuses the permission: said at once', async () => {
    await restock({ production: [staged(0.01), everybody], invitedTo: [] });
    const end = await halt();
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^NOT STOPPED/);
    expect(end.stdout).toMatch(/Users\s+and\s+permissions/);
    expect(end.wallMs).toBeLessThan(5_000);
  });

  test('a review in progress is cancelled for it, and said', async () => {
    store.play.inConsole(applicationId, { kind: 'put-in-review' });
    const end = await halt();
    expectStopped(end);
    expect(end.stdout).toMatch(/review\s[\s\S]*cancelled/);
  });
});

describe('what there is to stop', () => {
  test('a version that has reached everybody is not taken back unasked', async () => {
    await restock({
      production: [{ ...everybody, name: '1.0.0', versionCodes: ['7'] }, everybody],
    });
    const end = await halt();
    expect(end.code).toBe(3);
    expect(end.stdout).toMatch(/^NOT STOPPED/);
    const command = /slipway (?:-- )?(halt .*--version-code 7.*)/.exec(end.stdout)?.[1];
    expect(statusOf('7')).toBe('completed');
    // The command that is suggested is run by a shell, as by a person who copies it.
    const wrapper = ['sh', '-c', `exec "$@" ${command?.replace(/^halt/, '')}`, 'sh'];
    expectStopped(await halt(['halt'], { wrapper }));
  });

  test('nothing is published', async () => {
    await restock({ production: [] });
    const end = await halt();
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(/^NOTHING TO STOP/);
  });

  test('--dry-run leaves the store as it is', async () => {
    const end = await halt([...named, '--dry-run']);
    expect(end.code).toBe(0);
    expect(store.play.effects()).toEqual([]);
    expect(statusOf('7')).toBe('inProgress');
    expect(end.stdout).not.toMatch(/^STOPPED/m);
  });
});

describe('refusals', () => {
  test.each([
    ['without a config', undefined],
    ['with a config of the embedded store', 'embedded'],
  ])('no credentials, %s', async (_what, stores) => {
    if (stores !== undefined) await writeConfig(place, { ...configFor(), stores: 'live' });
    const error = await refusal(place, named, {});
    expect(error).toMatchObject({ code: 'CREDENTIALS_MISSING', exit: 2, retryable: false });
    expect(error.spoken).not.toMatch(/embedded/i);
    expect(existsSync(join(place.folder, '.slipway'))).toBe(false);
  });

  test('no credentials, only a local Play', async () => {
    const { SLIPWAY_PLAY_ENDPOINT } = store.env;
    const error = await refusal(place, named, { env: { SLIPWAY_PLAY_ENDPOINT } });
    expect(error).toMatchObject({ code: 'CREDENTIALS_MISSING', exit: 2 });
    expect(store.play.requests()).toEqual([]);
  });

  test('an embedded config and --app, without credentials: never the embedded store', async () => {
    await writeConfig(place, { ...configFor(), stores: 'embedded' });
    const end = await slipway(place, [...named, '--json']);
    expect(errorOf(end).code).toBe('CREDENTIALS_MISSING');
    expect(existsSync(join(place.folder, '.slipway'))).toBe(false);
  });

  test('no app and no config', async () => {
    const error = await refusal(place, unnamed, { env: store.env });
    expect(error).toMatchObject({ code: 'HALT_WITHOUT_APP', exit: 2 });
    expect(error.next).toContain('slipway halt --app play:');
  });

  test('SLIPWAY_READONLY=1 refuses before any credential is touched', async () => {
    const fifo = join(place.folder, 'key.fifo');
    execFileSync('mkfifo', [fifo]);
    const env = { ...store.env, GOOGLE_APPLICATION_CREDENTIALS: fifo, SLIPWAY_READONLY: '1' };
    const error = await refusal(place, named, { env, limitMs: 10_000 });
    expect(error).toMatchObject({ code: 'READ_ONLY', exit: 2 });
    expect(store.play.requests()).toEqual([]);
    await rm(fifo);
  });

  test('no reason', async () => {
    const error = await refusal(place, ['halt', '--app', `play:${applicationId}`], { env: store.env });
    expect(error).toMatchObject({ code: 'USAGE', exit: 2 });
  });
});
