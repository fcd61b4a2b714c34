import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SlipwayError } from '../errors/slipway-error.ts';
import { openArtifact, readArtifact } from './read-artifact.ts';
import { buildAab, buildApk, signAab, signApk } from './testing/build-app.ts';
import { makeKey } from './testing/key.ts';
import { writeZip } from './testing/write-zip.ts';

const manifest = (attributes: string, content = '<application/>'): string =>
  `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.app" ${attributes}>${content}</manifest>`;

let folder: string;
let good: Readonly<Record<'apk' | 'aab', Buffer>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-damage-'));
  await mkdir(join(folder, 'bundle'));
  const source = { manifest: manifest('android:versionCode="7" android:versionName="1.0"') };
  const key = await makeKey(folder, 'key');
  const [apk, aab] = await Promise.all([buildApk(folder, source), buildAab(join(folder, 'bundle'), source)]);
  const signed = join(folder, 'signed.apk');
  await Promise.all([
    signApk({ apk, out: signed, key, options: ['--min-sdk-version', '21'] }),
    signAab(aab, key),
  ]);
  good = { apk: await readFile(signed), aab: await readFile(aab) };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads a file of the given bytes with all its entries: the error, or undefined. */
async function problemOf(bytes: Buffer): Promise<unknown> {
  const path = join(folder, 'damaged');
  await writeFile(path, bytes);
  try {
    const { artifact, readEntry, close } = await openArtifact(path);
    try {
      for (const { name } of artifact.entries) await readEntry(name);
    } finally {
      await close();
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

/** A small generator of repeatable random numbers (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe.each(['apk', 'aab'] as const)('a damaged %s', (kind) => {
  test('is refused with its place, wherever it is cut off', async () => {
    for (let part = 1; part < 40; part += 1) {
      const problem = await problemOf(good[kind].subarray(0, Math.floor((good[kind].length * part) / 40)));
      expect(problem).toBeInstanceOf(SlipwayError);
      expect(problem).toMatchObject({
        code: 'ARTIFACT_CORRUPT',
        seen: expect.stringMatching(/damaged, offset \d+$/),
      });
    }
  });

  test('with a flipped bit is read or refused, never a crash', async () => {
    const random = seeded(20);
    let refused = 0;
    for (let round = 0; round < 200; round += 1) {
      const bytes = Buffer.from(good[kind]);
      const at = Math.floor(random() * bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      const problem = await problemOf(bytes);
      if (problem === undefined) continue;
      expect(problem, `flip at ${at}`).toBeInstanceOf(SlipwayError);
      expect((problem as SlipwayError).code).toMatch(/^ARTIFACT_/);
      refused += 1;
    }
    expect(refused).toBeGreaterThan(20);
  });

  test('whose manifest is random inside a sound zip is refused, never a crash', async () => {
    const random = seeded(7);
    const name = kind === 'apk' ? 'AndroidManifest.xml' : 'base/manifest/AndroidManifest.xml';
    const path = join(folder, 'good');
    await writeFile(path, good[kind]);
    const { readEntry, close } = await openArtifact(path);
    const original = await readEntry(name);
    await close();
    for (let round = 0; round < 300; round += 1) {
      const content = Buffer.from(original);
      content.writeUInt8(Math.floor(random() * 256), Math.floor(random() * content.length));
      const problem = await problemOf(writeZip([{ name, content }]));
      if (problem === undefined) continue;
      expect(problem, `round ${round}`).toBeInstanceOf(SlipwayError);
    }
  });
});

describe('what is not an artifact', () => {
  const plainXml = Buffer.from('<manifest package="com.example.library"/>');
  test.each([
    ['an empty file', Buffer.alloc(0), 'it is empty'],
    ['text', Buffer.from('#!/bin/sh'), 'it starts with the bytes 23212f62'],
    ['a zip file', writeZip([{ name: 'readme.txt', content: Buffer.from('hi') }]), '1 entries: readme.txt'],
    [
      'an IPA',
      writeZip([{ name: 'Payload/App.app/Info.plist', content: plainXml }]),
      'an IPA by the look of it',
    ],
    [
      'an AAR',
      writeZip([{ name: 'AndroidManifest.xml', content: plainXml }]),
      '1 entries: AndroidManifest.xml',
    ],
  ])('%s', async (_, bytes, seen) => {
    expect(await problemOf(bytes)).toMatchObject({
      code: 'ARTIFACT_UNKNOWN_KIND',
      seen: expect.stringContaining(seen),
    });
  });

  test('a folder, and a path where nothing is', async () => {
    await expect(readArtifact(folder)).rejects.toMatchObject({ code: 'ARTIFACT_UNKNOWN_KIND' });
    await expect(readArtifact(join(folder, 'none'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  test('the suffix decides nothing', async () => {
    const path = join(folder, 'bundle-in-disguise.apk');
    await writeFile(path, good.aab);
    expect((await readArtifact(path)).kind).toBe('aab');
  });
});

test('a manifest value that is a resource is refused with its id', async () => {
  const path = await buildApk(folder, {
    manifest: manifest('', '<uses-sdk android:minSdkVersion="@integer/sdk"/>'),
    resources: { 'values/integers.xml': '<resources><integer name="sdk">24</integer></resources>' },
  });
  await expect(readArtifact(path)).rejects.toMatchObject({
    code: 'ARTIFACT_MANIFEST_INVALID',
    message: 'android:minSdkVersion is not a literal number but the resource 0x7f010000.',
  });
});
