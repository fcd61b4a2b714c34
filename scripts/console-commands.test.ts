import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { png } from '../src/assets/testing/png.ts';
import type { AnyCommand } from '../src/cli/command.ts';
import { runHere } from '../src/cli/testing/run-here.ts';
import { userReview, writeReviews } from '../src/emulators/play/testing/reviews.ts';
import {
  applicationId,
  completed,
  credentials,
  openHarness,
  type PlayHarness,
} from '../src/stores/google-play/testing/play-harness.ts';
import listing from './listing.ts';
import recovery from './recovery.ts';
import reviews from './reviews.ts';
import universalApk from './universal-apk.ts';

let harness: PlayHarness;
let dir = '';
beforeEach(async () => {
  harness = await openHarness({ app: { tracks: { production: [completed(2), completed(1)] } } });
  dir = await mkdtemp(join(tmpdir(), 'slipway-console-'));
  const app = { android: { applicationId, versionName: '1.0.0', devices: [] } };
  const config = {
    profiles: { release: { android: { builder: 'prebuilt', artifact: 'a.aab' } } },
    apps: { app },
  };
  await write('slipway.config.json', JSON.stringify(config));
});
afterEach(async () => {
  await harness.close();
  await rm(dir, { recursive: true, force: true });
});

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), content);
}

async function run(command: AnyCommand, argv: readonly string[], env: Record<string, string> = {}) {
  const ran = await runHere(command, argv, {
    cwd: dir,
    env: {
      SLIPWAY_PLAY_ENDPOINT: harness.play.origin,
      SLIPWAY_PLAY_CREDENTIALS: JSON.stringify({
        client_email: credentials.clientEmail,
        private_key: credentials.privateKey,
      }),
      ...env,
    },
  });
  return { ...ran, json: () => JSON.parse(ran.out) };
}

const commits = () => harness.play.effects().filter(({ kind }) => kind === 'commit').length;
const readOnly = { SLIPWAY_READONLY: '1' };

describe('slipway listing', () => {
  const base = 'fastlane/metadata/android';
  beforeEach(async () => {
    await write(`${base}/en-US/title.txt`, 'Chatter\n');
    await write(`${base}/en-US/images/icon.png`, png(512, 512));
  });

  test('plan, push, push again, pull', async () => {
    const plan = await run(listing, ['plan']);
    expect(plan.exit).toBe(0);
    expect(plan.out).toContain('+ en-US\n  + title: Chatter\n  ~ icon\n    + images/icon.png');
    const dry = await run(listing, ['push', '--dry-run'], readOnly);
    expect([dry.exit, dry.out, commits()]).toEqual([0, plan.out, 0]);
    const push = await run(listing, ['push']);
    expect([push.exit, push.out]).toEqual([0, expect.stringContaining('committed and read back')]);
    expect((await run(listing, ['push', '--json'])).json()).toMatchObject({ kind: 'unchanged' });
    expect(commits()).toBe(1);
    await rm(join(dir, base), { recursive: true });
    const look = await run(listing, ['pull', '--dry-run']);
    expect(look.out).toContain('+ en-US/title.txt\n+ en-US/images/icon.png\n2 files would be written');
    expect(await readdir(dir)).not.toContain('metadata');
    const pull = await run(listing, ['pull', '--json']);
    expect(pull.json()).toMatchObject({ layout: 'fastlane', recoded: [] });
    expect(await readFile(join(dir, base, 'en-US/title.txt'), 'utf8')).toBe('Chatter\n');
    expect(await readFile(join(dir, base, 'en-US/images/icon.png'))).toEqual(png(512, 512));
    expect((await run(listing, ['plan'])).out).toContain('The store shows what the files say.');
  });

  test('what the store would refuse is found, and not pushed', async () => {
    await write(`${base}/en-US/title.txt`, 'x'.repeat(31));
    await write(`${base}/en-US/images/phoneScreenshots/1.png`, 'no image');
    const plan = await run(listing, ['plan', '--json']);
    expect([plan.exit, plan.json().findings.length]).toEqual([1, 2]);
    const push = await run(listing, ['push']);
    expect([push.exit, push.out, commits()]).toEqual([1, expect.stringContaining('2 errors'), 0]);
  });

  test('a read-only environment, missing files, a folder of one’s own', async () => {
    expect(await run(listing, ['push'], readOnly)).toMatchObject({
      exit: 2,
      err: expect.stringContaining('READ_ONLY'),
    });
    await rm(join(dir, base), { recursive: true });
    const missing = await run(listing, ['plan', '--json']);
    expect([missing.exit, missing.json().error.code]).toEqual([2, 'LISTING_NOT_FOUND']);
    await write('store/de-DE/title.txt', 'Plausch');
    expect((await run(listing, ['plan', '--path', 'store'])).out).toContain('+ title: Plausch');
  });
});

