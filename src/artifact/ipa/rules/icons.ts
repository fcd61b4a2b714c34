import { type AppIcon, appIconOf, isThinned, storeIconPx } from '../app-icon.ts';
import type { DeviceFamily } from '../info-plist.ts';
import type { IosArtifact } from '../ios-artifact.ts';
import { isFileOf } from '../read-assets.ts';
import { type Draft, listOf, type Rule } from './finding.ts';

export const iconRules: readonly Rule[] = [iconName, iconFiles, requiredSizes, storeIcon, storeIconAlpha];

function iconName({ app }: IosArtifact): readonly Draft[] {
  if (app.info === undefined || app.info.iconName !== undefined) return [];
  return [
    {
      itms: '90713',
      rule: 'icon-name-missing',
      severity: 'error',
      place: app.path,
      message: 'Info.plist has no CFBundleIconName',
      remedy: 'Put the icon into an asset catalog and name it in ASSETCATALOG_COMPILER_APPICON_NAME.',
    },
  ];
}

/** `AppIcon60x60` stands for `AppIcon60x60@2x.png`, `AppIcon60x60@2x~ipad.png` and their like. */
function iconFiles({ app }: IosArtifact): readonly Draft[] {
  const missing = (app.info?.iconFiles ?? []).filter((name) => {
    const base = name.replace(/\.png$/, '');
    return !app.iconFiles.some(({ path }) => isFileOf(base, path.slice(app.path.length + 1)));
  });
  if (missing.length === 0) return [];
  return [
    {
      itms: '90032',
      rule: 'icon-file-missing',
      severity: 'error',
      place: app.path,
      message: `Info.plist names icon files that are not there: ${listOf(missing)}`,
      remedy: 'Leave CFBundleIconFiles to the asset compiler, which writes the files beside the catalog.',
    },
  ];
}

interface Required {
  readonly family: DeviceFamily;
  readonly use: 'phone' | 'pad';
  readonly px: number;
  readonly itms: string;
  readonly where: string;
}

/**
 * Sizes that the store asks for; the others are scaled from these. Apple's answers speak of exactly these sides, and
 * https://developer.apple.com/library/archive/qa/qa1686/_index.html lists what they are for.
 */
const required: readonly Required[] = [
  { family: 'iphone', use: 'phone', px: 120, itms: '90022', where: 'the iPhone' },
  { family: 'ipad', use: 'pad', px: 152, itms: '90023', where: 'the iPad' },
  { family: 'ipad', use: 'pad', px: 167, itms: '90023', where: 'the iPad Pro' },
];

/** What one size made of, nobody needs to bring; a build for one device has lost the sizes of the others. */
function requiredSizes({ app }: IosArtifact): readonly Draft[] {
  const icon = appIconOf(app);
  if (cannotTell(app) || icon.isLayered) return [];
  return required
    .filter(({ family }) => app.info?.deviceFamilies.includes(family) === true)
    .filter(({ use, px }) => !icon.sidesPx[use].includes(px) && !(icon.isSingleSize && px === 167))
    .map(({ use, px, itms, where }) => ({
      itms,
      rule: `icon-missing-${px}`,
      severity: 'error',
      place: app.path,
      message: `${iconText(icon)} has no image of ${px}×${px} pixels for ${where}; ${sidesText(icon.sidesPx[use])}`,
      remedy: 'Fill every slot of the app icon in its asset catalog, or give it the single size of 1024.',
    }));
}

function storeIcon({ app }: IosArtifact): readonly Draft[] {
  const icon = appIconOf(app);
  if (cannotTell(app) || icon.isLayered || icon.sidesPx.marketing.includes(storeIconPx)) return [];
  return [
    {
      itms: '90704',
      rule: 'store-icon-missing',
      severity: 'error',
      place: app.path,
      message: app.hasAssetCatalog
        ? `${iconText(icon)} has no image of 1024×1024 pixels for the store`
        : 'There is no asset catalog, which has to hold the icon of 1024×1024 pixels for the store',
      remedy: 'Add the icon of 1024×1024 pixels, without transparency, to the app icon in its asset catalog.',
    },
  ];
}

/** Pixel formats that have no room for transparency. The flag "opaque" is set on hardly any image, opaque or not. */
const opaqueFormats: ReadonlySet<string> = new Set(['JPEG', 'GRAY', 'RGB']);

/** Pixels are not decoded, so that of most icons nobody can say here whether they are transparent. */
function storeIconAlpha({ app }: IosArtifact): readonly Draft[] {
  const icon = appIconOf(app);
  const unknown = icon.images.filter(
    ({ size, idiom, pixelFormat }) =>
      size?.width === storeIconPx &&
      (idiom === 'marketing' || idiom === 'universal') &&
      !opaqueFormats.has(pixelFormat),
  );
  const [first] = unknown;
  if (first === undefined && !icon.isLayered) return [];
  return [
    {
      rule: 'store-icon-not-checked',
      severity: 'note',
      place: `${app.path}/Assets.car`,
      message: icon.isLayered
        ? 'The icon is made of layers by Icon Composer: its sizes and transparency were not checked'
        : `Whether the icon ${first?.file} (${first?.pixelFormat}) is transparent was not checked: its pixels are packed (Apple would answer ITMS-90717)`,
      remedy: 'Look at the original: the icon for the store must have no alpha channel.',
    },
  ];
}

/** No app for the iPhone or iPad, cut down to one device, or a catalog that cannot be read: that is said elsewhere. */
function cannotTell(app: IosArtifact['app']): boolean {
  const families = app.info?.deviceFamilies ?? [];
  if (!families.includes('iphone') && !families.includes('ipad')) return true;
  return app.info?.iconName === undefined || isThinned(app.assets) || isUnread(app);
}

function isUnread({ hasAssetCatalog, assets }: IosArtifact['app']): boolean {
  return hasAssetCatalog && assets === undefined;
}

function iconText({ name, images }: AppIcon): string {
  return images.length === 0 ? `The catalog holds no icon ${name}, and the app` : `The icon ${name}`;
}

function sidesText(sides: readonly number[]): string {
  return sides.length === 0 ? 'there is none at all' : `there are ${sides.join(', ')}`;
}
