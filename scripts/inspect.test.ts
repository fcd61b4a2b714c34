import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApk, signApk } from '../src/artifact/testing/build-app.ts';
import { makeKey } from '../src/artifact/testing/key.ts';
import { png } from '../src/assets/testing/png.ts';
import type { AnyCommand } from '../src/cli/command.ts';
import { runHere } from '../src/cli/testing/run-here.ts';
import assets from './assets.ts';
import compare from './compare.ts';
import inspect from './inspect.ts';

const manifest = (application: string): string =>
  `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.sample"
    android:versionCode="42" android:versionName="9.9">
  <uses-sdk android:minSdkVersion="24" android:targetSdkVersion="36"/>
  <uses-permission android:name="android.permission.INTERNET"/>
  <uses-permission android:name="android.permission.CAMERA"/>
  ${application}
</manifest>`;

/** aapt2 stores JPEGs as they are, so these are the largest entries whatever the signature's length. */
const photos = Object.fromEntries(
  [1, 2, 3, 4, 5].map((size) => [`raw/photo_${size}.jpg`, Buffer.alloc(size * 2000)]),
);

const resources = {
  ...photos,
  'mipmap-ldpi/ic_launcher.png': png(48, 48),
  'mipmap-mdpi/ic_launcher.png': png(48, 48),
  'mipmap-hdpi/ic_launcher.png': png(72, 72),
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-inspect-'));
  await Promise.all(['good', 'bad'].map((name) => mkdir(join(folder, name))));
  const [key, apk] = await Promise.all([
    makeKey(folder, 'key'),
    buildApk(join(folder, 'good'), { manifest: manifest('<application/>'), resources }),
  ]);
  await signApk({ apk, out: join(folder, 'good.apk'), key });
  const bad = manifest('<application android:debuggable="true"/>').replace(
    'android:targetSdkVersion="36"',
    '',
  );
  await buildApk(join(folder, 'bad'), { manifest: bad });
  await writeFile(join(folder, 'notes.txt'), 'no artifact');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function run(command: AnyCommand, ...argv: readonly string[]) {
  return runHere(command, argv, { cwd: folder });
}

/** Digests and sizes depend on the key of this run. */
function anonymous(text: string): string {
  return text
    .replace(/[0-9a-f]{64}/g, 'HASH')
    .replace(/\d{4}-\d\d-\d\d/g, 'DATE')
    .replace(/ *[\d.]+ [kM]?B/g, ' SIZE');
}

describe('slipway inspect', () => {
  test('tells a person everything in 80 columns', async () => {
    const { exit, out, err } = await run(inspect, 'good.apk');
    expect([exit, err]).toEqual([0, '']);
    // A path is as long as it is; everything of ours fits.
    const lines = out.replaceAll(folder, '…').split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    // How long the signature's files are, and so where they stand, depends on the key.
    const stable = lines.filter((line) => !line.includes('META-INF/'));
    const [facts, sizes, kinds, files, duplicates] = anonymous(stable.join('\n')).split('\n\n');
    expect([facts, sizes, kinds, files, duplicates].join('\n\n')).toMatchInlineSnapshot(`
      "app          com.example.sample
      version      9.9 (version code 42)
      file         good.apk, APK, SIZE
      SHA-256      HASH
      signature    verified: v1 not-checked, v2 verified, v3 verified
                   CN=key, until DATE
                   HASH
      SDK          minimum 24, target 36
      permissions  android.permission.INTERNET (normal)
                   android.permission.CAMERA (dangerous)
      features     android.hardware.camera
                   android.hardware.faketouch
      exported     none
      security     not debuggable
                   cleartext traffic not declared, no network security config
                   backup not declared, no rules
      ABIs         none
      code         0 dex files, 0 method references
      locales      only the default
      densities    ldpi, mdpi, hdpi
      libraries    none

      size SIZE, unpacked SIZE
      download     about SIZE (an estimate: the file under gzip -9, estimated from
                   its compressed entries and from parts of the others)
      installed    about SIZE (an estimate: the APK, and the native libraries of
                   one ABI that are extracted from it)

      by kind                                    files  compressed    unpacked
      resources                                      8 SIZE SIZE
        any density                                  5 SIZE SIZE
        hdpi                                         1 SIZE SIZE
        ldpi                                         1 SIZE SIZE
        mdpi                                         1 SIZE SIZE
      signatures                                     3 SIZE SIZE
      resource-table                                 1 SIZE SIZE
      manifest                                       1 SIZE SIZE

      largest files, compressed
       SIZE  res/raw/photo_5.jpg
       SIZE  res/raw/photo_4.jpg
       SIZE  res/raw/photo_3.jpg
       SIZE  res/raw/photo_2.jpg
       SIZE  res/raw/photo_1.jpg
       SIZE  resources.arsc
       SIZE  AndroidManifest.xml

      no two files of 512 bytes or more have the same content"
    `);
  });

  test('tells a program the same, files included; what is not known is null', async () => {
    const { exit, out } = await run(inspect, 'good.apk', '--json');
    expect(exit).toBe(0);
    const inspection = JSON.parse(out);
    expect(inspection).toMatchObject({
      kind: 'apk',
      path: join(folder, 'good.apk'),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      signature: {
        verified: true,
        schemes: { v1: 'not-checked', v2: 'verified', v3: 'verified' },
        problems: [],
      },
    });
    expect(inspection.details.manifest).toMatchObject({
      applicationId: 'com.example.sample',
      versionName: '9.9',
      versionCode: 42,
      sharedUserId: null,
      sdk: { min: { api: 24 }, target: { api: 36 } },
    });
    expect(inspection.files.map(({ name }: { name: string }) => name)).toContain('AndroidManifest.xml');
    expect(inspection.findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual(
      [],
    );
  });

  test('a flipped byte is an error of the signature', async () => {
    const bytes = await readFile(join(folder, 'good.apk'));
    const at = bytes.indexOf('res/raw/photo_5.jpg') + 200;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(join(folder, 'flipped.apk'), bytes);
    const { exit, out } = await run(inspect, 'flipped.apk', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings).toContainEqual(
      expect.objectContaining({ rule: expect.stringMatching(/^signature\//), severity: 'error' }),
    );
  });

  test('exits 1 and says why an APK must not be released', async () => {
    const { exit, out } = await run(inspect, join('bad', 'aligned.apk'));
    expect(exit).toBe(1);
    for (const rule of [
      'artifact/debuggable',
      'artifact/unsigned',
      'artifact/target-sdk-missing',
      'policy/target-sdk',
    ]) {
      expect(out).toContain(`(${rule})`);
    }
  });

  test.each([
    ['notes.txt', 2, 'ARTIFACT_UNKNOWN_KIND'],
    ['none.apk', 2, 'FILE_NOT_FOUND'],
  ])('refuses %s with exit code %d', async (file, exit, code) => {
    const result = await run(inspect, file, '--json');
    expect(result.exit).toBe(exit);
    expect(JSON.parse(result.out).error).toMatchObject({ code, seen: expect.stringContaining(file) });
  });
});

describe('slipway compare', () => {
  test('says what changed, permissions before sizes', async () => {
    const { exit, out } = await run(compare, 'good.apk', join('bad', 'aligned.apk'));
    expect(exit).toBe(0);
    const sections = [...out.matchAll(/^(\w+) \(\d+\)$/gm)].map(([, section]) => section);
    expect(sections).toEqual(['signature', 'security', 'platform', 'content']);
    expect(out).toContain('~ debuggable  false → true');
    expect(out).toMatch(/^- +-10\.0 kB .*-100% +10\.0 kB → none +res\/raw\/photo_5\.jpg$/m);
    expect(out).toMatch(/^~ .* → .* download \(estimate\), at most$/m);
    const titles = ['sizes by kind', 'sizes in total', 'files by growth'];
    expect(titles.map((title) => out.indexOf(`\n${title} (`)).toSorted((a, b) => a - b)).not.toContain(-1);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('tells a program by how many bytes everything has grown', async () => {
    const { out } = await run(compare, join('bad', 'aligned.apk'), 'good.apk', '--json');
    const { changes } = JSON.parse(out);
    expect(changes).toContainEqual({
      section: 'files',
      name: 'res/raw/photo_5.jpg',
      kind: 'added',
      before: null,
      after: 10_000,
      growthBytes: 10_000,
    });
    expect(changes).toContainEqual(
      expect.objectContaining({ section: 'security', name: 'debuggable', growthBytes: null }),
    );
    const order = [...new Set(changes.map(({ section }: { section: string }) => section))];
    expect(order).toEqual(['signature', 'security', 'platform', 'content', 'kinds', 'sizes', 'files']);
  });

  test('finds no difference between a file and itself', async () => {
    expect((await run(compare, 'good.apk', 'good.apk')).out).toBe('No difference was found.\n');
    const { changes } = JSON.parse((await run(compare, 'good.apk', 'good.apk', '--json')).out);
    expect(changes).toEqual([]);
  });
});

describe('slipway assets', () => {
  test('finds the same in the artifact and in the source, and exits 1', async () => {
    const { exit, out } = await run(assets, 'good.apk', 'good/res', '--densities', 'mdpi,hdpi');
    expect(exit).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "good.apk (APK): 3 bitmaps checked, 1 error
      checked: Android resources
      error    res/mipmap-ldpi-v4/ic_launcher.png
               48×48 in ldpi should be 36×36, as the other densities have it
               (density/wrong-size)
               → Export it from its original at the size of this density; do not copy
               another density.

      good/res (source folder): 3 bitmaps checked, 1 error
      checked: Android resources
      error    mipmap-ldpi/ic_launcher.png
               48×48 in ldpi should be 36×36, as the other densities have it
               (density/wrong-size)
               → Export it from its original at the size of this density; do not copy
               another density.
      "
    `);
  });

  test('asks for five densities when none are named', async () => {
    const { exit, out } = await run(assets, 'good.apk', '--json');
    expect(exit).toBe(1);
    const { densities, checked } = JSON.parse(out);
    expect(densities).toEqual(['mdpi', 'hdpi', 'xhdpi', 'xxhdpi', 'xxxhdpi']);
    expect(checked).toMatchObject([{ path: 'good.apk', kind: 'apk', imageCount: 3 }]);
    expect(checked[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'density/missing-bucket',
      'density/wrong-size',
    ]);
  });

  test('exits 0 when there is nothing to mend', async () => {
    const { exit, out } = await run(assets, 'bad/aligned.apk');
    expect([exit, out]).toEqual([
      0,
      'bad/aligned.apk (APK): 0 bitmaps checked, no findings\nchecked: Android resources\n',
    ]);
  });

  test.each([
    [['good.apk', '--densities', 'mdpi,xdpi'], 'USAGE', 'xdpi'],
    [['none'], 'FILE_NOT_FOUND', 'none'],
    [['bad/res'], 'ASSETS_NOT_FOUND', 'bad/res'],
  ])('refuses %j', async (argv, code, seen) => {
    const result = await run(assets, ...argv, '--json');
    expect(result.exit).toBe(2);
    expect(JSON.parse(result.out).error).toMatchObject({ code, seen: expect.stringContaining(seen) });
  });
});
