import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAlarm } from './alarm.ts';
import { type Page, sendPage } from './page.ts';
import { channelsOfConfig, channelsOfEnvironment } from './page-channels.ts';

const page: Page = {
  event: 'halt-not-confirmed',
  text: 'NOT STOPPED: com.example.app',
  reason: 'crash at 100%\nof starts',
  actor: 'user:kim',
  correlationId: 'c-1',
  details: ['production: failed'],
};

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A webhook that answers with these statuses in turn, the last one for ever; 0 for no answer at all. */
async function openWebhook(...statuses: readonly number[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200;
    if (status !== 0) response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/s3cret` };
}

const channels = (url: string, token?: string) =>
  channelsOfEnvironment({ SLIPWAY_PAGE_URL: url, SLIPWAY_PAGE_TOKEN: token });

describe('a webhook', () => {
  test('gets the page as JSON, with the token where there is one', async () => {
    const { received, url } = await openWebhook(200);
    const { reached, warnings } = await sendPage(page, channels(url, 't0ken'));
    expect([reached, warnings]).toEqual([[`the webhook at ${new URL(url).host}`], []]);
    expect(received).toEqual([
      { headers: expect.objectContaining({ authorization: 'Bearer t0ken' }), body: page },
    ]);
  });

  test('is asked again while it is in trouble', async () => {
    const { received, url } = await openWebhook(503, 200);
    expect((await sendPage(page, channels(url))).reached).toHaveLength(1);
    expect(received).toHaveLength(2);
  });

  test.each([
    ['refuses', 403, /HTTP 403$/],
    ['sends it elsewhere', 307, /HTTP 307$/],
    ['never answers', 0, /no answer within 0\.3 s$/],
  ])('that %s is a warning that keeps its secrets', async (_what, status, expected) => {
    const { received, url } = await openWebhook(status);
    const { reached, warnings } = await sendPage(page, channels(url, 't0ken'), 300);
    expect(reached).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(expected)]);
    expect(warnings.join()).not.toMatch(/s3cret|t0ken/);
    expect(received).toHaveLength(1);
  });

  test.each(['not an address s3cret', 'http://127.0.0.1:9/s3cret'])('at %s reaches nobody', async (url) => {
    const { warnings } = await sendPage(page, channels(url), 1_500);
    expect(warnings).toEqual([expect.stringMatching(/^nobody was paged by .*/)]);
    expect(warnings.join()).not.toContain('s3cret');
  });
});

describe('the config', () => {
  const configured = (command: string) => ({
    incident: { page: { kind: 'command', command } as const, complements: [] },
    root: tmpdir(),
    env: { PATH: process.env.PATH },
  });

  test('may name a command, which reads the page on standard input', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'slipway-page-'));
    onTestFinished(() => rm(dir, { recursive: true }));
    const file = join(dir, 'page.json');
    await sendPage(page, channelsOfConfig(configured(`cat > '${file}'`)));
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(page);
  });

  test.each([
    ['exit 7', /exit code 7$/],
    ['sleep 60', /no answer within 0\.3 s$/],
  ])('%s is a warning', async (command, expected) => {
    const { warnings } = await sendPage(page, channelsOfConfig(configured(command)), 300);
    expect(warnings).toEqual([expect.stringMatching(expected)]);
  });

  test('names the same address as the environment: one page', async () => {
    const { received, url } = await openWebhook(200);
    const env = { SLIPWAY_PAGE_URL: url };
    const incident = { page: { kind: 'webhook', url, tokenVariable: undefined }, complements: [] } as const;
    const alarm = createAlarm({
      env,
      configured: async () => channelsOfConfig({ incident, root: '/', env }),
      tell: () => undefined,
    });
    expect((await alarm(page)).reached).toHaveLength(1);
    expect(received).toHaveLength(1);
  });
});

describe('an alarm', () => {
  test('annotates a GitHub job, whatever else goes wrong', async () => {
    const told: string[] = [];
    const alarm = createAlarm({
      env: { GITHUB_ACTIONS: 'true' },
      configured: () => Promise.reject(new Error('broken')),
      tell: (line) => told.push(line),
    });
    expect((await alarm(page)).warnings).toEqual(['the config could not be asked whom to page']);
    expect(told).toEqual(['::error title=Slipway::NOT STOPPED: com.example.app%0Aproduction: failed']);
  });

  test('that reaches nobody says so', async () => {
    const alarm = createAlarm({ env: {}, configured: async () => [], tell: () => undefined });
    expect((await alarm(page)).warnings).toEqual([expect.stringContaining('SLIPWAY_PAGE_URL is not set')]);
  });
});
