import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { png } from '../../../../assets/testing/png.ts';
import { bundleId } from '../../../../emulators/app-store/testing/app-store-harness.ts';
import { created, linked } from '../../../../emulators/app-store/testing/requests.ts';
import { planAppStorePush, pushAppStoreListing } from '../../../../listing/app-store/push.ts';
import { readAppStoreFiles } from '../../../../listing/app-store/read-files.ts';
import { type ConsoleHarness, openConsoleHarness } from '../../testing/console-harness.ts';

let harness: ConsoleHarness;
let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'slipway-app-store-listing-'));
  harness = await openConsoleHarness({ app: { pace: { partBytes: 512 } } });
});
afterEach(async () => {
  await harness.close();
  await rm(root, { recursive: true, force: true });
});

const prepareVersion = async () => {
  const app = linked('apps', await harness.appId());
  return created(harness.call, 'appStoreVersions', {
    attributes: { platform: 'IOS', versionString: '2.0' },
    relationships: { app },
  });
};
const write = async (path: string, content: string | Uint8Array) => {
  const file = join(root, 'fastlane', path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
};
const sync = async (env = {}) => ({
  applicationId: bundleId,
  files: await readAppStoreFiles(join(root, 'fastlane/metadata'), env),
});
const sent = (pattern: RegExp) =>
  harness.store.requests().filter(({ method, path }) => pattern.test(`${method} ${path}`)).length;

describe('a listing of files', () => {
  test('is written part by part, read back, and not written again', async () => {
    await prepareVersion();
    await write('metadata/copyright.txt', '2026 Example Ltd\n');
    await write('metadata/primary_category.txt', 'UTILITIES');
    await write('metadata/review_information/first_name.txt', 'Kim');
    await write('metadata/review_information/how-to.txt.pdf', 'Press the button.');
    await write('metadata/en-US/name.txt', 'Chatter');
    await write('metadata/en-US/description.txt', 'Talks to all.');
    await write('metadata/de-DE/name.txt', 'Plauderer');
    await write('metadata/de-DE/description.txt', 'Spricht mit allen.');
    await write('screenshots/en-US/1.png', png(1290, 2796));
    await write('screenshots/en-US/2.png', png(2796, 1290));
    await write('app_rating_config.json', '{"gambling": false, "contests": "NONE"}');
    const login = { SLIPWAY_ASC_DEMO_USER: 'kim', SLIPWAY_ASC_DEMO_PASSWORD: 'a-canary' };
    const first = await sync(login);
    const planned = await planAppStorePush(harness.console.listing, first);
    expect([planned.versionName, planned.findings]).toEqual(['2.0', []]);
    expect(await pushAppStoreListing(harness.console.listing, first)).toEqual({ kind: 'changed' });
    const writes = sent(/^(POST|PATCH|DELETE|PUT)/);
    const again = await planAppStorePush(harness.console.listing, await sync(login));
    expect(again.plan).toMatchObject({ languages: [], review: [], shared: [], attachment: undefined });
    expect(await pushAppStoreListing(harness.console.listing, await sync(login))).toEqual({
      kind: 'changed',
    });
    expect(sent(/^(POST|PATCH|DELETE|PUT)/)).toBe(writes);
  });

  test('has only what changed of its screenshots sent, in parts, and their order mended', async () => {
    await prepareVersion();
    for (const name of ['1', '2', '3']) await write(`screenshots/en-US/${name}.png`, coloured(name));
    await pushAppStoreListing(harness.console.listing, await sync());
    const parts = sent(/^PUT/);
    expect(parts).toBeGreaterThan(3);
    await write('screenshots/en-US/1.png', coloured('3'));
    await write('screenshots/en-US/3.png', coloured('4'));
    expect(await pushAppStoreListing(harness.console.listing, await sync())).toEqual({ kind: 'changed' });
    expect(sent(/^POST \/v1\/appScreenshots/)).toBe(4);
    expect(sent(/^DELETE \/v1\/appScreenshots\//)).toBeGreaterThan(0);
    const { shown } = await harness.console.listing.open(bundleId);
    const english = shown.languages.find(({ language }) => language === 'en-US');
    const files = (await sync()).files.local.languages[0]?.screenshots.APP_IPHONE_67;
    expect(english?.screenshots.APP_IPHONE_67?.map(({ md5 }) => md5)).toEqual(files?.map(({ md5 }) => md5));
  });

  test('that was cut off between two screenshots is taken up, and leaves no half of one', async () => {
    await harness.close();
    let isBroken = true;
    harness = await openConsoleHarness({
      faults: ({ method, path }) =>
        isBroken && method === 'PATCH' && path.startsWith('/v1/appScreenshots/')
          ? { kind: 'refuse', status: 403 }
          : undefined,
    });
    await prepareVersion();
    await write('metadata/en-US/description.txt', 'Talks to all.');
    for (const name of ['1', '2']) await write(`screenshots/en-US/${name}.png`, coloured(name));
    const push = async () => pushAppStoreListing(harness.console.listing, await sync());
    await expect(push()).rejects.toMatchObject({ exitCode: expect.any(Number) });
    isBroken = false;
    expect(await push()).toEqual({ kind: 'changed' });
    const { shown } = await harness.console.listing.open(bundleId);
    const [english] = shown.languages.filter(({ language }) => language === 'en-US');
    expect(english?.screenshots.APP_IPHONE_67?.map(({ fileName }) => fileName)).toEqual(['1.png', '2.png']);
  });

  test('is refused as a whole where no version can be edited', async () => {
    await write('metadata/en-US/name.txt', 'Chatter');
    await expect(planAppStorePush(harness.console.listing, await sync())).rejects.toMatchObject({
      code: 'STORE_NO_EDITABLE_VERSION',
      seen: 'app information: READY_FOR_DISTRIBUTION',
    });
  });

  test('names all that the store would refuse, and files that are none', async () => {
    await prepareVersion();
    await write('metadata/en-US/name.txt', 'x'.repeat(31));
    await write('metadata/en-US/keywords.txt', 'y'.repeat(101));
    await write('screenshots/en-US/odd.png', png(100, 100));
    await write('screenshots/en-US/none.png', 'nothing');
    const { findings } = await planAppStorePush(harness.console.listing, await sync());
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual([
      'listing/screenshot-size',
      'listing/screenshot-size',
      'listing/text',
      'listing/text',
    ]);
    await write('app_rating_config.json', '[]');
    await expect(sync()).rejects.toMatchObject({ code: 'STORE_FILE_INVALID' });
    await rm(join(root, 'fastlane'), { recursive: true });
    await expect(sync()).rejects.toMatchObject({ code: 'LISTING_NOT_FOUND' });
  });
});

/** Different bytes, the same size in pixels. */
function coloured(name: string): Uint8Array {
  return Buffer.concat([png(1290, 2796), Buffer.from(name.repeat(1500))]);
}
