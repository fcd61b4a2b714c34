import { answerOf, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { mutateBytes } from '../../testing/mutate-bytes.ts';
import { parsePlist } from '../parse-plist.ts';
import { plainPlist } from '../plain-plist.ts';
import { mutateBinaryPlist, mutateXmlPlist } from './mutate-plist.ts';
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

const outer = /neither|cut off\.$|trailer|does not start/;

export const binaryPlistFuzzTarget: FuzzTarget = {
  name: 'plist-binary',
  weight: 10,
  seeds: async () => plainSeeds(writeBinaryPlist(sample)),
  mutate: ({ bytes }, random) =>
    random() < 0.9 ? mutateBinaryPlist(bytes, random) : mutateBytes(bytes, random),
  run: (mutant) => readAll(mutant),
};

export const xmlPlistFuzzTarget: FuzzTarget = {
  name: 'plist-xml',
  weight: 10,
  seeds: async () => plainSeeds(writeXmlPlist(sample)),
  mutate: ({ bytes }, random) =>
    random() < 0.7 ? mutateXmlPlist(bytes, random) : mutateBytes(bytes, random),
  run: (mutant) => readAll(mutant),
};

function readAll(mutant: Buffer) {
  return answerOf(
    () => {
      plainPlist(parsePlist(mutant, { path: 'fuzz' }));
      return { outcome: 'fine', reached: true };
    },
    ({ message }) => !outer.test(message),
  );
}
