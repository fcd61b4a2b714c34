import { describe, expect, test } from 'vitest';
import { devices } from './catalogue/devices.ts';
import { webViewUserAgent } from './device.ts';
import { defaultDevices, deviceTargets, findDevice } from './find-device.ts';

describe('the catalogue', () => {
  test('holds each name once, and every density in its bucket', () => {
    expect(new Set(devices.map(({ name }) => name)).size).toBe(devices.length);
    // Android takes the bucket whose density is next above a screen's, give or take a little: 280 dpi is xhdpi.
    const android = devices.filter((device) => device.system === 'android');
    const buckets = android.map(({ pixelRatio }) => (pixelRatio <= 2 ? 'xhdpi' : 'xxhdpi'));
    expect(android.map(({ density }) => density)).toEqual(buckets);
  });
});

test('a web view says what it runs on, and a pad of Apple’s that it is a Mac', () => {
  const agent = (name: string) => webViewUserAgent(findDevice(name), 140);
  expect(agent('pixel-8')).toContain('Android 16; Pixel 8; wv');
  expect(agent('iphone-16')).toBe(
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  );
  expect(agent('ipad')).toMatch(/Macintosh.*\(KHTML, like Gecko\)$/);
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
