import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../../assets/testing/png.ts';
import { checkGraphics } from './check-graphics.ts';
import { screenshotTypeOf } from './screenshot-types.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-graphics-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Only the colour type says that it is opaque; nobody here reads the pixels. */
function opaque(widthPx: number, heightPx: number): Buffer {
  const bytes = Buffer.from(png(widthPx, heightPx));
  bytes[25] = 2;
  return bytes;
}

let trees = 0;

async function found(files: Readonly<Record<string, Buffer>>, below = '') {
  trees += 1;
  const root = join(folder, String(trees), below);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  const checks = await checkGraphics(root);
  return checks.map(({ store, imageCount, findings }) => ({
    store,
    imageCount,
    lines: findings.map(({ severity, rule, place, message }) => `${severity} ${rule} ${place}: ${message}`),
  }));
}

const phone = opaque(1080, 1920);
const complete = {
  'images/icon.png': png(512, 512),
  'images/featureGraphic.png': opaque(1024, 500),
  'images/phoneScreenshots/1.png': phone,
  'images/phoneScreenshots/2.png': phone,
};
const below = (path: string, files: Readonly<Record<string, Buffer>>) =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${path}/${name}`, content]));
const home = 'fastlane/metadata/android';

describe('for Google Play', () => {
  test('complete graphics have no findings, in an app’s folder or in their own', async () => {
    const whole = [{ store: 'Google Play', imageCount: 4, lines: [] }];
    expect(await found(below(`${home}/en-US`, complete))).toEqual(whole);
    expect(await found(below('en-US', complete), 'metadata/android')).toEqual(whole);
  });

  test('refused, missing and untranslated ones are said', async () => {
    const files = {
      [`${home}/en-US/images/icon.png`]: opaque(500, 500),
      [`${home}/de-DE/images/phoneScreenshots/1.png`]: phone,
    };
    const [{ lines } = { lines: [] }] = await found(files);
    expect(lines).toEqual([
      `error listing/image ${home}/en-US/images/icon.png: it is 500x500 pixels; 512x512 are wanted`,
      `warning store/missing-graphic ${home}: No language has the feature graphic of 1024×500 (featureGraphic), without which Google Play publishes nothing`,
      `warning store/missing-graphic ${home}: No language has two screenshots of a phone (phoneScreenshots), without which Google Play publishes nothing`,
      `note store/untranslated-graphic ${home}/de-DE: It lacks icon, which another language has: users see those of the default language`,
      `note store/untranslated-graphic ${home}/en-US: It lacks phoneScreenshots, which another language has: users see those of the default language`,
    ]);
  });
});

describe('for the App Store', () => {
  const shots = 'fastlane/screenshots';

  test('the largest iPhone is enough, and a folder of something else is none of ours', async () => {
    expect(await found({ [`${shots}/en-US/1.png`]: opaque(1320, 2868) })).toEqual([
      { store: 'App Store', imageCount: 1, lines: [] },
    ]);
    expect(await found({ 'screenshots/en-US/1.png': opaque(10, 10) })).toEqual([]);
  });

  test('refused ones are said', async () => {
    const files = {
      [`${shots}/en-US/a.png`]: png(1320, 2868),
      [`${shots}/en-US/b.png`]: opaque(1000, 1000),
      [`${shots}/en-US/c.png`]: Buffer.from('text'),
      [`${shots}/en-US/d.png`]: opaque(1320, 2868),
      [`${shots}/en-US/d_framed.png`]: opaque(1320, 2868),
    };
    const [{ imageCount, lines } = { imageCount: 0, lines: [] }] = await found(files);
    expect(imageCount).toBe(4);
    expect(lines).toEqual([
      `error store/refused-screenshot ${shots}/en-US/a.png: It has an alpha channel, which the App Store refuses`,
      `error store/refused-screenshot ${shots}/en-US/b.png: It is 1000×1000, which no screenshot set of the App Store takes`,
      `error store/refused-screenshot ${shots}/en-US/c.png: It is no PNG and no JPEG`,
    ]);
  });

  test('more than ten, smaller screens only, and a language that lacks some are said', async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => [
      `${shots}/en-US/${index}.png`,
      opaque(750, 1334),
    ]);
    const files = { ...Object.fromEntries(eleven), [`${shots}/de-DE/1.png`]: opaque(2064, 2752) };
    const [{ lines } = { lines: [] }] = await found(files);
    expect(lines).toEqual([
      `error store/too-many-screenshots ${shots}/en-US/APP_IPHONE_47: There are 11 screenshots; at most 10 are allowed`,
      `warning store/missing-graphic ${shots}: There are screenshots of smaller screens, and none of the iPhone at 6.9" (1320×2868) or 6.5" (1284×2778), which a submission has to have`,
      `note store/untranslated-graphic ${shots}/de-DE: It lacks APP_IPHONE_47, which another language has: users see those of the primary language`,
      `note store/untranslated-graphic ${shots}/en-US: It lacks APP_IPAD_PRO_3GEN_129, which another language has: users see those of the primary language`,
    ]);
  });

  test('a size of two sets is told apart by its path, and else said', async () => {
    const size = { widthPx: 2048, heightPx: 2732 };
    expect(screenshotTypeOf('en-US/iPad Pro (12.9-inch) (2nd generation)-1.png', size)).toEqual({
      type: 'APP_IPAD_PRO_129',
      orElse: [],
    });
    expect(screenshotTypeOf('appleTV/en-US/1.png', { widthPx: 3840, heightPx: 2160 })?.type).toBe(
      'APP_APPLE_TV',
    );
    const [{ lines } = { lines: [] }] = await found({ [`${shots}/en-US/1.png`]: opaque(2048, 2732) });
    expect(lines).toEqual([
      `note store/ambiguous-size ${shots}/en-US/1.png: Its size is that of APP_IPAD_PRO_3GEN_129 and APP_IPAD_PRO_129; it is taken for APP_IPAD_PRO_3GEN_129`,
    ]);
  });
});
