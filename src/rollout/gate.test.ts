import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { GateConfig } from '../config/config-rollout.ts';
import { askGate } from './gate.ts';

const context = { applicationId: 'com.example.app', versionCodes: [42], track: 'production', fraction: 0.01 };
const deps = { cwd: process.cwd(), env: process.env };

function command(line: string, timeoutMs = 5000): GateConfig {
  return { kind: 'command', command: line, timeoutMs };
}

const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => void close()));

/** A gate on a server of this machine that answers once it is asked. */
async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/verdict`;
}

describe('askGate', () => {
  test('asks a command with the release in its environment', async () => {
    const gate = command('echo "hold $SLIPWAY_APPLICATION_ID $SLIPWAY_VERSION_CODES $SLIPWAY_FRACTION"');
    expect(await askGate(gate, context, deps)).toEqual({
      verdict: 'hold',
      reason: 'com.example.app 42 0.01',
      asOf: undefined,
    });
  });

  test('a command that fails after saying advance is unknown', async () => {
    expect(await askGate(command('echo advance; exit 3'), context, deps)).toMatchObject({
      verdict: 'unknown',
      reason: 'the gate failed: exit code 3',
    });
  });

  test('silence is unknown, and what the command started ends with it', async () => {
    const answer = await askGate(command('sleep 30 & sleep 30; echo advance', 200), context, deps);
    expect(answer).toMatchObject({ verdict: 'unknown', reason: 'the gate failed: no answer within 0.2 s' });
  });

  test('a function may answer, and may throw', async () => {
    const answering: GateConfig = {
      kind: 'function',
      ask: async ({ fraction }: { fraction: number }) => `advance at ${fraction}`,
      timeoutMs: 1000,
    };
    expect(await askGate(answering, context, deps)).toMatchObject({ verdict: 'advance', reason: 'at 0.01' });
    const throwing: GateConfig = {
      kind: 'function',
      ask: () => {
        throw new Error('no data');
      },
      timeoutMs: 1000,
    };
    expect(await askGate(throwing, context, deps)).toMatchObject({
      verdict: 'unknown',
      reason: 'the gate failed: no data',
    });
  });
  test('an address is posted the rollout, with the token, and may say how old its evidence is', async () => {
    const seen: unknown[] = [];
    const url = await served(async (request, response) => {
      seen.push(request.method, request.headers.authorization, JSON.parse(await textOf(request)));
      response.end(JSON.stringify({ verdict: 'advance', reason: 'level', asOf: '2026-11-24T10:00:00Z' }));
    });
    const gate: GateConfig = { kind: 'http', url, tokenVariable: 'HEALTH', timeoutMs: 5000 };
    const answer = await askGate(gate, context, { ...deps, env: { HEALTH: 'opensesame' } });
    expect(seen).toEqual(['POST', 'Bearer opensesame', context]);
    expect(answer).toEqual({ verdict: 'advance', reason: 'level', asOf: Date.UTC(2026, 10, 24, 10) });
  });

  test.each<[string, RequestListener, RegExp]>([
    ['an error', (_, response) => void response.writeHead(500).end('advance'), /HTTP 500 from 127\.0\.0\.1/],
    [
      'a redirect',
      (_, response) => void response.writeHead(302, { location: '/ok' }).end(),
      /the gate failed/,
    ],
    ['a page', (_, response) => void response.end('<html>advance</html>'), /none of advance/],
    [
      'a flood',
      (_, response) => void response.end('advance '.repeat(20_000)),
      /an answer of 160000 characters/,
    ],
  ])('an address that gives %s is unknown', async (_, listener, reason) => {
    const gate: GateConfig = {
      kind: 'http',
      url: await served(listener),
      tokenVariable: undefined,
      timeoutMs: 20_000,
    };
    expect(await askGate(gate, context, deps)).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringMatching(reason),
    });
  });

  test('an address that is silent is unknown', async () => {
    const url = await served(() => undefined);
    const gate: GateConfig = { kind: 'http', url, tokenVariable: undefined, timeoutMs: 300 };
    expect(await askGate(gate, context, deps)).toMatchObject({
      verdict: 'unknown',
      reason: expect.stringMatching(/no answer within 0\.3 s|aborted|timeout/),
    });
  });

  test('an address whose token is not set is not asked', async () => {
    const gate: GateConfig = {
      kind: 'http',
      url: 'http://127.0.0.1:9/',
      tokenVariable: 'NONE',
      timeoutMs: 300,
    };
    const answer = await askGate(gate, context, { ...deps, env: {} });
    expect(answer).toMatchObject({ verdict: 'unknown', reason: 'the gate failed: NONE is not set' });
  });
});

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
