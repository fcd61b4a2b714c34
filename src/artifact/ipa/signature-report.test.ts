import { expect, test } from 'vitest';
import type { ChainVerdict } from '../cms/certificate-chain.ts';
import { type SignatureReport, signatureText } from './signature-report.ts';

const directory = {
  identifier: 'com.example',
  teamId: undefined,
  flags: [],
  hash: 'SHA-256',
  pageBytes: 4096,
  cdHash: '00',
  pages: { checked: 1, different: [], differentCount: 0, problem: undefined },
  slots: [],
} as const;

function report(
  verdict: ChainVerdict | undefined,
  changes: Partial<typeof directory> | object = {},
): SignatureReport {
  const chain = verdict && { certificates: [], verdict };
  const cms = chain && { problem: undefined, chain, signingTimeMs: undefined };
  return {
    directories: [{ ...directory, ...changes }],
    entitlements: undefined,
    derEntitlements: undefined,
    cms,
  };
}

test.each([
  ['none', undefined, 'not signed'],
  ['ad hoc', report(undefined), 'hashes verified; signed ad hoc'],
  ['Apple’s', report('apple'), 'hashes verified; the certificates lead to Apple Root CA'],
  ['a given root', report('given'), 'hashes verified; the certificates lead to the given root'],
  ['a made one', report('other'), 'hashes verified; trust in Apple’s chain not checked'],
  ['half a chain', report('incomplete'), 'hashes verified; trust in Apple’s chain not checked'],
  [
    'other code',
    report('apple', { pages: { ...directory.pages, differentCount: 1 } }),
    'does not fit the content',
  ],
  [
    'another Info.plist',
    report('apple', { slots: [{ slot: 1, name: 'Info.plist', state: 'differs' }] }),
    'does not fit',
  ],
])('%s', (_, signature, text) => {
  expect(signatureText(signature)).toContain(text);
});
