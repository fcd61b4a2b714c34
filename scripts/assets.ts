import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkIosAssets } from '../src/artifact/inspect/check-ios-assets.ts';
import { isIpa } from '../src/artifact/inspect/is-ipa.ts';
import { type AssetCheck, checkAssets } from '../src/assets/check-assets.ts';
import { bucketDpi, bucketNames, usualBuckets } from '../src/assets/densities.ts';
import { type ScreenReport, whatDevicesLoad } from '../src/assets/loading/report.ts';
import { loadingText } from '../src/assets/loading/report-text.ts';
import { screenOf } from '../src/assets/loading/screen.ts';
import { checkPixels } from '../src/assets/pixels/check-pixels.ts';
import { defineCommand } from '../src/cli/command.ts';
import { systemClock } from '../src/clock/clock.ts';
import { androidDevices } from '../src/devices/catalogue/devices.ts';
import { type AndroidDevice, isAndroid } from '../src/devices/device.ts';
import { findDevice } from '../src/devices/find-device.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { findingsCount, findingsText } from '../src/findings/findings-text.ts';

interface CheckedPath extends Omit<AssetCheck, 'drawables' | 'kind'> {
  readonly path: string;
  readonly kind: AssetCheck['kind'] | 'ipa';
  /** What each device loads; null where no device was named. */
  readonly loading: readonly ScreenReport[] | null;
}

const kinds = { apk: 'APK', aab: 'AAB', ipa: 'IPA', source: 'source folder' } as const;

export default defineCommand({
  name: 'assets',
  summary: 'check bitmaps and asset catalogs; exit 1 on errors',
  examples: [
    'slipway assets app.aab                            inside the built file',
    'slipway assets android/app                        in the source tree',
    'slipway assets ios/App/Assets.xcassets            an asset catalog',
    'slipway assets app.apk --densities xhdpi,xxhdpi   only these have to be there',
    'slipway assets android/app --pixels               and enlarged bitmaps',
    'slipway assets app.aab --devices all              which file each device loads',
  ],
  configure: (command) =>
    command
      .argument(
        '<path...>',
        'APKs, AABs, IPAs, source folders, .xcassets or folders of store graphics, in any mix',
      )
      .option(
        '--densities <list>',
        `buckets every bitmap has to be in (default: ${usualBuckets.join(',')})`,
        parseDensities,
      )
      .option(
        '--devices <list>',
        'also say what these devices load, and how far they enlarge it; or: all',
        parseDevices,
      )
      .option('--pixels', 'also look at the pixels, for bitmaps that were enlarged; takes longer'),
  async run({ args: [paths], options, io }) {
    const densities = options.densities ?? usualBuckets;
    const checked: CheckedPath[] = [];
    for (const path of paths) {
      const root = resolve(io.cwd, path);
      const { drawables, ...check } = await checkPath(root, densities);
      const inPixels = options.pixels === true ? await checkPixels(root, { ...check, drawables }) : [];
      const loading =
        options.devices === undefined ? null : whatDevicesLoad(drawables, options.devices.map(screenOf));
      checked.push({ path, ...check, findings: [...check.findings, ...inPixels], loading });
    }
    const isBad = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    return {
      data: { densities, checked },
      text: checked.map(pathText).join('\n\n'),
      exit: isBad ? 'finding' : 'fine',
    };
  },
});

type PathCheck = Omit<CheckedPath, 'path' | 'loading'> & Pick<AssetCheck, 'drawables'>;

/** An IPA has scales and no densities, and so no drawables that a device could choose from. */
async function checkPath(path: string, densities: readonly string[]): Promise<PathCheck> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile || !(await isIpa(path))) return checkAssets(path, densities);
  const { imageCount, findings } = await checkIosAssets(path, systemClock.now());
  const parts = ['icons and compiled asset catalogs'];
  return { kind: 'ipa', parts, imageCount, findings, drawables: { images: [], xml: [] } };
}

function pathText({ path, kind, parts, imageCount, findings, loading }: CheckedPath): string {
  const bitmaps = `${imageCount} bitmap${imageCount === 1 ? '' : 's'} checked`;
  const head = `${path} (${kinds[kind]}): ${bitmaps}, ${findingsCount(findings)}\nchecked: ${parts.join(', ')}`;
  const found = findings.length === 0 ? [] : [findingsText(findings)];
  return [head, ...found, ...(loading === null ? [] : ['', loadingText(loading)])].join('\n');
}

function parseDensities(text: string): readonly string[] {
  const buckets = text.split(',').map((bucket) => bucket.trim());
  const unknown = buckets.find((bucket) => bucketDpi(bucket) === undefined);
  if (unknown === undefined) return buckets;
  throw new SlipwayError('USAGE', {
    message: `There is no density bucket "${unknown}".`,
    seen: `--densities ${text}`,
    next: `Choose from ${bucketNames.join(', ')}.`,
  });
}

function parseDevices(text: string): readonly AndroidDevice[] {
  return text === 'all' ? androidDevices : text.split(',').map((name) => androidDevice(name.trim()));
}

function androidDevice(name: string): AndroidDevice {
  const device = findDevice(name);
  if (isAndroid(device)) return device;
  throw new SlipwayError('USAGE', {
    message: `${device.title} chooses no files by density: only Android does.`,
    seen: `--devices ${name}`,
    next: `Choose from ${androidDevices.map((each) => each.name).join(', ')}.`,
  });
}
