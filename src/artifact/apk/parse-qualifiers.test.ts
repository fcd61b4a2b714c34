import { expect, test } from 'vitest';
import { configQualifiers } from './config-qualifiers.ts';
import { parseQualifiers } from './parse-qualifiers.ts';

test.each([
  '',
  'de',
  'de-rAT',
  'fil-rPH',
  'b+sr+Latn',
  'b+es+419',
  'car',
  'night',
  'ldrtl-xhdpi',
  'sw600dp-land-hdpi',
  'w820dp-h400dp',
  'large-long-round-port-television-notnight-tvdpi-v26',
  '420dpi',
  'nodpi',
  'anydpi-v26',
  'mcc310-mnc00-en-rUS-ldltr-xxxhdpi',
  'mcc310-mnc4',
  'widecg-highdr-finger-keyssoft-qwerty-navhidden-dpad',
])('%s is read and written alike', (qualifiers) => {
  const config = parseQualifiers(qualifiers);
  expect(config).toBeDefined();
  if (config !== undefined)
    expect(configQualifiers(config)).toBe(qualifiers === 'b+es+419' ? 'es-r419' : qualifiers);
});

test.each(['hugedpi', 'rDE', 'night-whatever', 'b+', '-', 'sw600'])(
  '%s is none that Android knows',
  (qualifiers) => {
    expect(parseQualifiers(qualifiers)).toBeUndefined();
  },
);
