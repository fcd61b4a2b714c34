import { describe, expect, test } from 'vitest';
import { devices } from './catalogue/devices.ts';
import { defaultDevices, deviceTargets, findDevice } from './find-device.ts';

describe('the catalogue', () => {
  test('holds each name once, and every density in its bucket', () => {
    expect(new Set(devices.map(({ name }) => name)).size).toBe(devices.length);
    // Android takes the bucket whose density is next above a screen's, give or take a little: 280 dpi is xhdpi.
    const buckets = devices.map(({ pixelRatio }) => (pixelRatio <= 2 ? 'xhdpi' : 'xxhdpi'));
    expect(devices.map(({ density }) => density)).toEqual(buckets);
  });
});

describe('deviceTargets', () => {
  test('finds the default devices', () => {
    expect(deviceTargets(defaultDevices).map(({ device, locale }) => `${device.title} ${locale}`)).toEqual([
      'Google Pixel 8 en-US',
      'Samsung Galaxy S24 de-DE',
      'Google Pixel Tablet ar',
      'Samsung Galaxy A14 en-US',
    ]);
  });

  test('runs a pair once, however its language is written', () => {
    const pair = { device: 'pixel-8', locale: 'en-us' };
    expect(deviceTargets([pair, { ...pair, locale: 'en-US' }])).toHaveLength(1);
  });

  test('refuses what is no language tag', () => {
    expect(() => deviceTargets([{ device: 'pixel-8', locale: 'en_US' }])).toThrow(
      expect.objectContaining({ code: 'DEVICE_LOCALE_INVALID', seen: 'en_US' }),
    );
  });
});

describe('findDevice', () => {
  test('offers the nearest name for a mistyped one', () => {
    expect(() => findDevice('pixle-8')).toThrow(
      expect.objectContaining({ code: 'DEVICE_UNKNOWN', next: 'use pixel-8' }),
    );
  });

  test('offers the list when nothing is near', () => {
    expect(() => findDevice('nokia-3310')).toThrow(expect.objectContaining({ next: 'slipway devices list' }));
  });
});
