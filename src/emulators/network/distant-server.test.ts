import { createServer, type RequestListener, type Server } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLocalAuthority, type LocalAuthority } from './certificate-authority.ts';
import { type DistantServer, startDistantServer } from './distant-server.ts';

const host = 'androidpublisher.googleapis.com';
const eachWayMs = 30;
const roundTripMs = 2 * eachWayMs;
/** Timers are rounded to whole milliseconds, at each of the few places where one is set. */
const roundingMs = 8;

let authority: LocalAuthority;
let near: Server;
let far: DistantServer;
let agent: Agent;
let answer: RequestListener;
beforeEach(async () => {
  authority = await createLocalAuthority([host]);
  near = createServer((incoming, response) => answer(incoming, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => near.once('listening', resolve));
  const origin = `http://127.0.0.1:${(near.address() as AddressInfo).port}`;
  far = await startDistantServer({ context: authority.context, origin, eachWayMs });
  agent = new Agent({ keepAlive: true, ca: authority.certificatePem });
});
afterEach(async () => {
  agent.destroy();
  await far.close();
  near.closeAllConnections();
  near.close();
});

/** Asks, and says how long the whole took. */
function ask(body: Buffer = Buffer.alloc(0)): Promise<{ readonly size: number; readonly tookMs: number }> {
  const startedAt = performance.now();
  const options = { agent, host: '127.0.0.1', port: far.port, servername: host, method: 'POST' };
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ size, tookMs: performance.now() - startedAt }));
    })
      .on('error', reject)
      .end(body);
  });
}

test('a first request waits for the handshakes of TCP and TLS, a second one on the connection does not', async () => {
  answer = (_, response) => response.end('ok');
  const first = await ask();
  const second = await ask();
  expect(first.tookMs).toBeGreaterThan(3 * roundTripMs - roundingMs);
  expect(second.tookMs).toBeGreaterThan(roundTripMs - roundingMs);
  expect(second.tookMs).toBeLessThan(first.tookMs);
  expect(far.connections()).toBe(1);
});

test('what is larger than a line holds arrives whole, in order', async () => {
  const body = Buffer.from(Uint32Array.from({ length: 1_500_000 }, (_, index) => index).buffer);
  answer = (incoming, response) => incoming.pipe(response);
  expect((await ask(body)).size).toBe(body.length);
  const chunks: Buffer[] = [];
  answer = async (incoming, response) => {
    for await (const chunk of incoming) chunks.push(chunk);
    response.end();
  };
  await ask(body);
  expect(Buffer.concat(chunks).equals(body)).toBe(true);
});

test('a connection broken by the server is broken for the client', async () => {
  answer = (incoming) => incoming.socket.resetAndDestroy();
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNRESET' });
});
