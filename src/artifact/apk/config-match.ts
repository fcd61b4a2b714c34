import { compareLocales, localeMatches } from './locale-match.ts';
import type { ResourceConfig } from './resource-config.ts';

const anyDensity = 0xfffe;
const mediumDensity = 160;
const size = 0x0f;
const normalSize = 2;
const keysExposed = 1;
const keysSoft = 3;

/** Whether a device may use a resource: ResTable_config::match of ResourceTypes.cpp. Any density matches. */
export function matches(config: ResourceConfig, device: ResourceConfig): boolean {
  return (
    localeMatches(config, device) &&
    equalParts.every((part) => {
      const wanted = part(config);
      return wanted === 0 || wanted === part(device);
    }) &&
    largestParts.every((part) => part(config) <= part(device)) &&
    keysMatch(config.inputFlags & 3, device.inputFlags & 3)
  );
}

type Part = (config: ResourceConfig) => number;

/** What has to be the same where a resource names it. */
const equalParts: readonly Part[] = [
  ({ mcc }) => mcc,
  ({ mnc }) => mnc,
  ({ grammaticalGender }) => grammaticalGender,
  ({ screenLayout }) => screenLayout & 0xc0,
  ({ screenLayout }) => screenLayout & 0x30,
  ({ uiMode }) => uiMode & 0x0f,
  ({ uiMode }) => uiMode & 0x30,
  ({ screenLayout2 }) => screenLayout2 & 0x03,
  ({ colorMode }) => colorMode & 0x03,
  ({ colorMode }) => colorMode & 0x0c,
  ({ orientation }) => orientation,
  ({ touchscreen }) => touchscreen,
  ({ inputFlags }) => inputFlags & 0x0c,
  ({ keyboard }) => keyboard,
  ({ navigation }) => navigation,
  ({ minorVersion }) => minorVersion,
];

/** What must not be larger than the device's. */
const largestParts: readonly Part[] = [
  ({ screenLayout }) => screenLayout & size,
  ({ smallestWidthDp }) => smallestWidthDp,
  ({ widthDp }) => widthDp,
  ({ heightDp }) => heightDp,
  ({ screenWidth }) => screenWidth,
  ({ screenHeight }) => screenHeight,
  ({ sdkVersion }) => sdkVersion,
];

/** "Exposed" means that there is some keyboard, so a soft one does for it. */
function keysMatch(wanted: number, present: number): boolean {
  return wanted === 0 || wanted === present || (wanted === keysExposed && present === keysSoft);
}

type Comparison = (left: ResourceConfig, right: ResourceConfig, device: ResourceConfig) => number;

/**
 * Positive where a device prefers `left` of two resources that both match it: ResTable_config::isBetterThan.
 * The first part of the configuration that tells them apart decides, in the order of the qualifiers.
 */
export function compareForDevice(
  left: ResourceConfig,
  right: ResourceConfig,
  device: ResourceConfig,
): number {
  for (const compare of comparisons) {
    const result = compare(left, right, device);
    if (result !== 0) return result;
  }
  return 0;
}

/** A resource that names the part is better where the device has one. */
function named(part: Part): Comparison {
  return (left, right, device) => (part(device) === 0 ? 0 : sign(part(left)) - sign(part(right)));
}

function larger(part: Part): Comparison {
  return (left, right) => part(left) - part(right);
}

/** The smaller the distance to the device in both dimensions together, the better. */
function closer(width: Part, height: Part): Comparison {
  return (left, right, device) =>
    (width(device) === 0 ? 0 : width(left) - width(right)) +
    (height(device) === 0 ? 0 : height(left) - height(right));
}

const comparisons: readonly Comparison[] = [
  named(({ mcc }) => mcc),
  named(({ mnc }) => mnc),
  compareLocales,
  named(({ grammaticalGender }) => grammaticalGender),
  named(({ screenLayout }) => screenLayout & 0xc0),
  larger(({ smallestWidthDp }) => smallestWidthDp),
  closer(
    ({ widthDp }) => widthDp,
    ({ heightDp }) => heightDp,
  ),
  compareSizes,
  named(({ screenLayout }) => screenLayout & 0x30),
  named(({ screenLayout2 }) => screenLayout2 & 0x03),
  named(({ colorMode }) => colorMode & 0x03),
  named(({ colorMode }) => colorMode & 0x0c),
  named(({ orientation }) => orientation),
  named(({ uiMode }) => uiMode & 0x0f),
  named(({ uiMode }) => uiMode & 0x30),
  (left, right, device) => compareDensities(left.density, right.density, device.density),
  named(({ touchscreen }) => touchscreen),
  named(({ inputFlags }) => inputFlags & 0x03),
  // Both may match, because a soft keyboard does for an exposed one; the same is better.
  (left, right, device) =>
    Number((left.inputFlags & 3) === (device.inputFlags & 3)) -
    Number((right.inputFlags & 3) === (device.inputFlags & 3)),
  named(({ inputFlags }) => inputFlags & 0x0c),
  named(({ keyboard }) => keyboard),
  named(({ navigation }) => navigation),
  closer(
    ({ screenWidth }) => screenWidth,
    ({ screenHeight }) => screenHeight,
  ),
  larger(({ sdkVersion }) => sdkVersion),
  named(({ minorVersion }) => minorVersion),
];

/** No size counts as normal on a screen that is at least that; a resource that says it is better still. */
function compareSizes(left: ResourceConfig, right: ResourceConfig, device: ResourceConfig): number {
  const wanted = device.screenLayout & size;
  if (wanted === 0) return 0;
  const sizeOf = (config: ResourceConfig): number => {
    const own = config.screenLayout & size;
    return own === 0 && wanted >= normalSize ? normalSize : own;
  };
  return sizeOf(left) - sizeOf(right) || (left.screenLayout & size) - (right.screenLayout & size);
}

/**
 * Positive where a screen of `wanted` dpi prefers `left`. Scaling down counts twice as good as scaling up.
 */
export function compareDensities(left: number, right: number, wanted: number): number {
  if (left === right) return 0;
  const [a, b] = [left || mediumDensity, right || mediumDensity];
  if (a === b) return 0;
  if (a === anyDensity) return 1;
  if (b === anyDensity) return -1;
  const screen = wanted === 0 || wanted === anyDensity ? mediumDensity : wanted;
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const prefersHigh = screen >= high || (low < screen && (2 * low - screen) * high <= screen * screen);
  return (a === high) === prefersHigh ? 1 : -1;
}

function sign(value: number): number {
  return value === 0 ? 0 : 1;
}
