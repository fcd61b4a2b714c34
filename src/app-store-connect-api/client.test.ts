import { describe, expect, test } from 'vitest';
import type { AppStoreConnectOptions } from './app-store-connect.ts';
import { createAppStoreConnect } from './client.ts';
import { AnswerUnusable, BudgetReserved, RequestRefused, RequestUnanswered } from './errors.ts';
import { makeKey } from './testing/keys.ts';
import { startWire, type WireAnswer, type WireRequest } from './testing/wire.ts';

const made = makeKey({ keyId: 'TEAMKEY001', issuerId: 'issuer-one' });
const anApp = { data: { type: 'apps', id: '1', attributes: { name: 'Harbour' } }, links: { self: '' } };
const refusal = (code: string) => ({ errors: [{ status: '409', code, title: 'No.' }] });
const pausePhased = {
  params: { path: { id: '9' } },
  body: {
    data: { type: 'appStoreVersionPhasedReleases', id: '9', attributes: { phasedReleaseState: 'PAUSED' } },
  },
} as const;
const newSubmission = {
  body: {
    data: {
      type: 'reviewSubmissions',
      attributes: { platform: 'IOS' },
      relationships: { app: { data: { type: 'apps', id: '1' } } },
    },
  },
} as const;

/** A client whose waits pass at once, and what it waited for. */
function clientFor(origin: string, options: AppStoreConnectOptions = {}) {
  const waits: number[] = [];
  const client = createAppStoreConnect(made.key, {
    origin,
    random: () => 0.5,
    wait: async (delayMs) => waits.push(delayMs),
    ...options,
  });
  return { client, waits };
}

/** Answers in turn, and with the last for ever. */
function inTurn(...answers: readonly WireAnswer[]): (request: WireRequest) => WireAnswer {
  return ({ number }) => answers[Math.min(number, answers.length - 1)] ?? {};
}

describe('a call', () => {
  test('is sent as the document describes it, and answers with the body', async () => {
    const wire = await startWire(() => ({ body: anApp }));
    const { client } = clientFor(wire.origin);
    const { data } = await client.get('/v1/apps/{id}', {
      params: { path: { id: 'a/b' }, query: { include: ['appInfos', 'builds'], 'fields[apps]': ['name'] } },
    });
    expect(data.attributes?.name).toBe('Harbour');
    expect(wire.requests).toMatchObject([
      { method: 'GET', path: '/v1/apps/a/b?include=appInfos,builds&fields[apps]=name' },
    ]);
    expect(wire.requests[0]?.headers.authorization).toMatch(/^Bearer ey/);
  });

  test('that Apple answers without a body answers with none', async () => {
    const wire = await startWire(() => ({ status: 204 }));
    const { client } = clientFor(wire.origin);
    expect(await client.patch('/v1/appStoreVersionPhasedReleases/{id}', pausePhased)).toBeUndefined();
    expect(wire.requests).toMatchObject([{ method: 'PATCH', body: pausePhased.body }]);
  });

  test('leaves out what Apple writes as null, as its document has it', async () => {
    const attributes = { name: 'Harbour', sku: null };
    const body = { data: { type: 'apps', id: '1', attributes, relationships: null }, links: { self: '' } };
    const wire = await startWire(() => ({ body }));
    const { data } = await clientFor(wire.origin).client.get('/v1/apps/{id}', {
      params: { path: { id: '1' } },
    });
    expect(data).toEqual({ type: 'apps', id: '1', attributes: { name: 'Harbour' } });
    expect(Object.keys(data)).not.toContain('relationships');
  });

  test('that something else answers with a page of its own is told as that', async () => {
    const wire = await startWire(() => ({ body: '<html>Please sign in</html>' }));
    await expect(clientFor(wire.origin).client.get('/v1/apps')).rejects.toThrow(AnswerUnusable);
  });

  test('that is refused says what Apple said, and is not repeated', async () => {
    const wire = await startWire(() => ({ status: 409, body: refusal('STATE_ERROR') }));
    const { client, waits } = clientFor(wire.origin);
    const thrown = await client.post('/v1/reviewSubmissions', newSubmission).catch((error) => error);
    expect(thrown).toBeInstanceOf(RequestRefused);
    expect(thrown).toMatchObject({ request: 'POST /v1/reviewSubmissions', status: 409 });
    expect(thrown.serverTime).toMatch(/GMT$/);
    expect([wire.requests.length, waits]).toEqual([1, []]);
  });

  test('does not follow a redirect with its token', async () => {
    const elsewhere = await startWire(() => ({ body: anApp }));
    const wire = await startWire(() => ({ status: 302, headers: { location: elsewhere.origin } }));
    await expect(clientFor(wire.origin).client.get('/v1/apps')).rejects.toThrow(RequestRefused);
    expect(elsewhere.requests).toEqual([]);
  });

  test.each(['http://api.appstoreconnect.apple.com', 'http://10.0.0.1', 'https://a.example/v1', 'apple'])(
    'is never made to %s',
    (origin) => {
      expect(() => createAppStoreConnect(made.key, { origin })).toThrow(RangeError);
    },
  );
});

