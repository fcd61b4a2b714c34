import { describe, expect, test } from 'vitest';
import { fuzzRounds } from '../testing/fuzz-rounds.ts';
import { createContentScanner } from './content-scan.ts';
import { readDexTables } from './dex-tables.ts';
import { contentScanFuzzTarget } from './testing/fuzz-target.ts';
import { writeDex } from './testing/write-dex.ts';

test('thousands of damaged dex files are looked into, never a crash and never slow', {
  timeout: 60_000,
}, async () => {
  const { reached } = await fuzzRounds(contentScanFuzzTarget, { seed: 5, count: 3000 });
  expect(reached).toBeGreaterThan(3000 * 0.3);
  expect(reached).toBeLessThan(2950);
});

describe('a dex file that lies', () => {
  const sound = (): Buffer => writeDex({ strings: ['hello'], defines: ['Lcom/example/Main;'] });

  test.each([
    ['is too short', (b: Buffer) => b.subarray(0, 100)],
    ['is no dex file', (b: Buffer) => Buffer.from(b).fill('x', 0, 4)],
    ['has its strings outside', (b: Buffer) => write(b, 60, 0xfffffff0)],
    ['has too many types', (b: Buffer) => write(b, 64, 0xffffffff)],
    ['has its classes outside', (b: Buffer) => write(b, 100, 0xffffff00)],
  ])('%s: its tables are not used', (_, damage) => {
    expect(readDexTables(damage(sound()))).toBeUndefined();
  });

  test('about where its strings are: what is there is looked into', () => {
    const dex = sound();
    const tables = readDexTables(write(dex, 112, 0xffffffff));
    expect(tables?.definesClass('Lcom/nowhere/')).toBe(false);
    expect(tables?.strings.length).toBeGreaterThan(0);
  });

  test('of many classes in one file of the newest format is searched as a whole', () => {
    const dex = sound();
    dex.write('041', 4, 'latin1');
    expect(readDexTables(dex)?.strings.length).toBe(dex.length);
  });
});

test('a large file of nothing but beginnings does not hang the scan', () => {
  const scanner = createContentScanner();
  const startedAt = performance.now();
  for (const text of ['http://', 'AKIA', '-----BEGIN RSA PRIVATE KEY-----\n', '"private_key_id":']) {
    const content = Buffer.alloc(8_000_000, text);
    if (scanner.wants({ name: 'assets/a.json', sizeBytes: content.length }))
      scanner.add('assets/a.json', content);
  }
  expect(scanner.finish().scanned.entries).toBe(4);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

function write(bytes: Buffer, at: number, value: number): Buffer {
  bytes.writeUInt32LE(value, at);
  return bytes;
}
