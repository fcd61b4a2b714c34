import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnyCommand } from '../src/cli/command.ts';
import { runHere } from '../src/cli/testing/run-here.ts';
import {
  type AppStoreHarness,
  bundleId,
  openAppStoreHarness,
} from '../src/emulators/app-store/testing/app-store-harness.ts';
import { created, linked } from '../src/emulators/app-store/testing/requests.ts';
import availability from './availability.ts';
import builds from './builds.ts';
import listing from './listing.ts';
import reviews from './reviews.ts';
import webhooks from './webhooks.ts';

let harness: AppStoreHarness;
let dir = '';
beforeEach(async () => {
  harness = await openAppStoreHarness({ app: { territories: ['DEU', 'FRA', 'USA'] } });
  dir = await mkdtemp(join(tmpdir(), 'slipway-app-store-'));
  const config = {
    profiles: { release: { ios: { artifact: 'a.ipa' } } },
    apps: { app: { ios: { bundleId, versionName: '2.0', devices: [] } } },
  };
  await write('slipway.config.json', JSON.stringify(config));
});
afterEach(async () => {
  await harness.close();
  await rm(dir, { recursive: true, force: true });
});

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), content);
}

const secret = 'a long enough secret phrase';
const readOnly = { SLIPWAY_READONLY: '1' };

interface Run {
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly onErr?: (text: string) => void;
}

async function run(command: AnyCommand, argv: readonly string[], { env, ...options }: Run = {}) {
  const { keyId, issuerId = '', privateKeyPem } = harness.key;
  const ran = await runHere(command, argv, {
    cwd: dir,
    env: {
      SLIPWAY_ASC_ENDPOINT: harness.store.origin,
      SLIPWAY_ASC_KEY_ID: keyId,
      SLIPWAY_ASC_ISSUER_ID: issuerId,
      SLIPWAY_ASC_KEY: privateKeyPem,
      SLIPWAY_ASC_WEBHOOK_SECRET: secret,
      ...env,
    },
    ...options,
  });
  return { ...ran, json: () => JSON.parse(ran.out) };
}

const writes = () => harness.store.requests().filter(({ method }) => method !== 'GET').length;

describe('slipway availability', () => {
  test('is shown, removed when the bundle id is typed out, and restored where it was', async () => {
    const shown = await run(availability, ['status']);
    expect(shown.out).toContain('on sale in 3 territories:\n  DEU FRA USA\n');
    const dry = await run(availability, ['remove', '--dry-run'], { env: readOnly });
    expect([dry.exit, dry.out]).toEqual([0, 'would be removed from sale in 3 territories:\n  DEU FRA USA\n']);
    for (const confirm of [[], ['--confirm', 'com.example.other']]) {
      const refused = await run(availability, ['remove', ...confirm]);
      expect([refused.exit, refused.err]).toEqual([2, expect.stringContaining('CONFIRMATION_MISSING')]);
      expect(refused.err).toContain('use slipway halt');
    }
    expect(writes()).toBe(0);
    const removed = await run(availability, ['remove', '--confirm', bundleId, '--json']);
    expect(removed.json()).toMatchObject({ changed: ['DEU', 'FRA', 'USA'], left: [], failure: null });
    expect((await run(availability, ['remove', '--confirm', bundleId])).out).toBe('Nothing to do.\n');
    const part = await run(availability, ['restore', '--territory', 'fra', '--confirm', bundleId]);
    expect(part.out).toBe('put on sale in 1 territory:\n  FRA\n');
    const rest = await run(availability, ['restore', '--confirm', bundleId]);
    expect(rest.out).toBe('put on sale in 2 territories:\n  DEU USA\n');
    const none = await run(availability, ['restore', '--confirm', bundleId, '--json']);
    expect([none.exit, none.json().error.code]).toEqual([2, 'AVAILABILITY_UNKNOWN']);
  });
});

describe('slipway builds', () => {
  test('are listed; old ones are expired, those that users have never', async () => {
    await harness.close();
    const liveVersions = ['1.0', '1.1', '1.2', '1.3'].map((version, at) => ({
      version,
      build: String(at + 1),
    }));
    harness = await openAppStoreHarness({ app: { liveVersions } });
    const shown = (await run(builds, ['list', '--json'])).json().builds;
    expect(
      shown.map((one: { versionCode: string; need?: string }) => [one.versionCode, one.need]),
    ).toHaveLength(4);
    const refused = await run(builds, ['expire', '--json']);
    expect([refused.exit, refused.json().error.code]).toEqual([2, 'USAGE']);
    const dry = await run(builds, ['expire', '--keep', '1', '--dry-run'], { env: readOnly });
    expect(dry.out).toContain('would expire ');
    expect(writes()).toBe(0);
    const { expired, left } = (await run(builds, ['expire', '--keep', '1', '--json'])).json();
    expect([expired.length, left]).toEqual([writes(), []]);
    const after = (await run(builds, ['list'])).out;
    expect(after).toMatch(/1\.3 \(4\) +1970-01-01 {2}users have it\n/);
    expect(after).toContain('expired');
    expect((await run(builds, ['expire', '--keep', '1'])).out).toBe('Nothing to do.\n');
  });
});

