import type { DeviceConfig } from '../config/config-store-app.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { closest } from '../text/closest.ts';
import { devices } from './catalogue/devices.ts';
import type { Device } from './device.ts';

/** One device to run in one language. */
export interface DeviceTarget {
  readonly device: Device;
  /** Canonical BCP 47 language tag. */
  readonly locale: string;
}

/** The devices a run uses when none are named: two phones, a tablet read from right to left, a small phone. */
export const defaultDevices: readonly DeviceConfig[] = [
  { device: 'pixel-8', locale: 'en-US' },
  { device: 'galaxy-s24', locale: 'de-DE' },
  { device: 'pixel-tablet', locale: 'ar' },
  { device: 'galaxy-a14', locale: 'en-US' },
];

/** Every pair looked up in the catalogue, each once. Refuses what the catalogue does not hold. */
export function deviceTargets(wanted: readonly DeviceConfig[]): readonly DeviceTarget[] {
  const targets = wanted.map(({ device, locale }) => ({
    device: findDevice(device),
    locale: canonicalLocale(locale),
  }));
  return [...new Map(targets.map((target) => [targetName(target), target])).values()];
}

/** The stem of the target's files: `pixel-8-en-US`. */
export function targetName({ device, locale }: DeviceTarget): string {
  return `${device.name}-${locale}`;
}

/** The device of this name; DEVICE_UNKNOWN, with the nearest name, when there is none. */
export function findDevice(name: string): Device {
  const device = devices.find((candidate) => candidate.name === name);
  if (device !== undefined) return device;
  const names = devices.map((candidate) => candidate.name);
  const nearest = closest(name, names);
  throw new SlipwayError('DEVICE_UNKNOWN', {
    message: `There is no device "${name}" in the catalogue.`,
    seen: `known are ${names.join(', ')}`,
    next: nearest === undefined ? 'slipway devices list' : `use ${nearest}`,
  });
}

function canonicalLocale(tag: string): string {
  try {
    return new Intl.Locale(tag).toString();
  } catch (cause) {
    throw new SlipwayError('DEVICE_LOCALE_INVALID', {
      message: `"${tag}" is not a language tag.`,
      seen: tag,
      next: 'write it like en-US, de-DE or ar',
      cause,
    });
  }
}
