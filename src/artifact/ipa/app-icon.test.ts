import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../../assets/testing/png.ts';
import { type IconToWrite, iconCatalog, wholeIcon } from '../assets-car/testing/icon-catalog.ts';
import { sampleCatalogBytes } from '../assets-car/testing/sample-catalog.ts';
import { appIconOf } from './app-icon.ts';
import { readIpa } from './read-ios.ts';
import { buildIpa, type IpaChanges, type IpaKit, makeIpaKit, zipTree } from './testing/build-ipa.ts';
import { openTestZip } from './testing/open-test-zip.ts';

const nowMs = Date.UTC(2026, 5, 1);
let folder: string;
let kit: IpaKit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-icon-'));
  kit = await makeIpaKit(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(changes: IpaChanges) {
  return readIpa(await openTestZip(zipTree(await buildIpa(kit, changes))), { nowMs, roots: kit.roots });
}

const withCatalog = (bytes: Buffer, info: IpaChanges['info'] = {}): IpaChanges => ({
  info,
  files: { 'Assets.car': bytes },
});
const iconWithout = (px: number): Buffer => iconCatalog(wholeIcon.filter((icon) => icon.px !== px));
const singleSize: readonly IconToWrite[] = [{ px: 1024, idiom: 'universal', pixelFormat: 'JPEG' }];
const iphoneOnly = { UIDeviceFamily: [1] };
const looseFiles = { 'AppIcon60x60@2x.png': png(120, 120), 'AppIcon76x76@2x~ipad.png': png(152, 152) };
const looseNames = {
  CFBundleIcons: {
    CFBundlePrimaryIcon: { CFBundleIconName: 'AppIcon', CFBundleIconFiles: ['AppIcon60x60'] },
  },
  'CFBundleIcons~ipad': {
    CFBundlePrimaryIcon: { CFBundleIconName: 'AppIcon', CFBundleIconFiles: ['AppIcon76x76'] },
  },
};

describe('the icon of an app', () => {
  test('is read from the catalog and from the files beside it', async () => {
    const { app } = await inspect({});
    expect(appIconOf(app)).toMatchObject({
      name: 'AppIcon',
      sidesPx: { phone: [120, 180], pad: [152, 167], marketing: [1024] },
      isSingleSize: false,
      isLayered: false,
    });
    expect(app.iconFiles).toEqual([
      { path: 'Payload/Chat.app/AppIcon60x60@2x.png', size: { width: 120, height: 120 } },
    ]);
  });

  test.each<[string, IpaChanges, readonly string[]]>([
    ['all sizes', {}, []],
    ['120 from a file', withCatalog(iconWithout(120)), []],
    [
      'no 120 anywhere',
      { files: { 'Assets.car': iconWithout(120), 'AppIcon60x60@2x.png': png(60, 60) } },
      ['itms-90022/icon-missing-120'],
    ],
    ['no 152', withCatalog(iconWithout(152)), ['itms-90023/icon-missing-152']],
    ['no 167', withCatalog(iconWithout(167)), ['itms-90023/icon-missing-167']],
    ['no 152 for the iPhone alone', withCatalog(iconWithout(152), iphoneOnly), []],
    ['no 1024', withCatalog(iconWithout(1024)), ['itms-90704/store-icon-missing']],
    [
      'a single size, with the files that Xcode writes',
      { info: looseNames, files: { ...looseFiles, 'Assets.car': iconCatalog(singleSize) } },
      [],
    ],
    [
      'an icon of another name',
      withCatalog(iconCatalog(wholeIcon.map((icon) => ({ ...icon, name: 'Other' }))), iphoneOnly),
      ['itms-90704/store-icon-missing'],
    ],
    [
      'a file that is no image',
      { files: { 'Assets.car': iconWithout(120), 'AppIcon60x60@2x.png': Buffer.from('text') } },
      ['itms-90022/icon-missing-120'],
    ],
    [
      'a store icon whose pixels are packed',
      withCatalog(
        iconCatalog(wholeIcon.map((icon) => (icon.px === 1024 ? { ...icon, pixelFormat: 'ARGB' } : icon))),
      ),
      ['ios/store-icon-not-checked'],
    ],
    [
      'an icon of Icon Composer',
      withCatalog(iconCatalog([{ px: 1024, idiom: 'universal', layout: 1020 }])),
      ['ios/store-icon-not-checked'],
    ],
    [
      'a catalog that was thinned',
      withCatalog(iconCatalog([{ px: 180, idiom: 'phone', scale: 3 }], 'optimized <idiom 1> <scale 3>')),
      ['ios/catalog-thinned'],
    ],
    ['a catalog that is none', withCatalog(Buffer.from('BOMStore')), ['ios/unreadable-asset-catalog']],
  ])('%s', async (_, changes, rules) => {
    expect((await inspect(changes)).findings.map(({ rule }) => rule)).toEqual(rules);
  });

  test('no catalog at all', async () => {
    const tree = await buildIpa(kit, { info: iphoneOnly });
    tree.delete('Payload/Chat.app/Assets.car');
    const { findings } = await readIpa(await openTestZip(zipTree(tree)), { nowMs, roots: kit.roots });
    expect(findings.map(({ rule }) => rule)).toContain('itms-90704/store-icon-missing');
  });

  test('names what Apple would answer', async () => {
    const [finding] = (await inspect(withCatalog(iconWithout(167)))).findings;
    expect(finding?.message).toBe(
      'The icon AppIcon has no image of 167×167 pixels for the iPad Pro; there are 152 (Apple: ITMS-90023 "Missing required icon file")',
    );
  });
});

describe('the rest of a catalog', () => {
  const image = (name: string, scale: number): IconToWrite => ({ name, scale, px: 10, idiom: 'universal' });

  test('images of one scale of the iPhone, but not of the other', async () => {
    const images = [image('Both', 2), image('Both', 3), image('Two', 2), image('Three', 3), image('One', 1)];
    const { findings } = await inspect(withCatalog(iconCatalog([...wholeIcon, ...images])));
    expect(findings).toMatchObject([
      { rule: 'ios/image-without-2x', message: expect.stringMatching(/^1 images .*: Three$/) },
      { rule: 'ios/image-without-3x', message: expect.stringMatching(/^1 images .*: Two$/) },
    ]);
  });

  test('what contradicts itself', async () => {
    const { findings } = await inspect(withCatalog(sampleCatalogBytes({ claimedCount: 9 }), iphoneOnly));
    expect(findings.map(({ rule }) => rule)).toContain('ios/catalog-rendition-count');
  });
});
