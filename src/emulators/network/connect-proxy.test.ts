import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalAuthority, type LocalAuthority } from './certificate-authority.ts';
import { type LocalProxy, startProxy } from './connect-proxy.ts';
import { proxiedClient } from './testing/through-proxy.ts';

const host = 'androidpublisher.googleapis.com';

describe('startProxy', () => {
  let authority: LocalAuthority;
  let server: Server;
  let proxy: LocalProxy;
  let answer: RequestListener;
  let refused: string[];
  beforeEach(async () => {
    authority = await createLocalAuthority([host]);
    refused = [];
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    proxy = await startProxy({
      hosts: { [host]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
      context: authority.context,
      onRefused: (name) => refused.push(name),
    });
  });
  afterEach(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  test('carries a request for a known host to the local server, over TLS', async () => {
    answer = (request, response) => response.end(`${request.method} ${request.headers.host} ${request.url}`);
    const client = proxiedClient(proxy.origin, authority.certificatePem);
    expect(await client.get(`https://${host}/a?b`)).toMatchObject({ status: 200, text: `GET ${host} /a?b` });
    expect(refused).toEqual([]);
  });

  test('is not believed by a client that does not trust its authority', async () => {
    answer = (_, response) => response.end('secret');
    await expect(proxiedClient(proxy.origin, undefined).get(`https://${host}/`)).rejects.toThrow(
      /unable to verify|self.signed/,
    );
  });

  test('an authority is not the one of the last start', async () => {
    answer = (_, response) => response.end('x');
    const other = await createLocalAuthority([host]);
    const client = proxiedClient(proxy.origin, other.certificatePem);
    await expect(client.get(`https://${host}/`)).rejects.toThrow(/unable to/);
  });

  test.each(['example.com', 'androidpublisher.googleapis.com.example.com', '127.0.0.1', 'constructor'])(
    'refuses %s, and says so',
    async (other) => {
      const client = proxiedClient(proxy.origin, authority.certificatePem);
      await expect(client.get(`https://${other}/`)).rejects.toThrow(/403/);
      expect(refused).toEqual([`${other}:443`]);
    },
  );

  test('refuses a known host on another port', async () => {
    const client = proxiedClient(proxy.origin, authority.certificatePem);
    await expect(client.get(`https://${host}:8443/`)).rejects.toThrow(/403/);
  });

  test('refuses plain HTTP with words', async () => {
    const answered = await fetch(`${proxy.origin}/`);
    expect(answered.status).toBe(403);
    expect(await answered.text()).toContain('leads to the local stores only, never to the internet');
  });

  test('a connection that the server breaks in the middle of an answer breaks for the client too', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.socket?.resetAndDestroy());
    };
    const client = proxiedClient(proxy.origin, authority.certificatePem);
    await expect(client.get(`https://${host}/`)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('a local server that is gone is a broken connection', async () => {
    await new Promise((resolve) => server.close(resolve));
    const client = proxiedClient(proxy.origin, authority.certificatePem);
    await expect(client.get(`https://${host}/`)).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
