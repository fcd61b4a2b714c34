import { anyConfig, type ResourceConfig } from '../apk/resource-config.ts';
import { fieldsOf, textIn } from './proto-message.ts';

type Draft = { -readonly [Key in keyof ResourceConfig]: ResourceConfig[Key] };
type Apply = (config: Draft, value: number) => void;
type NumberName = {
  [Key in keyof ResourceConfig]: ResourceConfig[Key] extends number ? Key : never;
}[keyof ResourceConfig];

/** From the enums of aapt2's Configuration.proto, which count up from 1, to the bits of ResTable_config. */
function fromEnum(name: NumberName, bits: readonly number[]): Apply {
  return (config, value) => {
    config[name] |= bits[value - 1] ?? 0;
  };
}

function asNumber(name: NumberName, most = 0xffff): Apply {
  return (config, value) => {
    config[name] = value & most;
  };
}

const localeField = 3;

/** By field number of Configuration.proto; 25 is a product, which no built table has. */
const numbers: Readonly<Record<number, Apply>> = {
  1: asNumber('mcc'),
  2: asNumber('mnc'),
  4: fromEnum('screenLayout', [0x40, 0x80]),
  5: asNumber('screenWidth'),
  6: asNumber('screenHeight'),
  7: asNumber('widthDp'),
  8: asNumber('heightDp'),
  9: asNumber('smallestWidthDp'),
  10: fromEnum('screenLayout', [1, 2, 3, 4]),
  11: fromEnum('screenLayout', [0x20, 0x10]),
  12: fromEnum('screenLayout2', [2, 1]),
  13: fromEnum('colorMode', [2, 1]),
  14: fromEnum('colorMode', [8, 4]),
  15: asNumber('orientation', 0xff),
  16: fromEnum('uiMode', [1, 2, 3, 4, 5, 6, 7]),
  17: fromEnum('uiMode', [0x20, 0x10]),
  18: asNumber('density'),
  19: asNumber('touchscreen', 0xff),
  20: fromEnum('inputFlags', [1, 2, 3]),
  21: asNumber('keyboard', 0xff),
  22: fromEnum('inputFlags', [4, 8]),
  23: asNumber('navigation', 0xff),
  24: asNumber('sdkVersion'),
  26: asNumber('grammaticalGender', 0xff),
};

/** Reads a Configuration message. */
export function readProtoConfig(bytes: Uint8Array): ResourceConfig {
  const fields = fieldsOf(bytes);
  if (fields.length === 0) return anyConfig;
  const config: Draft = { ...anyConfig, ...localeParts(textIn(fields, localeField)) };
  for (const { number, value } of fields) numbers[number]?.(config, value);
  return config;
}

/** Parts of a BCP 47 tag such as `sr-Latn-RS` or `ar-u-nu-arab`. */
function localeParts(tag: string): Partial<ResourceConfig> {
  const [main = '', extension = ''] = tag.split('-u-', 2);
  const [language = '', ...rest] = main.split('-');
  const part = (pattern: RegExp) => rest.find((one) => pattern.test(one)) ?? '';
  return {
    language: language.toLowerCase(),
    script: part(/^[A-Za-z]{4}$/u),
    region: part(/^(?:[A-Za-z]{2}|\d{3})$/u).toUpperCase(),
    variant: part(/^(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3})$/u),
    numberingSystem: /(?:^|-)nu-([A-Za-z0-9]{3,8})/u.exec(extension)?.[1] ?? '',
  };
}
