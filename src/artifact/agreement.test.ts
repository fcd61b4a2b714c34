import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Artifact } from './artifact.ts';
import { openArtifact, readArtifact } from './read-artifact.ts';
import { type AppSource, buildAab, buildApk, signAab, signApk } from './testing/build-app.ts';
import { makeKey, type TestKey } from './testing/key.ts';
import { runTool } from './testing/run-tool.ts';

const release: AppSource = {
  manifest: `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.sample"
    android:versionCode="42" android:versionName="9.9-β">
  <uses-sdk android:minSdkVersion="21" android:targetSdkVersion="34"/>
  <uses-permission android:name="android.permission.INTERNET"/>
  <uses-permission android:name="android.permission.CAMERA" android:maxSdkVersion="30"/>
  <uses-permission-sdk-23 android:name="android.permission.ACCESS_FINE_LOCATION"/>
  <application android:label="Sample"/>
</manifest>`,
  resources: { 'values/strings.xml': '<resources><string name="hello">Hello</string></resources>' },
};

const bare: AppSource = {
  manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.bare"
    android:versionName="@string/version">
  <application android:debuggable="true"/>
</manifest>`,
  resources: { 'values/strings.xml': '<resources><string name="version">1.2</string></resources>' },
};

let folder: string;
let key: TestKey;
let unsigned: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-artifact-'));
  await Promise.all(['release', 'bare', 'bundle'].map((name) => mkdir(join(folder, name))));
  [key, unsigned] = await Promise.all([
    makeKey(folder, 'release', 'RSA'),
    buildApk(join(folder, 'release'), release),
  ]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `aapt2 dump badging` says, in our words. */
async function badging(path: string) {
  const text = await runTool('aapt2', ['dump', 'badging', path]);
  const quoted = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  return {
    applicationId: quoted(/^package: name='([^']*)'/m),
    versionCode: Number(quoted(/versionCode='([^']*)'/)),
    versionName: quoted(/versionName='([^']*)'/),
    minSdk: quoted(/^(?:minSdkVersion|sdkVersion):'([^']*)'/m),
    targetSdk: quoted(/^targetSdkVersion:'([^']*)'/m),
    debuggable: /^application-debuggable/m.test(text),
    permissions: [...text.matchAll(/^uses-permission(?:-sdk-23)?: name='([^']*)'/gm)]
      .map(([, name]) => name)
      .sort(),
  };
}

/** What `apksigner verify` says: which schemes verified, and the certificates. */
async function apksigner(path: string, options: readonly string[] = []) {
  const text = await runTool('apksigner', ['verify', '--verbose', '--print-certs', ...options, path]);
  const names = { v1: 'jar', v2: 'v2', v3: 'v3' };
  return {
    schemes: Object.entries(names)
      .filter(([scheme]) => new RegExp(`using ${scheme} scheme.*: true`).test(text))
      .map(([, ours]) => ours),
    certificates: [...text.matchAll(/certificate SHA-256 digest: ([0-9a-f]{64})/g)].map(([, hash]) => hash),
  };
}

/** Arguments of apksigner sign that turn exactly the given schemes on. */
function signWith(...wanted: readonly string[]): readonly string[] {
  return ['v1', 'v2', 'v3'].flatMap((scheme) => [
    `--${scheme}-signing-enabled`,
    String(wanted.includes(scheme)),
  ]);
}

function comparable({ applicationId, versionCode, versionName, debuggable, permissions }: Artifact) {
  return { applicationId, versionCode, versionName, debuggable, permissions };
}

describe('agreement with aapt2 and apksigner', () => {
  test.each([
    // Android 11 wants v2 for this target SDK, so the verifier is asked about older devices only.
    { name: 'v1', options: signWith('v1'), verify: ['--max-sdk-version', '29'], schemes: ['jar'] },
    { name: 'v1-v2-v3', options: signWith('v1', 'v2', 'v3'), verify: [], schemes: ['jar', 'v2', 'v3'] },
    // Devices before Android 7 cannot check v2.
    {
      name: 'v2-v3',
      options: signWith('v2', 'v3'),
      verify: ['--min-sdk-version', '24'],
      schemes: ['v2', 'v3'],
    },
  ])('an APK signed with $name', async ({ name, options, verify, schemes }) => {
    const out = join(folder, `${name}.apk`);
    await signApk({ apk: unsigned, out, key, options });
    const [ours, tool, signer] = await Promise.all([readArtifact(out), badging(out), apksigner(out, verify)]);
    const { minSdk, targetSdk, ...rest } = tool;
    expect(comparable(ours)).toEqual(rest);
    expect([String(ours.minSdk), String(ours.targetSdk)]).toEqual([minSdk, targetSdk]);
    expect(ours.undeclared).toEqual([]);
    expect(ours.signing.schemes).toEqual(schemes);
    expect(ours.signing.certificates).toHaveLength(1);
    expect(ours.signing.certificates).toEqual(signer.certificates);
    expect(ours.sha256).toBe((await runTool('sha256sum', [out])).slice(0, 64));
  });

  test('every scheme that apksigner verifies is reported as present', async () => {
    expect((await apksigner(join(folder, 'v1-v2-v3.apk'))).schemes).toEqual(['jar', 'v2', 'v3']);
  });

  test('after a key rotation both certificates are listed', async () => {
    const next = await makeKey(folder, 'next');
    const lineage = join(folder, 'lineage');
    const signer = ({ keystore, alias, password }: TestKey) => [
      ...['--ks', keystore, '--ks-key-alias', alias, '--ks-pass', `pass:${password}`],
    ];
    const rotation = ['--old-signer', ...signer(key), '--new-signer', ...signer(next)];
    await runTool('apksigner', ['rotate', '--out', lineage, ...rotation]);
    const out = join(folder, 'rotated.apk');
    const signers = [...signer(key), '--next-signer', ...signer(next), '--lineage', lineage];
    await runTool('apksigner', ['sign', ...signers, '--out', out, unsigned]);
    const { signing } = await readArtifact(out);
    const original = await readArtifact(join(folder, 'v1.apk'));
    expect(signing.certificates).toHaveLength(2);
    expect(signing.certificates).toContain(original.signing.certificates[0]);
    const rotated = await apksigner(out, ['--min-sdk-version', '28']);
    expect(rotated.certificates).toEqual([signing.certificates[1]]);
  });

  test('a v3.1 block is told by its id', async () => {
    // No released apksigner of this machine writes v3.1; its block has the shape of v3 under another id.
    const bytes = await readFile(join(folder, 'v2-v3.apk'));
    const id = bytes.lastIndexOf(Buffer.from('c06853f0', 'hex'));
    bytes.writeUInt32LE(0x1b93ad61, id);
    const path = join(folder, 'v31.apk');
    await writeFile(path, bytes);
    expect((await readArtifact(path)).signing.schemes).toEqual(['v2', 'v3.1']);
  });

  test('an unsigned APK that declares nothing gets the defaults of the platform', async () => {
    const path = await buildApk(join(folder, 'bare'), bare);
    const ours = await readArtifact(path);
    expect(ours).toMatchObject({
      kind: 'apk',
      applicationId: 'com.example.bare',
      versionCode: 0,
      minSdk: 1,
      targetSdk: 1,
      debuggable: true,
      permissions: [],
      signing: { schemes: [], certificates: [] },
      undeclared: ['versionCode', 'minSdk', 'targetSdk'],
    });
    // The version name is a resource: the tool resolves it, we say that we do not know.
    expect((await badging(path)).versionName).toBe('1.2');
    expect(ours.versionName).toBeUndefined();
  });

  test('an AAB says the same as the APK of the same source', async () => {
    const bundle = await buildAab(join(folder, 'bundle'), release);
    expect((await readArtifact(bundle)).signing).toEqual({ schemes: [], certificates: [] });
    await signAab(bundle, key);
    const ours = await readArtifact(bundle);
    const apk = await readArtifact(join(folder, 'v1.apk'));
    expect(ours.kind).toBe('aab');
    expect(comparable(ours)).toEqual(comparable(apk));
    expect([ours.minSdk, ours.targetSdk]).toEqual([21, 34]);
    expect(ours.signing).toEqual({ schemes: ['jar'], certificates: apk.signing.certificates });
  });

  test('an AAB that declares nothing is read like its APK', async () => {
    await mkdir(join(folder, 'bare-bundle'));
    const bundle = await readArtifact(await buildAab(join(folder, 'bare-bundle'), bare));
    const apk = await readArtifact(join(folder, 'bare', 'aligned.apk'));
    expect(comparable(bundle)).toEqual(comparable(apk));
    expect([bundle.minSdk, bundle.targetSdk, bundle.undeclared]).toEqual([1, 1, apk.undeclared]);
  });

  test('single entries can be read from the open artifact', async () => {
    const apk = await openArtifact(unsigned);
    const listed = await runTool('jar', ['tf', unsigned]);
    expect(apk.artifact.entries.map(({ name }) => name).join('\n')).toBe(listed.trim());
    for (const { name, sizeBytes } of apk.artifact.entries) {
      expect(await apk.readEntry(name)).toHaveLength(sizeBytes);
    }
    await expect(apk.readEntry('no/such')).rejects.toMatchObject({ code: 'ARTIFACT_ENTRY_MISSING' });
    await apk.close();
  });
});
