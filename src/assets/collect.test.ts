import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArtifact } from '../artifact/read-artifact.ts';
import { buildAab, buildApk } from '../artifact/testing/build-app.ts';
import { writeZip } from '../artifact/testing/write-zip.ts';
import { checkDensities } from './check-densities.ts';
import type { DensityImage } from './density-image.ts';
import { drawablesInArtifact } from './from-artifact.ts';
import { drawablesInSource } from './from-source.ts';
import { png } from './testing/png.ts';

const vector = `<vector xmlns:android="http://schemas.android.com/apk/res/android" android:width="24dp"
  android:height="24dp" android:viewportWidth="24" android:viewportHeight="24"/>`;

/** The app under test: a launcher icon copied into ldpi, a gap at night, a nine-patch, and a vector. */
const resources: Readonly<Record<string, string | Buffer>> = {
  'mipmap-ldpi/ic_launcher.png': png(48, 48),
  'mipmap-mdpi/ic_launcher.png': png(48, 48),
  'mipmap-hdpi/ic_launcher.png': png(72, 72),
  'drawable-night-mdpi/moon.png': png(20, 10),
  'drawable-mdpi/bubble.9.png': png(12, 12),
  'drawable-hdpi/bubble.9.png': png(18, 18),
  'drawable/star.xml': vector,
};

const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.icons"
  android:versionCode="1" android:versionName="1"><uses-sdk android:minSdkVersion="21"/><application/></manifest>`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-assets-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(root: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function collect(path: string) {
  const opened = await openArtifact(path);
  try {
    return await drawablesInArtifact(opened);
  } finally {
    await opened.close();
  }
}

function hdpiBubble(images: readonly DensityImage[]): number | undefined {
  return images.find(({ name, folder: { bucket } }) => name === 'bubble' && bucket === 'hdpi')?.size?.widthPx;
}

const wrongLauncher = '48×48 in ldpi should be 36×36, as the other densities have it';
const moon = 'moon is in mdpi but not in hdpi';

describe('the same app in its three forms', () => {
  test('an APK made by aapt2', async () => {
    await mkdir(join(folder, 'apk'));
    const { images, findings } = await collect(await buildApk(join(folder, 'apk'), { manifest, resources }));
    expect(images).toHaveLength(6);
    expect(findings).toEqual([]);
    const found = checkDensities({ images, xml: [] }, ['mdpi', 'hdpi']);
    expect(found.map(({ message }) => message)).toEqual([moon, wrongLauncher]);
    expect(found.map(({ place }) => place)).toEqual([
      'res/drawable-night-mdpi-v8/moon.png',
      'res/mipmap-ldpi-v4/ic_launcher.png',
    ]);
    expect(hdpiBubble(images)).toBe(16);
  });

  test('an AAB made by aapt2', async () => {
    await mkdir(join(folder, 'aab'));
    const { images } = await collect(await buildAab(join(folder, 'aab'), { manifest, resources }));
    const found = checkDensities({ images, xml: [] }, ['mdpi', 'hdpi']);
    expect(found.map(({ message }) => message)).toEqual([moon, wrongLauncher]);
    expect(found.map(({ place }) => place)[1]).toMatch(/^base\/res\/mipmap-ldpi.*\/ic_launcher\.png$/);
  });

  test('its source folder', async () => {
    const root = join(folder, 'source');
    await write(join(root, 'app/src/main/res'), resources);
    await write(join(root, 'app/build/res'), resources);
    await write(join(root, 'node_modules/x/res'), resources);
    const { images } = await drawablesInSource(root);
    const found = checkDensities({ images, xml: [] }, ['mdpi', 'hdpi']);
    expect(found.map(({ place, message }) => `${place}: ${message}`)).toEqual([
      `app/src/main/res/drawable-night-mdpi/moon.png: ${moon}`,
      `app/src/main/res/mipmap-ldpi/ic_launcher.png: ${wrongLauncher}`,
    ]);
    expect(hdpiBubble(images)).toBe(16);
  });
});

describe('what cannot be checked is said', () => {
  test('a source folder without resources', async () => {
    await mkdir(join(folder, 'empty'));
    await expect(drawablesInSource(join(folder, 'empty'))).rejects.toMatchObject({
      code: 'ASSETS_NOT_FOUND',
    });
  });

  test('a text file with the name of a bitmap', async () => {
    await write(join(folder, 'broken'), { 'res/drawable-mdpi/a.png': 'no image' });
    const found = checkDensities(await drawablesInSource(join(folder, 'broken')), []);
    expect(found).toMatchObject([{ rule: 'image/unreadable', place: 'res/drawable-mdpi/a.png' }]);
  });

  test('bitmaps that the resource table does not name', async () => {
    await mkdir(join(folder, 'tableless'));
    const apk = await openArtifact(await buildApk(join(folder, 'tableless'), { manifest }));
    const compiled = await apk.readEntry('AndroidManifest.xml');
    await apk.close();
    const path = join(folder, 'tableless.apk');
    const zip = writeZip([
      { name: 'AndroidManifest.xml', content: compiled },
      { name: 'res/0A.png', content: png(1, 1) },
      { name: 'res/drawable-mdpi-v4/a.png', content: png(1, 1) },
      { name: 'assets/www/logo.png', content: png(1, 1) },
    ]);
    await writeFile(path, zip);
    const { images, findings } = await collect(path);
    expect(images).toEqual([]);
    expect(findings).toMatchObject([
      { rule: 'density/not-checked', severity: 'warning', message: expect.stringMatching(/^2 bitmaps /) },
    ]);
  });

  test('an entry that is damaged', async () => {
    await mkdir(join(folder, 'sound'));
    const apk = await openArtifact(await buildApk(join(folder, 'sound'), { manifest, resources }));
    const entries = await Promise.all(
      apk.artifact.entries.map(async ({ name }) => ({
        name,
        content: await apk.readEntry(name),
        ...(name.includes('ldpi') && { claims: { crc32: 1 } }),
      })),
    );
    await apk.close();
    await writeFile(join(folder, 'damaged.apk'), writeZip(entries));
    const { images } = await collect(join(folder, 'damaged.apk'));
    expect(images).toHaveLength(6);
    expect(images.filter(({ size }) => size === undefined)).toMatchObject([{ name: 'ic_launcher' }]);
  });
});
