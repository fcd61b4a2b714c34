import { expect, test } from 'vitest';
import type { CertificateFacts } from './certificate.ts';
import { certificateWarnings } from './warnings.ts';

const sound: CertificateFacts = {
  subject: 'CN=Release, O=Example',
  issuer: 'CN=Release, O=Example',
  serial: '1',
  notBefore: '2020-01-01T00:00:00.000Z',
  notAfter: '2050-01-01T00:00:00.000Z',
  keyAlgorithm: 'RSA',
  keyBits: 4096,
  signatureAlgorithm: 'SHA256withRSA',
  sha256: '',
  sha1: '',
  selfIssued: true,
  debug: false,
};

const at = (day: string) => ({ nowMs: Date.parse(day), withinDays: 365 });

function rules(facts: Partial<CertificateFacts>, day = '2026-01-01') {
  const found = certificateWarnings({ ...sound, ...facts }, { place: 'here', expiry: at(day) });
  expect(found.every(({ place }) => place === 'here')).toBe(true);
  return found.map(({ rule, message }) => `${rule.replace('certificate/', '')}: ${message}`);
}

test('a sound certificate has none', () => {
  expect(rules({})).toEqual([]);
});

test('the last day Google Play does not take, and the first one it does', () => {
  expect(rules({ notAfter: '2033-10-22T23:59:59.000Z' })).toEqual([
    'ends-before-2033: valid until 2033-10-22; Google Play wants a key that is valid beyond 2033-10-22',
  ]);
  expect(rules({ notAfter: '2033-10-23T00:00:00.000Z' })).toEqual([]);
});

test('the end of a certificate, near and past, and one that is not valid yet', () => {
  expect(rules({}, '2049-12-01')).toEqual(['expires-soon: expires on 2050-01-01, in 31 days']);
  expect(rules({}, '2050-01-02')).toEqual(['expired: expired on 2050-01-01']);
  expect(rules({}, '2019-06-01')).toEqual(['not-yet-valid: valid only from 2020-01-01 on']);
});

test('weak keys and hashes, and the debug key', () => {
  expect(rules({ keyBits: 1024 })).toEqual(['weak-key: RSA key of 1024 bits, where 2048 are the least']);
  expect(rules({ keyAlgorithm: 'EC', keyBits: 256, signatureAlgorithm: 'SHA256withECDSA' })).toEqual([]);
  expect(rules({ signatureAlgorithm: 'SHA1withRSA' })).toEqual([
    'weak-algorithm: signed with SHA1withRSA, whose hash can be forged',
  ]);
  expect(rules({ debug: true })).toEqual([
    'debug-key: signed with the Android debug key; Google Play refuses it',
  ]);
});

test('without a clock only what does not depend on the day is told', () => {
  const facts = { ...sound, notAfter: '2021-01-01T00:00:00.000Z' };
  expect(certificateWarnings(facts, { place: 'here', expiry: undefined }).map(({ rule }) => rule)).toEqual([
    'certificate/ends-before-2033',
  ]);
});
