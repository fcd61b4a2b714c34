import type { ResourceConfig } from './resource-config.ts';

type Names = Readonly<Record<number, string>>;

// Names of folders by value: ResTable_config in ResourceTypes.h, and
// https://developer.android.com/guide/topics/resources/providing-resources#QualifierRules
const genders: Names = { 1: 'neuter', 2: 'feminine', 3: 'masculine' };
const directions: Names = { 64: 'ldltr', 128: 'ldrtl' };
const sizes: Names = { 1: 'small', 2: 'normal', 3: 'large', 4: 'xlarge' };
const lengths: Names = { 16: 'notlong', 32: 'long' };
const rounds: Names = { 1: 'notround', 2: 'round' };
const gamuts: Names = { 1: 'nowidecg', 2: 'widecg' };
const ranges: Names = { 4: 'lowdr', 8: 'highdr' };
const orientations: Names = { 1: 'port', 2: 'land', 3: 'square' };
const modes: Names = {
  2: 'desk',
  3: 'car',
  4: 'television',
  5: 'appliance',
  6: 'watch',
  7: 'vrheadset',
};
const nights: Names = { 16: 'notnight', 32: 'night' };
const densities: Names = {
  120: 'ldpi',
  160: 'mdpi',
  213: 'tvdpi',
  240: 'hdpi',
  320: 'xhdpi',
  480: 'xxhdpi',
  640: 'xxxhdpi',
  65534: 'anydpi',
  65535: 'nodpi',
};
const touchscreens: Names = { 1: 'notouch', 2: 'stylus', 3: 'finger' };
const keysHidden: Names = { 1: 'keysexposed', 2: 'keyshidden', 3: 'keyssoft' };
const keyboards: Names = { 1: 'nokeys', 2: 'qwerty', 3: '12key' };
const navigationsHidden: Names = { 4: 'navexposed', 8: 'navhidden' };
const navigations: Names = { 1: 'nonav', 2: 'dpad', 3: 'trackball', 4: 'wheel' };

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
