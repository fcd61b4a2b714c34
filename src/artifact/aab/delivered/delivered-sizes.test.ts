import { access, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPeers, peerFile } from '../../../../fixtures/peers/install.ts';
import { makeKey, type TestKey } from '../../testing/key.ts';
import { runTool } from '../../testing/run-tool.ts';
import { readBundle } from '../read-bundle.ts';
import { rebuildAsBundle, totalSizes } from '../testing/bundletool.ts';
import { withZip } from '../testing/open-bundle.ts';
import { type DeliveredSize, deliveredSizes } from './delivered-sizes.ts';

const sampleApp = join(
  import.meta.dirname,
  '../../../../fixtures/sample-app/android/app/build/outputs/bundle/release/app-release.aab',
);
let folder: string;
let key: TestKey;
let missingPeers: string | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-delivered-'));
  [key, missingPeers] = await Promise.all([makeKey(folder, 'delivery', 'RSA'), installPeers()]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const library = (name: string) => `/usr/lib/x86_64-linux-gnu/${name}`;

/** How to get the bundle of each app, in an empty folder. */
const bundles: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  'the sample app': async (own) => {
    const copy = join(own, 'app.aab');
    await cp(sampleApp, copy);
    return copy;
  },
  'io.appium.settings with libraries for two ABIs': (own) =>
    rebuildAsBundle({
      apk: peerFile('io.appium.settings', 'apks', 'settings_apk-debug.apk'),
      folder: own,
      // Any shared library of the machine weighs like one of an app.
      added: {
        'lib/arm64-v8a/libcode.so': library('libsqlite3.so.0'),
        'lib/x86_64/libcode.so': library('libm.so.6'),
      },
    }),
  // Reaches back to Android 4.2, so that it has APKs of one piece as well. Each language costs bundletool seconds.
  'android-apidemos in three languages': async (own) => {
    const apk = join(own, 'three.apk');
    const whole = peerFile('android-apidemos', 'apks', 'ApiDemos-debug.apk');
    await runTool('aapt2', ['optimize', '-c', 'en,fr,es', '-o', apk, whole]);
    return rebuildAsBundle({ apk, folder: own });
  },
};

describe('delivered sizes are those of bundletool get-size total, within 2%', () => {
  test.concurrent.for(Object.keys(bundles))('%s', { timeout: 300_000 }, async (name, { skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    if (name === 'the sample app') {
      await access(sampleApp).catch(() =>
        skip(`${sampleApp} is not built: run npm run release:android first`),
      );
    }
    const own = join(folder, name.replaceAll(/\W/gu, '-'));
    await mkdir(own);
    const bundle = (await bundles[name]?.(own)) ?? '';
    const theirs = await totalSizes(bundle, own, key);
    const ours = await withZip(bundle, async (zip) => deliveredSizes(zip, await readBundle(zip)));
    const named = new Map<string, DeliveredSize>(
      ours.map((one) => [`${one.sdk},${one.abi},${one.density},${one.language}`, one]),
    );
    expect([...named.keys()].sort()).toEqual([...theirs.keys()].sort());
    const off = [...theirs].map(([place, [min, max]]) => {
      const one = named.get(place);
      const deviation = Math.max(
        Math.abs((one?.minBytes ?? 0) / min - 1),
        Math.abs((one?.maxBytes ?? 0) / max - 1),
      );
      return { place, deviation };
    });
    expect(off.filter(({ deviation }) => deviation > 0.02)).toEqual([]);
    // All of these are far closer; a change that loses that should be seen.
    expect(Math.max(...off.map(({ deviation }) => deviation))).toBeLessThan(0.005);
  });
});
