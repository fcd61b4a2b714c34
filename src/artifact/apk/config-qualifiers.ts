import {
  densities,
  directions,
  gamuts,
  genders,
  keyboards,
  keysHidden,
  lengths,
  modes,
  type Names,
  navigations,
  navigationsHidden,
  nights,
  orientations,
  ranges,
  rounds,
  sizes,
  touchscreens,
} from './qualifier-names.ts';
import type { ResourceConfig } from './resource-config.ts';

/** The qualifiers of a folder with this configuration, such as `de-night-xhdpi-v26`; empty for the default. */
export function configQualifiers(config: ResourceConfig): string {
  return [
    config.mcc === 0 ? '' : `mcc${config.mcc}`,
    config.mnc === 0 ? '' : `mnc${config.mnc === 0xffff ? '00' : config.mnc}`,
    localeQualifier(config),
    named(genders, config.grammaticalGender),
    named(directions, config.screenLayout & 0xc0),
    dp('sw', config.smallestWidthDp),
    dp('w', config.widthDp),
    dp('h', config.heightDp),
    named(sizes, config.screenLayout & 0x0f),
    named(lengths, config.screenLayout & 0x30),
    named(rounds, config.screenLayout2 & 0x03),
    named(gamuts, config.colorMode & 0x03),
    named(ranges, config.colorMode & 0x0c),
    named(orientations, config.orientation),
    named(modes, config.uiMode & 0x0f),
    named(nights, config.uiMode & 0x30),
    densityName(config.density) ?? '',
    named(touchscreens, config.touchscreen),
    named(keysHidden, config.inputFlags & 0x03),
    named(keyboards, config.keyboard),
    named(navigationsHidden, config.inputFlags & 0x0c),
    named(navigations, config.navigation),
    config.screenWidth + config.screenHeight === 0 ? '' : `${config.screenWidth}x${config.screenHeight}`,
    versionQualifier(config),
  ]
    .filter((part) => part !== '')
    .join('-');
}

/** `hdpi`, `anydpi`, or such as `420dpi`; undefined where no density is named. */
export function densityName(density: number): string | undefined {
  return density === 0 ? undefined : (densities[density] ?? `${density}dpi`);
}

/** BCP 47 tag such as `sr-Latn-RS`; empty for no locale. Old codes (`iw`, `in`) stay as they are written. */
export function localeTag({ language, script, region, variant, numberingSystem }: ResourceConfig): string {
  const parts = [language, script, region, variant].filter((part) => part !== '');
  return [...parts, ...(numberingSystem === '' ? [] : ['u', 'nu', numberingSystem])].join('-');
}

/** `de-rAT` where that is enough, and `b+sr+Latn` where it is not. */
function localeQualifier(config: ResourceConfig): string {
  const { language, region, script, variant, numberingSystem } = config;
  if (script + variant + numberingSystem !== '') return `b+${localeTag(config).replaceAll('-', '+')}`;
  return region === '' ? language : `${language}-r${region}`;
}

function versionQualifier({ sdkVersion, minorVersion }: ResourceConfig): string {
  if (sdkVersion === 0) return '';
  return minorVersion === 0 ? `v${sdkVersion}` : `v${sdkVersion}.${minorVersion}`;
}

/** A value of a later Android than this list is shown by its number. */
function named(names: Names, value: number): string {
  return value === 0 ? '' : (names[value] ?? `unknown${value}`);
}

function dp(prefix: string, size: number): string {
  return size === 0 ? '' : `${prefix}${size}dp`;
}