describe('slipway reviews', () => {
  test('list, filtered; reply, once', async () => {
    const { nowMs } = harness.clock;
    writeReviews(harness, [userReview('gp:1', nowMs, 1), userReview('gp:2', nowMs - 1000, 5)]);
    const all = await run(reviews, ['list']);
    expect(all.out).toContain('★☆☆☆☆  Ada, 2026-01-01, 1.0 (1), oriole, de\n  Stürzt beim Start ab.\n  gp:1');
    const bad = await run(reviews, ['list', '--stars', '2', '--unanswered', '--language', 'de', '--json']);
    expect(bad.json().reviews.map(({ id }: { id: string }) => id)).toEqual(['gp:1']);
    expect((await run(reviews, ['list', '--version-code', '9'])).out).toContain('no such review');
    const reply = ['reply', 'gp:1', '--text', 'Mended, sorry.'];
    expect((await run(reviews, [...reply, '--dry-run'], readOnly)).out).toContain('would reply');
    expect((await run(reviews, reply)).out).toContain('→ Mended, sorry.');
    expect((await run(reviews, [...reply, '--json'])).json().kind).toBe('unchanged');
    expect((await run(reviews, ['list', '--unanswered', '--json'])).json().reviews).toHaveLength(1);
  });

  test.each([
    ['no id', ['reply', '--text', 'x'], 'USAGE'],
    ['no text', ['reply', 'gp:1'], 'USAGE'],
    ['a long text', ['reply', 'gp:1', '--text', 'x'.repeat(351)], 'REVIEW_REPLY_REFUSED'],
    ['HTML', ['reply', 'gp:1', '--text', 'a <b>b</b>'], 'REVIEW_REPLY_REFUSED'],
  ])('refuses a reply with %s before anything is sent', async (_what, argv, code) => {
    const { exit, json } = await run(reviews, [...argv, '--json']);
    expect([exit, json().error.code, harness.play.requests()]).toEqual([2, code, []]);
  });

  test('escape sequences of a review do not reach the terminal', async () => {
    const hostile = {
      ...userReview('gp:1', harness.clock.nowMs),
      text: '\u001b[2Jgone\u202e',
      authorName: '\u0007x',
    };
    writeReviews(harness, [hostile]);
    const { out } = await run(reviews, ['list']);
    expect(out).toContain('[2Jgone');
    expect([...out].filter((one) => one !== '\n' && /\p{C}/u.test(one))).toEqual([]);
  });
});

describe('slipway recovery', () => {
  test('create, status, deploy, cancel', async () => {
    const create = ['create', '--version-code', '2', '--region', 'de', '--sdk', '34'];
    expect((await run(recovery, [...create, '--dry-run'], readOnly)).out).toBe(
      `would make a draft for users of 2 in DE, on Android API level 34 on local Play (${harness.play.origin})\n`,
    );
    const draft = (await run(recovery, [...create, '--json'])).json().recovery;
    expect((await run(recovery, ['status'])).out).toContain(
      `${draft.id}  draft since 2026-01-01T00:00:00.000Z`,
    );
    expect((await run(recovery, ['deploy', draft.id])).out).toContain('active since');
    expect((await run(recovery, ['cancel', draft.id, '--json'])).json()).toMatchObject({
      confirmed: true,
      recovery: { status: 'canceled' },
    });
  });

  test.each([
    ['no version', ['create']],
    ['no country', ['create', '--version-code', '2', '--region', 'Germany']],
    ['no id', ['deploy']],
    ['a word for an id', ['cancel', 'latest']],
  ])('refuses %s before anything is sent', async (_what, argv) => {
    const { exit, json } = await run(recovery, [...argv, '--json']);
    expect([exit, json().error.code, harness.play.requests()]).toEqual([2, 'USAGE', []]);
  });

  test('writes nothing in a read-only environment', async () => {
    const { exit, err } = await run(recovery, ['create', '--version-code', '2'], readOnly);
    expect([exit, err]).toEqual([2, expect.stringContaining('READ_ONLY')]);
  });
});

describe('slipway universal-apk', () => {
  test('a version of which the store has no APK leaves no file', async () => {
    const { exit, json } = await run(universalApk, ['--version-code', '1', '--out', 'x.apk', '--json']);
    expect([exit, json().error.code]).toEqual([3, 'STORE_NO_APK']);
    expect(await readdir(dir)).toEqual(['slipway.config.json']);
  });
});
