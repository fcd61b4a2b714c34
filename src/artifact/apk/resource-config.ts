/**
 * What a resource is for: ResTable_config of ResourceTypes.h. Numbers are as the platform has them
 * (`android.content.res.Configuration`); 0 and the empty string stand for "any".
 */
export interface ResourceConfig {
  readonly mcc: number;
  readonly mnc: number;
  /** Two or three letters, such as `de` or `fil`. */
  readonly language: string;
  /** Two letters or three digits, such as `US` or `419`. */
  readonly region: string;
  /** ISO 15924, such as `Latn`; empty where none was written, even if one can be guessed. */
  readonly script: string;
  readonly variant: string;
  readonly numberingSystem: string;
  readonly grammaticalGender: number;
  readonly orientation: number;
  readonly touchscreen: number;
  /** Dots per inch; 0xfffe for `anydpi`, 0xffff for `nodpi`. */
  readonly density: number;
  readonly keyboard: number;
  readonly navigation: number;
  readonly inputFlags: number;
  /** Pixels. */
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly sdkVersion: number;
  readonly minorVersion: number;
  /** Size in the lowest four bits, then long, then layout direction. */
  readonly screenLayout: number;
  /** Type in the lowest four bits, then night. */
  readonly uiMode: number;
  readonly smallestWidthDp: number;
  readonly widthDp: number;
  readonly heightDp: number;
  /** Round screens. */
  readonly screenLayout2: number;
  /** Wide colour in the lowest two bits, then high dynamic range. */
  readonly colorMode: number;
}

/** The configuration of a resource that is for every device. */
export const anyConfig: ResourceConfig = {
  mcc: 0,
  mnc: 0,
  language: '',
  region: '',
  script: '',
  variant: '',
  numberingSystem: '',
  grammaticalGender: 0,
  orientation: 0,
  touchscreen: 0,
  density: 0,
  keyboard: 0,
  navigation: 0,
  inputFlags: 0,
  screenWidth: 0,
  screenHeight: 0,
  sdkVersion: 0,
  minorVersion: 0,
  screenLayout: 0,
  uiMode: 0,
  smallestWidthDp: 0,
  widthDp: 0,
  heightDp: 0,
  screenLayout2: 0,
  colorMode: 0,
};

/** The longest that is known, of Android 13 and later; older tables have shorter ones, which end early. */
const knownBytes = 64;

/** Reads a ResTable_config, which says its own size first. RangeError when it leaves `bytes`. */
export function readResourceConfig(bytes: Buffer, at: number): ResourceConfig {
  const size = bytes.readUInt32LE(at);
  if (size < 4 || at + size > bytes.length) throw new RangeError('a configuration leaves its chunk');
  // What an older tool did not write counts as zero.
  const config = Buffer.alloc(knownBytes);
  bytes.copy(config, 0, at, at + Math.min(size, knownBytes));
  // A script that the writer guessed from language and region is not one that the author asked for.
  const isGuessed = config.readUInt8(52) !== 0;
  return {
    mcc: config.readUInt16LE(4),
    mnc: config.readUInt16LE(6),
    language: unpack(config, 8, 'a'),
    region: unpack(config, 10, '0'),
    orientation: config.readUInt8(12),
    touchscreen: config.readUInt8(13),
    density: config.readUInt16LE(14),
    keyboard: config.readUInt8(16),
    navigation: config.readUInt8(17),
    inputFlags: config.readUInt8(18),
    grammaticalGender: config.readUInt8(19),
    screenWidth: config.readUInt16LE(20),
    screenHeight: config.readUInt16LE(22),
    sdkVersion: config.readUInt16LE(24),
    minorVersion: config.readUInt16LE(26),
    screenLayout: config.readUInt8(28),
    uiMode: config.readUInt8(29),
    smallestWidthDp: config.readUInt16LE(30),
    widthDp: config.readUInt16LE(32),
    heightDp: config.readUInt16LE(34),
    script: isGuessed ? '' : ascii(config.subarray(36, 40)),
    variant: ascii(config.subarray(40, 48)),
    screenLayout2: config.readUInt8(48),
    colorMode: config.readUInt8(49),
    numberingSystem: ascii(config.subarray(53, 61)),
  };
}

/** Two letters as they are, or three packed into fifteen bits that the top bit announces. */
function unpack(config: Buffer, at: number, base: 'a' | '0'): string {
  const first = config.readUInt8(at);
  const second = config.readUInt8(at + 1);
  if ((first & 0x80) === 0) return ascii(config.subarray(at, at + 2));
  const codes = [second & 0x1f, ((second & 0xe0) >> 5) | ((first & 0x03) << 3), (first & 0x7c) >> 2];
  return String.fromCharCode(...codes.map((code) => base.charCodeAt(0) + code));
}

function ascii(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end === -1 ? bytes.length : end);
}
