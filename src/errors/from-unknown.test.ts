import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import { toSlipwayError } from './from-unknown.ts';
import { SlipwayError } from './slipway-error.ts';

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => expect.unreachable('it did not fail'),
    (error: unknown) => error,
  );
}

async function listening(): Promise<Server> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

describe('toSlipwayError', () => {
  test('leaves our own errors alone', () => {
    const error = new SlipwayError('USAGE', { message: 'wrong' });
    expect(toSlipwayError(error)).toBe(error);
  });

  test('a missing file keeps its path', async () => {
    const error = toSlipwayError(await thrownBy(() => readFile('/no/such/file')));
    expect(error).toMatchObject({ code: 'FILE_NOT_FOUND', seen: 'ENOENT at /no/such/file', exitCode: 2 });
  });

  test('a refused connection is the network, two causes down inside fetch', async () => {
    const server = await listening();
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const error = toSlipwayError(await thrownBy(() => fetch(`http://127.0.0.1:${port}/`)));
    expect(error).toMatchObject({ code: 'NETWORK_UNAVAILABLE', exitCode: 6, retryable: true });
  });

  test('a taken port is a taken port', async () => {
    const server = await listening();
    const { port } = server.address() as AddressInfo;
    const second = createServer();
    const thrown = await thrownBy(
      () =>
        new Promise((resolve, reject) =>
          second.once('error', reject).listen(port, '127.0.0.1', () => resolve(1)),
        ),
    );
    expect(toSlipwayError(thrown)).toMatchObject({
      code: 'PORT_TAKEN',
      exitCode: 2,
      seen: `EADDRINUSE at 127.0.0.1:${port}`,
    });
    server.close();
  });

  test('a full disk says so', () => {
    const error = toSlipwayError(Object.assign(new Error('write'), { code: 'ENOSPC', path: '/x' }));
    expect(error).toMatchObject({ code: 'DISK_FULL', retryable: true });
  });

  test.each([[new TypeError('undefined is not a function')], ['a string'], [42]])(
    '%s is a bug of ours',
    (thrown) => {
      expect(toSlipwayError(thrown)).toMatchObject({ code: 'BUG', exitCode: 70, cause: thrown });
    },
  );
});
