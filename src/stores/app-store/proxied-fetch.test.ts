import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createLocalAuthority } from '../../emulators/network/certificate-authority.ts';
import { startProxy } from '../../emulators/network/connect-proxy.ts';
import { proxiedFetch } from './proxied-fetch.ts';

const host = 'api.appstoreconnect.apple.com';

test('requests to Apple go through the proxy that the environment names, others past it', async () => {
  const server = createServer((request, response) => response.end(`${request.headers.host}${request.url}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const authority = await createLocalAuthority([host]);
  const proxy = await startProxy({
    hosts: { [host]: origin },
    context: authority.context,
    onRefused: () => {},
  });
  onTestFinished(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });
  setDefaultCACertificates([...getCACertificates('default'), authority.certificatePem]);
  const fetch = proxiedFetch({ HTTPS_PROXY: proxy.origin, NO_PROXY: '127.0.0.1' });
  expect(await (await fetch(`https://${host}/v1/apps`, {})).text()).toBe(`${host}/v1/apps`);
  expect(await (await fetch(`${origin}/here`, {})).text()).toBe(`${origin.replace('http://', '')}/here`);
});
