import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { FuzzTarget } from '../../ipa/testing/fuzz-target.ts';
import { mutateBytes } from '../../ipa/testing/mutate.ts';
import { parsePlist } from '../parse-plist.ts';
import { plainPlist } from '../plain-plist.ts';
import { type PlistInput, writeBinaryPlist, writeXmlPlist } from './write-plist.ts';

const sample: PlistInput = {
  CFBundleIdentifier: 'com.example.chat',
  CFBundleVersion: '42',
  UIDeviceFamily: [1, 2],
  numbers: [-1, 70000, 0.5, 2n ** 62n],
  when: new Date('2026-01-02T03:04:05Z'),
  icon: Buffer.from('icon bytes'),
  ünïcode: { nested: { deeper: [true, false, ['x'.repeat(40)]] } },
};

export const plistFuzzTarget: FuzzTarget = {
  name: 'plist',
  seeds: async () => [writeBinaryPlist(sample), writeXmlPlist(sample)],
  // The header and the trailer stay whole most of the time, so that the objects are what is tried.
  mutate: (seed, random) =>
    random() < 0.9 && seed.toString('latin1', 0, 6) === 'bplist'
      ? mutateBytes(seed, random, { from: 8, to: seed.length - 32 })
      : mutateBytes(seed, random),
  run: async (input) => {
    try {
      plainPlist(parsePlist(input, { path: 'fuzz' }));
      return 'deep';
    } catch (error) {
      if (!(error instanceof SlipwayError) || error.code !== 'ARTIFACT_CORRUPT') throw error;
      return /neither|cut off\.$|trailer|does not start/.test(error.message) ? 'shallow' : 'deep';
    }
  },
};
