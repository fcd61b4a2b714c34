import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAab, buildApk } from '../src/artifact/testing/build-app.ts';
import { runTool } from '../src/artifact/testing/run-tool.ts';
import { runHere } from '../src/cli/testing/run-here.ts';
import command from './devices.ts';

let folder: string;
let aab: string;
let apk: string;
let empty: string;

const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android"
  package="com.example.devices" android:versionCode="1" android:versionName="1.0"><application/></manifest>`;

/** Real artifacts: one AAB with the sample app's pages, one APK with a broken page, one AAB with nothing. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'devices-command-'));
  const good = await sub('good');
  await cp(join('fixtures', 'sample-app', 'www'), join(good, 'base', 'assets', 'www'), { recursive: true });
  const bad = await sub('bad');
  await mkdir(join(bad, 'www'));
  await writeFile(join(bad, 'www', 'index.html'), '<p>hi</p><script>throw new Error("no wind")</script>');
  [aab, apk, empty] = await Promise.all([
    buildAab(await sub('aab'), { manifest }),
    buildApk(await sub('apk'), { manifest, linkOptions: ['-A', bad] }),
    buildAab(await sub('empty'), { manifest }),
  ]);
  // As Gradle lays a bundle out; aapt2 cannot write assets into a folder.
  await runTool('jar', ['uMf', aab, '-C', good, 'base']);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function sub(name: string): Promise<string> {
  await mkdir(join(folder, name));
  return join(folder, name);
}

function slipway(...argv: string[]) {
  return runHere(command, argv, { cwd: folder, env: process.env });
}

describe('slipway devices run', () => {
  test('opens the pages inside an AAB on four devices', async () => {
    const { exit, out, err } = await slipway('run', aab, '--json');
    const { results, galleryPath } = JSON.parse(out);
    expect(results.map(({ problems }: { problems: unknown }) => problems)).toEqual([[], [], [], []]);
    expect(exit).toBe(0);
    expect(err).toContain('passed pixel-tablet-ar');
    expect(galleryPath).toBe(join(folder, '.slipway', 'devices', 'index.html'));
  });

  test('fails with what is wrong in an APK, on the devices asked for', async () => {
    const { exit, out } = await slipway('run', apk, '--device', 'moto-g-power:ja-JP', '--out', 'seen');
    expect(exit).toBe(1);
    expect(out.replace(/\d+\.\d s/, '0.5 s')).toBe(`failed   moto-g-power  ja-JP     0.5 s
         error: script error: Error: no wind (index.html:1)
         warning: no <meta name="viewport">: laid out 981 px wide

gallery  seen/index.html
`);
  });

  test('refuses an artifact without web content', async () => {
    const { exit, err } = await slipway('run', empty);
    expect(exit).toBe(2);
    expect(err).toContain('The artifact holds no web content.');
    expect(err).toContain('slipway explain DEVICES_NO_WEB_CONTENT');
  });

  test.each([
    [['run'], '`devices run` needs the file to run.'],
    [['walk'], '"walk" is neither run nor list.'],
    [['run', 'app.aab', '--device', 'pixel-8'], 'A device is written name:locale, such as pixel-8:en-US.'],
    [['run', 'gone.aab'], 'There is no such file.'],
  ])('%j is refused as wrong usage', async (argv, message) => {
    const { exit, err } = await slipway(...argv);
    expect(exit).toBe(2);
    expect(err).toContain(message);
  });
});

test('slipway devices list prints every device', async () => {
  const { exit, out } = await slipway('list');
  expect(exit).toBe(0);
  expect(out.split('\n')[0]).toBe('pixel-8       1082×2402  xxhdpi   Android 16  Google Pixel 8');
});
