import type { ResourceConfig } from '../../apk/resource-config.ts';

const size = 64;

/** Writes a ResTable_config (ResourceTypes.h). */
export function encodeConfig(config: ResourceConfig): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(size, 0);
  bytes.writeUInt16LE(config.mcc, 4);
  bytes.writeUInt16LE(config.mnc, 6);
  packLetters(bytes, { text: config.language, at: 8, base: 'a' });
  packLetters(bytes, { text: config.region, at: 10, base: '0' });
  bytes.writeUInt8(config.orientation, 12);
  bytes.writeUInt8(config.touchscreen, 13);
  bytes.writeUInt16LE(config.density, 14);
  bytes.writeUInt8(config.keyboard, 16);
  bytes.writeUInt8(config.navigation, 17);
  bytes.writeUInt8(config.inputFlags, 18);
  bytes.writeUInt8(config.grammaticalGender, 19);
  bytes.writeUInt16LE(config.screenWidth, 20);
  bytes.writeUInt16LE(config.screenHeight, 22);
  bytes.writeUInt16LE(config.sdkVersion, 24);
  bytes.writeUInt16LE(config.minorVersion, 26);
  bytes.writeUInt8(config.screenLayout, 28);
  bytes.writeUInt8(config.uiMode, 29);
  bytes.writeUInt16LE(config.smallestWidthDp, 30);
  bytes.writeUInt16LE(config.widthDp, 32);
  bytes.writeUInt16LE(config.heightDp, 34);
  bytes.write(config.script, 36, 4, 'latin1');
  bytes.write(config.variant, 40, 8, 'latin1');
  bytes.writeUInt8(config.screenLayout2, 48);
  bytes.writeUInt8(config.colorMode, 49);
  bytes.write(config.numberingSystem, 53, 8, 'latin1');
  return bytes;
}

interface Letters {
  readonly text: string;
  readonly at: number;
  readonly base: 'a' | '0';
}

/** Two letters as they are, three in fifteen bits below a set top bit. */
function packLetters(bytes: Buffer, { text, at, base }: Letters): void {
  if (text.length < 3) {
    bytes.write(text, at, 2, 'latin1');
    return;
  }
  const [first = 0, second = 0, third = 0] = [...text].map(
    (letter) => (letter.charCodeAt(0) - base.charCodeAt(0)) & 0x1f,
  );
  bytes[at] = 0x80 | (third << 2) | (second >> 3);
  bytes[at + 1] = ((second << 5) | first) & 0xff;
}
