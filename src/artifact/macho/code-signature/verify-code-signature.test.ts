import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RealBundles, unpackRealBundles } from '../../ipa/testing/real-bundles.ts';
import { plainPlist } from '../../plist/plain-plist.ts';
import { writeXmlPlist } from '../../plist/testing/write-plist.ts';
import { bufferAccess, partOf } from '../random-access.ts';
import { readMachO } from '../read-macho.ts';
import { buildMachO } from '../testing/build-macho.ts';
import { writeDerEntitlements } from '../testing/der-entitlements.ts';
import { makeSigner, type TestSigner } from '../testing/sign-cms.ts';
import { type SigningRequest, signMachO } from '../testing/sign-macho.ts';
import type { SealedFiles } from './special-slots.ts';
import { type CodeSignature, verifyCodeSignature } from './verify-code-signature.ts';

let folder: string;
let real: RealBundles | string;
let binary: Buffer;
let signer: TestSigner;

const team = 'ABCDE12345';
const entitlements = {
  'application-identifier': `${team}.com.example.chat`,
  'get-task-allow': false,
  groups: ['a', 'b'],
  limits: { n: 5 },
};
const infoPlist = writeXmlPlist({ CFBundleIdentifier: 'com.example.chat' });
const codeResources = writeXmlPlist({ files2: {} });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-signature-'));
  [real, binary, signer] = await Promise.all([
    unpackRealBundles(folder),
    buildMachO(folder, { name: 'App' }),
    makeSigner({ folder, team, commonName: `Apple Distribution: Example Ltd (${team})` }),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const request = (): SigningRequest => ({
  identifier: 'com.example.chat',
  teamId: team,
  infoPlist,
  codeResources,
  signer,
  entitlements: writeXmlPlist(entitlements),
  derEntitlements: writeDerEntitlements(entitlements),
});

async function verify(
  bytes: Buffer,
  {
    files = { infoPlist, codeResources },
    roots = [],
  }: { files?: SealedFiles; roots?: readonly X509Certificate[] } = {},
): Promise<readonly CodeSignature[]> {
  const file = bufferAccess(bytes, { path: 'App' });
  const verdicts: CodeSignature[] = [];
  for (const { signature, offset, sizeBytes } of (await readMachO(file)).slices) {
    if (signature === undefined) continue;
    verdicts.push(await verifyCodeSignature(partOf(file, offset, sizeBytes), { signature, files, roots }));
  }
  return verdicts;
}

const statesOf = ({ directories }: CodeSignature) =>
  directories.map(({ slots }) => Object.fromEntries(slots.map(({ name, state }) => [name, state])));

describe('real signatures', () => {
  async function verifyFile(path: string): Promise<readonly CodeSignature[]> {
    const beside = async (name: string) =>
      existsSync(join(dirname(path), name)) ? readFile(join(dirname(path), name)) : undefined;
    const [plist, resources] = [await beside('Info.plist'), await beside('_CodeSignature/CodeResources')];
    return verify(await readFile(path), {
      files: { ...(plist && { infoPlist: plist }), ...(resources && { codeResources: resources }) },
    });
  }

  test('of Apple’s own framework: every hash, the CMS signature and the chain up to Apple Root CA', async ({
    skip,
  }) => {
    if (typeof real === 'string') return skip(real);
    const verdicts = await verifyFile(join(real.runnerApp, 'Frameworks', 'XCTest.framework', 'XCTest'));
    expect(verdicts).toHaveLength(2);
    for (const verdict of verdicts) {
      expect(verdict.directories[0]).toMatchObject({
        directory: { identifier: 'com.apple.dt.XCTest', teamId: '59GAB85EFG', flags: [] },
        pages: { differentCount: 0, problem: undefined },
      });
      expect(statesOf(verdict)).toEqual([
        { 'Info.plist': 'matches', requirements: 'matches', CodeResources: 'matches' },
      ]);
      expect(verdict.cms?.problem).toBeUndefined();
      expect(verdict.cms?.chain?.verdict).toBe('apple');
      expect(verdict.cms?.chain?.certificates.map(({ commonName }) => commonName)).toEqual([
        'Software Signing',
        'Apple Code Signing Certification Authority',
        'Apple Root CA',
      ]);
    }
  });

  test('made ad hoc by Xcode, with pages of 4 and 16 KiB', async ({ skip }) => {
    if (typeof real === 'string') return skip(real);
    const verdicts = await verifyFile(join(real.videoSimulator, 'ExpoVideo'));
    expect(verdicts.map(({ directories }) => directories[0]?.directory.pageBytes)).toEqual([4096, 16384]);
    for (const { directories, cms } of verdicts) {
      expect(directories[0]?.pages).toMatchObject({ differentCount: 0, problem: undefined });
      expect(directories[0]?.directory.flags).toEqual(['adhoc']);
      expect(cms).toBeUndefined();
    }
  });

  test('made by the linkers of Apple, Go and LLVM', async ({ skip }) => {
    if (typeof real === 'string') return skip(real);
    for (const bytes of [await readFile(real.fsevents), await readFile(real.esbuild), binary]) {
      const [verdict] = await verify(bytes, { files: {} });
      expect(verdict?.directories[0]?.pages).toMatchObject({ differentCount: 0, problem: undefined });
      expect(verdict?.directories[0]?.directory.flags).toContain('linker-signed');
    }
  });
});

describe('a signature made here', () => {
  test('verifies in every part', async () => {
    const [verdict] = await verify(signMachO(binary, { ...request(), hashes: ['sha1', 'sha256'] }));
    expect(verdict?.directories.map(({ directory }) => directory.hash.name)).toEqual(['SHA-1', 'SHA-256']);
    const all = {
      'Info.plist': 'matches',
      requirements: 'matches',
      CodeResources: 'matches',
      entitlements: 'matches',
      'DER entitlements': 'matches',
    };
    expect(statesOf(verdict as CodeSignature)).toEqual([all, all]);
    expect(verdict?.directories.map(({ pages }) => [pages.differentCount, pages.problem])).toEqual([
      [0, undefined],
      [0, undefined],
    ]);
    expect(verdict?.cms).toMatchObject({
      problem: undefined,
      chain: { verdict: 'other' },
      signingTimeMs: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
    expect(plainPlist(verdict?.derEntitlements ?? '')).toEqual(entitlements);
    expect(plainPlist(verdict?.entitlements ?? '')).toEqual(entitlements);
  });

  test('is trusted when its root is given', async () => {
    const root = new X509Certificate(await readFile(signer.rootPath));
    const [verdict] = await verify(signMachO(binary, request()), { roots: [root] });
    expect(verdict?.cms?.chain?.verdict).toBe('given');
  });

  test('without its issuers the chain is incomplete', async () => {
    const alone = { ...signer, certificates: signer.certificates.slice(0, 1) };
    const [verdict] = await verify(signMachO(binary, { ...request(), signer: alone }));
    expect(verdict?.cms).toMatchObject({ problem: undefined, chain: { verdict: 'incomplete' } });
  });

  test('a flipped byte is found in its page', async () => {
    const signed = signMachO(binary, request());
    const at = 0x4000 + 12;
    signed[at] = (signed[at] ?? 0) ^ 1;
    const [verdict] = await verify(signed);
    expect(verdict?.directories[0]?.pages).toMatchObject({ different: [4], differentCount: 1 });
  });

  test('bytes behind the signature, which Apple’s strict validation refuses too', async () => {
    const [verdict] = await verify(Buffer.concat([signMachO(binary, request()), Buffer.from('payload')]));
    expect(verdict?.directories[0]?.pages.problem).toBe('7 bytes follow the signature, which no hash covers');
  });

  test('changed, added and removed sealed files are told apart', async () => {
    const signed = signMachO(binary, request());
    const state = async (files: SealedFiles) =>
      statesOf((await verify(signed, { files }))[0] as CodeSignature)[0];
    expect(await state({ infoPlist: Buffer.from('other'), codeResources })).toMatchObject({
      'Info.plist': 'differs',
    });
    expect(await state({ codeResources })).toMatchObject({
      'Info.plist': 'missing',
      CodeResources: 'matches',
    });
    const { codeResources: _, ...without } = request();
    const [verdict] = await verify(signMachO(binary, without));
    expect(statesOf(verdict as CodeSignature)[0]).toMatchObject({ CodeResources: 'unsealed' });
  });

  test('entitlements exchanged for others are not those that were sealed', async () => {
    const signed = signMachO(binary, request());
    const at = signed.indexOf('com.example.chat', signed.indexOf('application-identifier'));
    signed.write('com.example.evil', at);
    const [verdict] = await verify(signed);
    expect(statesOf(verdict as CodeSignature)[0]).toMatchObject({ entitlements: 'differs' });
  });

  test('a code directory from elsewhere does not fit the CMS signature', async () => {
    const signed = signMachO(binary, request());
    const at = signed.indexOf('com.example.chat\0', signed.indexOf(Buffer.from('fade0c02', 'hex')));
    signed.write('com.example.evil', at);
    const [verdict] = await verify(signed);
    expect(verdict?.cms?.problem).toBe('the signed digest is not that of the content');
  });

  test('an alternate code directory that the signature does not name is found', async () => {
    const sha1 = signMachO(binary, { ...request(), hashes: ['sha1', 'sha256'] });
    const last = sha1.lastIndexOf(Buffer.from('fade0c02', 'hex'));
    sha1.write('com.example.evil', sha1.indexOf('com.example.chat\0', last));
    const [verdict] = await verify(sha1);
    expect(verdict?.cms?.problem).toMatch(/cdhashes lacks [0-9a-f]{40} \(SHA-256\)/);
  });

  test('signed attributes that were changed', async () => {
    const signed = signMachO(binary, request());
    signed.write('260102030406Z', signed.indexOf('260102030405Z'));
    const [verdict] = await verify(signed);
    expect(verdict?.cms?.problem).toBe('the signature does not fit the signed attributes');
  });

  test('pages that end before the code does', async () => {
    const signed = signMachO(binary, request());
    const directory = signed.indexOf(Buffer.from('fade0c02', 'hex'));
    signed.writeUInt32BE(signed.readUInt32BE(directory + 32) - 4096, directory + 32);
    const [verdict] = await verify(signed);
    expect(verdict?.directories[0]?.pages.problem).toMatch(/the hashes end at \d+ while the code goes on/);
  });
});
