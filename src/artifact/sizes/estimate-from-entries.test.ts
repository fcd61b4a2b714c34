import { expect, test } from 'vitest';
import { bundleDownload, ipaDownload } from './estimate-from-entries.ts';
import type { SizedFile } from './size-report.ts';

const file = (name: string, compressedBytes: number, sizeBytes = 2 * compressedBytes): SizedFile => ({
  name,
  compressedBytes,
  sizeBytes,
});

test('of a bundle a device downloads one ABI and one density, and what is for every density', () => {
  const files = [
    file('base/dex/classes.dex', 4000),
    file('base/lib/arm64-v8a/liba.so', 300),
    file('base/lib/x86_64/liba.so', 350),
    file('base/res/drawable-hdpi-v4/a.png', 50),
    file('base/res/drawable-xxhdpi-v4/a.png', 90),
    file('base/res/drawable-nodpi-v4/a.png', 7),
    file('BUNDLE-METADATA/com.android.tools/proguard.map', 9999),
  ];
  expect(bundleDownload(files)).toMatchObject({ minBytes: 4357, maxBytes: 4447 });
  expect(bundleDownload([])).toMatchObject({ minBytes: 0, maxBytes: 0 });
});

test('of an IPA the app is downloaded, its executable compressed at best and encrypted at worst', () => {
  const files = [
    file('Payload/Chat.app/Chat', 1000, 3000),
    file('Payload/Chat.app/a.png', 10, 10),
    file('Symbols/chat.symbols', 500),
    file('SwiftSupport/iphoneos/libswiftCore.dylib', 500),
  ];
  expect(ipaDownload(files)).toMatchObject({ minBytes: 1010, maxBytes: 3010 });
});
