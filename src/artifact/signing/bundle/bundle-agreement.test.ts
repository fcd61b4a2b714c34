import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openByteSource } from '../../byte-source.ts';
import { buildAab } from '../../testing/build-app.ts';
import { runTool } from '../../testing/run-tool.ts';
import { damages, filesOf } from '../testing/damages.ts';
import { jarsign, makeSigningKey } from '../testing/keys.ts';
import { pattern } from '../testing/samples.ts';
import { type Jarsigner, startJarsigner } from '../testing/signing-tools.ts';
import { writeApk } from '../testing/write-apk.ts';
import type { BundleVerdict } from './bundle-verdict.ts';
import { verifyBundle } from './verify-bundle.ts';

const now = Date.now();
/** Two integers of at most 33 bytes in a sequence, in an octet string; on P-256. */
const longestSignatureBytes = 74;

let folder: string;
let jarsigner: Jarsigner;
const bundles = new Map<string, Buffer>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-bundle-'));
  jarsigner = startJarsigner();
  await mkdir(join(folder, 'app'));
  const built = await buildAab(join(folder, 'app'), {
    manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.bundle">
      <uses-sdk android:minSdkVersion="24" android:targetSdkVersion="34"/><application android:label="B"/></manifest>`,
    resources: { 'values/strings.xml': '<resources><string name="a">A</string></resources>' },
  });
  const bundle = withAssets(await readFile(built));
  bundles.set('unsigned', bundle);
  const kinds = {
    RSA: ['-keyalg', 'RSA', '-keysize', '2048'],
    EC: ['-keyalg', 'EC', '-groupname', 'secp256r1'],
  };
  for (const [name, kind] of Object.entries(kinds)) await addSigned(name, { kind });
  await addSigned('SHA-512', {
    kind: kinds.RSA,
    options: ['-digestalg', 'SHA-512', '-sigalg', 'SHA512withRSA'],
  });
  await addSigned('SHA-1', { kind: kinds.RSA, options: ['-digestalg', 'SHA-1', '-sigalg', 'SHA1withRSA'] });
  await addSigned('expired', { kind: [...kinds.EC, '-startdate', '-20d'], days: 10 });
  await addSigned('not yet valid', { kind: [...kinds.EC, '-startdate', '+20d'] });
  await addSigned('no signing', { kind: [...kinds.EC, '-ext', 'ku:c=keyEncipherment'] });
  await addSigned('not for code', { kind: [...kinds.EC, '-ext', 'eku=serverAuth'] });
  await addSigned('signed by itself for code', {
    kind: [...kinds.EC, '-ext', 'ku=digitalSignature', '-ext', 'eku=codeSigning'],
  });
});

afterAll(async () => {
  await jarsigner.close();
  await rm(folder, { recursive: true, force: true });
});

/** The damages have names of entries they look for. */
function withAssets(bundle: Buffer): Buffer {
  return writeApk([
    ...filesOf(bundle),
    { name: 'assets/stored.bin', content: pattern(40_000), stored: true },
    { name: 'assets/deflated.txt', content: Buffer.from('all work and no play\n'.repeat(3000)) },
    { name: 'assets/empty', content: Buffer.alloc(0), stored: true },
    { name: 'lib/arm64-v8a/libbig.so', content: pattern(1_100_000), stored: true },
  ]);
}

async function addSigned(
  name: string,
  key: { kind: readonly string[]; days?: number; options?: readonly string[] },
) {
  const id = name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
  const made = await makeSigningKey(folder, id, {
    kind: key.kind,
    ...(key.days !== undefined && { days: key.days }),
  });
  const path = join(folder, `${id}.aab`);
  await writeFile(path, bundles.get('unsigned') ?? '');
  await jarsign(path, made, key.options);
  bundles.set(name, await readFile(path));
}

async function ours(path: string): Promise<BundleVerdict> {
  const source = await openByteSource(path);
  try {
    return await verifyBundle(source, { expiry: { nowMs: now, withinDays: 30 } });
  } finally {
    await source.close();
  }
}

function stateOf(text: string): BundleVerdict['state'] {
  if (text.includes('jar verified')) return 'signed';
  return text.includes('unsigned') ? 'unsigned' : 'broken';
}

/** Lines of disagreement with `jarsigner -verify -strict`; empty when there is none. */
async function disagreements(samples: Iterable<readonly [string, Buffer]>): Promise<readonly string[]> {
  const lines: string[] = [];
  const path = join(folder, 'compared.aab');
  for (const [name, bytes] of samples) {
    await writeFile(path, bytes);
    const tool = await jarsigner.verify(path);
    const { strictExit, state, problems } = await ours(path);
    if (strictExit === tool.exit && state === stateOf(tool.text)) continue;
    lines.push(
      `${name}: ours ${strictExit} ${state} ${problems.map(({ rule }) => rule)}, jarsigner ${tool.exit} ${tool.text}`,
    );
  }
  return lines;
}

test('the exit code of jarsigner -verify -strict on good bundles and odd certificates', async () => {
  expect(await disagreements(bundles)).toEqual([]);
});

test('by its own command line too', async () => {
  const path = join(folder, 'rsa.aab');
  await expect(runTool('jarsigner', ['-verify', '-strict', path])).rejects.toMatchObject({ code: 4 });
  const verdict = await ours(path);
  expect(verdict).toMatchObject({ verified: true, state: 'signed', strictExit: 4, problems: [] });
  expect(verdict.signers.map(({ name }) => name)).toEqual(['RSA.RSA']);
});

test.each(['RSA', 'EC'])('on %s, damaged', { timeout: 120_000 }, async (base) => {
  const bundle = bundles.get(base) ?? Buffer.alloc(0);
  const damaged = Object.entries(damages).flatMap(([name, damage]) => {
    const bytes = damage(bundle);
    return bytes === undefined ? [] : [[name, bytes] as const];
  });
  expect(damaged.length).toBeGreaterThan(60);
  expect(await disagreements(damaged)).toEqual([]);
});

test('on every byte of the signature itself, of an EC key', { timeout: 120_000 }, async () => {
  const files = filesOf(bundles.get('EC') ?? Buffer.alloc(0));
  const block = files.find(({ name }) => name.endsWith('.EC'))?.content ?? Buffer.alloc(0);
  const offsets = Array.from({ length: longestSignatureBytes }, (_, index) => block.length - 1 - index);
  const damaged = offsets.flatMap((offset) =>
    [0x01, 0x80].map((mask) => {
      const content = Buffer.from(block);
      content[offset] = (content[offset] ?? 0) ^ mask;
      const changed = files.map((file) => (file.name.endsWith('.EC') ? { ...file, content } : file));
      return [`byte ${offset} ^ ${mask}`, writeApk(changed)] as const;
    }),
  );
  expect(await disagreements(damaged)).toEqual([]);
});

test('a bundle with an entry that is not signed is signed, but not verified', async () => {
  const path = join(folder, 'added.aab');
  const files = filesOf(bundles.get('EC') ?? Buffer.alloc(0));
  await writeFile(path, writeApk([...files, { name: 'base/assets/late.txt', content: Buffer.from('late') }]));
  expect(await ours(path)).toMatchObject({
    verified: false,
    state: 'signed',
    strictExit: 20,
    problems: [{ rule: 'bundle/unsigned-entry', place: 'base/assets/late.txt' }],
  });
});
