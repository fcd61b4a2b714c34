import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hermesCompilers, installPeers } from '../../../fixtures/peers/install.ts';
import { createContentScanner } from './content-scan.ts';
import { hermesStrings } from './hermes-strings.ts';

const run = promisify(execFile);
let folder: string;
let missingPeers: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-hermes-'));
  missingPeers = await installPeers();
});

afterAll(() => rm(folder, { recursive: true }));

async function compiled(compiler: string, source: string): Promise<Buffer> {
  const [input, output] = [join(folder, 'in.js'), join(folder, 'out.hbc')];
  await writeFile(input, source);
  await run(compiler, ['-emit-binary', '-O', '-out', output, input]);
  return readFile(output);
}

/** Made here, so that no secret lies in the source; it has the form of a Stripe key. */
const secret = `sk_live_${'4eC39HqLyjWDarjtT1zdp7dc'.split('').reverse().join('')}`;
const long = `${'A long text that does not fit. '.repeat(20)}end`;
const source = `
  function greet() { return ['http://insecure.example.org/api', 'grüße €', ${JSON.stringify(long)}]; }
  globalThis.greet = greet; globalThis.key = ${JSON.stringify(secret)}; globalThis.global = 1;`;

describe.each(
  hermesCompilers.map((compiler, index) => [['of version 99', 'of version 84'][index] ?? '', compiler]),
)('bytecode %s', (_, compiler) => {
  test('gives its strings one by one, short, long and in UTF-16', async () => {
    expect(missingPeers).toBeUndefined();
    const strings = hermesStrings(await compiled(compiler, source))?.split('\n') ?? [];
    expect(strings).toEqual(
      expect.arrayContaining([secret, 'http://insecure.example.org/api', 'grüße €', long, 'greet', 'global']),
    );
  });

  test('is scanned for secrets and addresses, which lie there without anything in between', async () => {
    const bundle = await compiled(compiler, source);
    const scanner = createContentScanner();
    const name = 'assets/index.android.bundle';
    expect(scanner.wants({ name, sizeBytes: bundle.length })).toBe(true);
    scanner.add(name, bundle);
    const { secrets, cleartextHosts } = scanner.finish();
    expect(secrets.map(({ entry }) => entry)).toEqual([name]);
    expect(cleartextHosts.map(({ host }) => host)).toEqual(['insecure.example.org']);
  });

  test('cut off or damaged anywhere ends in an answer', async () => {
    const bundle = await compiled(compiler, source);
    for (let length = 0; length < bundle.length; length += 7) hermesStrings(bundle.subarray(0, length));
    for (let at = 8; at < 400; at += 1) {
      const damaged = Buffer.from(bundle);
      damaged[at] = 0xff;
      hermesStrings(damaged);
    }
    const hugeCounts = Buffer.from(bundle);
    hugeCounts.fill(0xff, 40, 64);
    expect(hermesStrings(hugeCounts)).toBeUndefined();
    expect(hermesStrings(bundle.subarray(0, 130))).toBeUndefined();
  });
});

test('plain JavaScript is no bytecode', () => {
  expect(hermesStrings(Buffer.from(source.padEnd(400)))).toBeUndefined();
});