describe('a failure that says nothing about the request', () => {
  test.each<[string, WireAnswer]>([
    ['a broken server', { status: 503, body: '<h1>Sorry</h1>' }],
    ['a connection that breaks', 'break'],
    ['an answer that breaks off', 'break in the body'],
  ])('is repeated after %s, later and later', async (_, failure) => {
    const wire = await startWire(inTurn(failure, failure, { body: anApp }));
    const { client, waits } = clientFor(wire.origin);
    await client.get('/v1/apps/{id}', { params: { path: { id: '1' } } });
    await client.patch('/v1/appStoreVersionPhasedReleases/{id}', pausePhased);
    expect(wire.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'PATCH']);
    expect(waits).toEqual([375, 750]);
  });

  test('is not repeated for a POST, which may have been carried out', async () => {
    const wire = await startWire(inTurn('break', { status: 500, body: '' }));
    const { client } = clientFor(wire.origin);
    await expect(client.post('/v1/reviewSubmissions', newSubmission)).rejects.toThrow(RequestUnanswered);
    await expect(client.post('/v1/reviewSubmissions', newSubmission)).rejects.toThrow('HTTP 500');
    expect(wire.requests).toHaveLength(2);
    const repeatable = { ...newSubmission, repeatable: true };
    await expect(client.post('/v1/reviewSubmissions', repeatable)).rejects.toThrow('HTTP 500');
    expect(wire.requests).toHaveLength(7);
  });

  test('ends after its tries, with the reason', async () => {
    const gone = await startWire(() => ({}));
    await gone.close();
    const { client, waits } = clientFor(gone.origin, { attempts: 3 });
    await expect(client.get('/v1/apps')).rejects.toThrow('GET /v1/apps was not answered: ECONNREFUSED.');
    expect(waits).toHaveLength(2);
  });

  test('is also a server that stays silent', async () => {
    const wire = await startWire(inTurn('stay silent', { body: anApp }));
    const { client } = clientFor(wire.origin, { timeoutMs: 100 });
    await client.get('/v1/apps/{id}', { params: { path: { id: '1' } } });
    expect(wire.requests).toHaveLength(2);
  });

  test('is not the wish of the caller to stop', async () => {
    const wire = await startWire(() => 'stay silent');
    const { client } = clientFor(wire.origin);
    const reason = new Error('enough');
    const stop = new AbortController();
    setTimeout(() => stop.abort(reason), 50);
    await expect(client.get('/v1/apps', { signal: stop.signal })).rejects.toBe(reason);
    expect(wire.requests).toHaveLength(1);
  });
});

describe('a request too many', () => {
  const limited = (headers: Readonly<Record<string, string>> = {}): WireAnswer => ({
    status: 429,
    headers,
    body: refusal('RATE_LIMIT_EXCEEDED'),
  });

  test('is repeated whatever it asks for, because it was not carried out', async () => {
    const wire = await startWire(inTurn(limited(), { status: 201, body: anApp }));
    const { client, waits } = clientFor(wire.origin);
    await client.post('/v1/reviewSubmissions', newSubmission);
    expect([wire.requests.length, waits]).toEqual([2, [375]]);
  });

  test('waits as long as the server wishes, in seconds or until a date', async () => {
    const nowMs = Date.UTC(2026, 0, 1);
    const date = new Date(nowMs + 20_000).toUTCString();
    const wire = await startWire(
      inTurn(limited({ 'retry-after': '7' }), limited({ 'retry-after': date }), {}),
    );
    const { client, waits } = clientFor(wire.origin, { now: () => nowMs });
    await client.get('/v1/apps');
    expect(waits).toEqual([7_000 + 375 / 4, 20_000 + 750 / 4]);
  });

  test.each([
    ['the wait is longer than anybody stays', { 'retry-after': '1800' }],
    ['the hour is spent', { 'x-rate-limit': 'user-hour-lim:3500;user-hour-rem:0;' }],
  ])('is not repeated where %s', async (_, headers) => {
    const wire = await startWire(() => limited(headers));
    await expect(clientFor(wire.origin).client.get('/v1/apps')).rejects.toThrow('RATE_LIMIT_EXCEEDED');
    expect(wire.requests).toHaveLength(1);
  });

  test('is not sent once the answers say that only the reserve is left, but a halt is', async () => {
    const headers = { 'x-rate-limit': 'user-hour-lim:3500;user-hour-rem:50;' };
    const wire = await startWire(() => ({ headers, body: anApp }));
    const { client } = clientFor(wire.origin, { haltReserve: 50 });
    await client.get('/v1/apps');
    await expect(client.get('/v1/apps')).rejects.toThrow(BudgetReserved);
    expect(wire.requests).toHaveLength(1);
    await client.forHalt().patch('/v1/appStoreVersionPhasedReleases/{id}', pausePhased);
    expect(client.budget()).toEqual({ limit: 3500, remaining: 50 });
  });
});

describe('a token', () => {
  test('that is refused once is made anew, once', async () => {
    const unauthorized = { status: 401, body: refusal('NOT_AUTHORIZED') };
    let nowMs = Date.now();
    const wire = await startWire(inTurn(unauthorized, { body: anApp }, unauthorized));
    const { client, waits } = clientFor(wire.origin, { now: () => (nowMs += 1000) });
    await client.get('/v1/apps');
    await expect(client.get('/v1/apps')).rejects.toMatchObject({ status: 401 });
    const tokens = wire.requests.map(({ token }) => token);
    expect(tokens).toHaveLength(4);
    expect(tokens[1]).not.toBe(tokens[0]);
    expect(tokens[2]).toBe(tokens[1]);
    expect(waits).toEqual([]);
  });

  test('is in nothing that is thrown', async () => {
    const wire = await startWire(inTurn('break', { status: 403, body: refusal('FORBIDDEN_ERROR') }));
    const { client } = clientFor(wire.origin, { attempts: 1 });
    for (const _ of [1, 2]) {
      const thrown = await client.get('/v1/apps').catch((error) => error);
      const { inspect } = await import('node:util');
      expect(inspect(thrown, { depth: 9, showHidden: true })).not.toMatch(
        /ey[A-Za-z0-9_-]{10,}\.|PRIVATE KEY/,
      );
    }
  });
});