describe('slipway webhooks', () => {
  test('are added once, listed and removed; the secret is never shown', async () => {
    const add = ['add', '--url', 'https://example.com/apple'];
    expect((await run(webhooks, [...add, '--dry-run'], { env: readOnly })).out).toContain('would have');
    const added = await run(webhooks, [...add, '--json']);
    expect(added.json()).toMatchObject({ kind: 'added', url: 'https://example.com/apple' });
    const { id } = added.json();
    expect((await run(webhooks, [...add, '--json'])).json()).toMatchObject({ kind: 'unchanged', id });
    const listed = await run(webhooks, ['list']);
    expect(listed.out).toContain('  BUILD_UPLOAD_STATE_UPDATED\n');
    expect((await run(webhooks, ['ping', id, '--dry-run'], { env: readOnly })).out).toBe(
      `would ping ${id}\n`,
    );
    expect((await run(webhooks, ['deliveries', id])).out).toBe('Nothing was sent yet.\n');
    expect((await run(webhooks, ['remove', id])).exit).toBe(0);
    expect((await run(webhooks, ['list'])).out).toContain('tells nobody');
    const seen = [added, listed].map(({ out, err }) => out + err).join();
    expect(seen).not.toContain(secret);
  });

  test.each([
    ['no address', ['add'], {}, 'USAGE'],
    ['an address in the open', ['add', '--url', 'http://example.com'], {}, 'USAGE'],
    ['no id', ['ping'], {}, 'USAGE'],
    ['a port that is none', ['listen', '--port', 'x'], {}, 'USAGE'],
    ['a short secret', ['listen'], { SLIPWAY_ASC_WEBHOOK_SECRET: 'short' }, 'CREDENTIALS_MISSING'],
  ] as const)('refuse %s before anything is sent', async (...[, argv, env, code]) => {
    const end = await run(webhooks, [...argv, '--json'], { env });
    expect([end.exit, end.json().error.code, writes()]).toEqual([2, code, 0]);
  });

  test('are listened to until Ctrl-C: what is signed is printed, the rest is named', async () => {
    const stop = new AbortController();
    const body = JSON.stringify({
      data: {
        type: 'appStoreVersionAppVersionStateUpdated',
        id: 'e1',
        attributes: { oldValue: 'IN_REVIEW', newValue: 'REJECTED', timestamp: '2026-06-01T10:00:00Z' },
        relationships: { instance: { data: { type: 'appStoreVersions', id: '77' } } },
      },
    });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const onErr = async (text: string) => {
      const origin = /listening on (\S+);/.exec(text)?.[1];
      if (origin === undefined) return;
      await fetch(origin, { method: 'POST', body });
      await fetch(origin, { method: 'POST', body, headers: { 'x-apple-signature': signature } });
      stop.abort();
    };
    const end = await run(webhooks, ['listen', '--port', '0'], { signal: stop.signal, onErr });
    expect(end.out).toBe(
      '2026-06-01T10:00:00Z  APP_STORE_VERSION_APP_VERSION_STATE_UPDATED  appStoreVersions 77  IN_REVIEW → REJECTED\n',
    );
    expect(end.err).toContain('refused: it carries no signature\n');
  });
});

describe('slipway reviews on the App Store', () => {
  test('list, reply, reply again', async () => {
    harness.clock.nowMs = Date.now();
    harness.store.inConsole(bundleId, { kind: 'write-review', rating: 2, title: 'Hm', body: 'It hangs.' });
    const [review] = (await run(reviews, ['list', '--stars', '2', '--unanswered', '--json'])).json().reviews;
    expect(review).toMatchObject({ stars: 2, text: 'Hm\nIt hangs.', replyPending: false });
    const reply = ['reply', review.id, '--text', 'Mended <soon>.'];
    const replied = await run(reviews, reply);
    expect(replied.out).toContain('shows it to users within a day.');
    expect((await run(reviews, reply)).out).toContain('has that reply already.');
    expect((await run(reviews, ['list'])).out).toContain('→ Mended <soon>.');
    const byVersion = await run(reviews, ['list', '--version-code', '2', '--json']);
    expect([byVersion.exit, byVersion.json().error.code]).toEqual([2, 'USAGE']);
    const long = await run(reviews, ['reply', review.id, '--text', 'x'.repeat(5971), '--json']);
    expect(long.json().error.code).toBe('REVIEW_REPLY_REFUSED');
  });
});

describe('slipway listing on the App Store', () => {
  test('plan, push, push again, pull; the reviewers’ password is never shown', async () => {
    await created(harness.call, 'appStoreVersions', {
      attributes: { platform: 'IOS', versionString: '2.0' },
      relationships: { app: linked('apps', await harness.appId()) },
    });
    await write('fastlane/metadata/en-US/subtitle.txt', 'Talk to all');
    await write('fastlane/metadata/review_information/demo_password.txt', 'canary-word');
    const before = writes();
    const planned = await run(listing, ['plan']);
    expect(planned.out).toContain(`${bundleId} 2.0 on local App Store`);
    expect(planned.out).toContain('+ subtitle: Talk to all');
    expect((await run(listing, ['push', '--dry-run'], { env: readOnly })).exit).toBe(0);
    expect(writes()).toBe(before);
    const pushed = await run(listing, ['push', '--json']);
    expect(pushed.json()).toMatchObject({ kind: 'changed' });
    expect((await run(listing, ['push', '--json'])).json().kind).toBe('unchanged');
    expect((await run(listing, ['pull'])).out).toContain('unchanged');
    const description = await readFile(join(dir, 'fastlane/metadata/en-US/description.txt'), 'utf8');
    expect(description).toBe('Talks to everybody.\n');
    const asJson = await run(listing, ['plan', '--json']);
    expect([planned.out, pushed.out, asJson.out].join()).not.toContain('canary-word');
    await write('fastlane/metadata/en-US/name.txt', 'x'.repeat(31));
    expect((await run(listing, ['push'])).exit).toBe(1);
  });
});
