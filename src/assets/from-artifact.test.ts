import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPeers, peerFile } from '../../fixtures/peers/install.ts';
import { openArtifact } from '../artifact/read-artifact.ts';
import { runTool } from '../artifact/testing/run-tool.ts';
import { checkDensities } from './check-densities.ts';
import { usualBuckets } from './densities.ts';
import { drawablesInArtifact } from './from-artifact.ts';

const original = peerFile('io.appium.settings', 'apks', 'settings_apk-debug.apk');

let folder: string;
let missingPeers: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-shortened-'));
  missingPeers = await installPeers();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(path: string) {
  const opened = await openArtifact(path);
  try {
    const { images, findings } = await drawablesInArtifact(opened);
    const found = checkDensities({ images, xml: [] }, usualBuckets).map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
    return { images: images.length, notChecked: findings, found: found.sort() };
  } finally {
    await opened.close();
  }
}

/** Names are gone when a build collapsed them; everything else of a finding has to stay. */
const nameless = (text: string): string => text.replace(/: \S+ is in/, ': … is in');

describe('a real app whose resource paths were shortened', () => {
  // Older aapt2 call these options enable-resource-path-shortening and enable-resource-obfuscation.
  const shortened = ['--enable-resource-path-shortening'];
  test.for<readonly [string, readonly string[]]>([
    ['paths', shortened],
    ['paths and names', [...shortened, '--enable-resource-obfuscation', '--enable-sparse-encoding']],
  ])('%s: the same findings as in the original', async ([form, options], { skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    const path = join(folder, `${form}.apk`);
    await runTool('aapt2', ['optimize', ...options, '-o', path, original]);
    const [before, after] = [await check(original), await check(path)];
    expect(after.images).toBe(before.images);
    expect(after.notChecked).toEqual([]);
    expect(after.found.map(nameless).sort()).toEqual(before.found.map(nameless).sort());
    expect(after.found).toContain(
      'density/wrong-size: 48×48 in ldpi should be 36×36, as the other densities have it',
    );
  });
});
