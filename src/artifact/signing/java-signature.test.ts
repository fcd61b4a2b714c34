import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openByteSource } from '../byte-source.ts';
import { verifyBundle } from './bundle/verify-bundle.ts';
import { javaSignature } from './java-signature.ts';
import { pairIds } from './scheme/signing-pairs.ts';
import { compareVerdicts, disagreement } from './testing/agreement.ts';
import { filesOf } from './testing/damages.ts';
import { jarsignSample, openWorkshop, type Workshop } from './testing/samples.ts';
import {
  rsaForms,
  twoNumberForms,
  withoutSign,
  withSignature,
  withSignerBefore,
} from './testing/signature-forms.ts';
import {
  type Jarsigner,
  type SigningTools,
  startJarsigner,
  startSigningTools,
} from './testing/signing-tools.ts';
import { writeApk } from './testing/write-apk.ts';
import { joinApk, splitApk, writeSigners } from './testing/write-block.ts';

let folder: string;
let tools: SigningTools;
let jarsigner: Jarsigner;
let shop: Workshop;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-forms-'));
  [tools, jarsigner] = [startSigningTools(), startJarsigner()];
  const whole = await openWorkshop(folder, tools, ['rsa', 'ec', 'dsa']);
  // The large files are of no use here, and each comparison would hash them.
  const small = writeApk(filesOf(whole.unsigned.target29).filter(({ content }) => content.length < 20_000));
  shop = { ...whole, unsigned: { target29: small, target34: small } };
});

afterAll(async () => {
  await Promise.all([tools.close(), jarsigner.close()]);
  await rm(folder, { recursive: true, force: true });
});

async function apkDisagreement(bytes: Buffer, minSdk: number): Promise<string | undefined> {
  return disagreement(await compareVerdicts(bytes, { folder, tools, minSdk }));
}

async function bundleDisagreement(bytes: Buffer): Promise<string | undefined> {
  const path = join(folder, 'compared.aab');
  await writeFile(path, bytes);
  const tool = await jarsigner.verify(path);
  const source = await openByteSource(path);
  try {
    const { strictExit } = await verifyBundle(source, { expiry: { nowMs: Date.now(), withinDays: 30 } });
    return strictExit === tool.exit ? undefined : `ours ${strictExit}, jarsigner ${tool.exit} ${tool.text}`;
  } finally {
    await source.close();
  }
}

/** Java reads the two numbers of every such key alike: all forms are tried with one kind, these with the others. */
const telling = new Set(['as it was', 'a long length around', 'a leading zero', 'no bytes']);
const someForms = Object.fromEntries(Object.entries(twoNumberForms).filter(([name]) => telling.has(name)));
const kinds = [
  ['rsa', '.RSA', rsaForms],
  ['ec', '.EC', twoNumberForms],
  ['dsa', '.DSA', someForms],
] as const;

async function disagreements(
  [key, end, forms]: (typeof kinds)[number],
  change: typeof withSignature,
): Promise<readonly string[]> {
  const files = filesOf(await jarsignSample(shop, key));
  const block = files.find(({ name }) => name.endsWith(end))?.content ?? Buffer.alloc(0);
  const lines: string[] = [];
  for (const [name, form] of Object.entries(forms)) {
    const content = change(block, form);
    const bytes = writeApk(files.map((file) => (file.name.endsWith(end) ? { ...file, content } : file)));
    const found = await Promise.all([apkDisagreement(bytes, 24), bundleDisagreement(bytes)]);
    lines.push(...found.flatMap((line) => (line === undefined ? [] : [`${name}: ${line}`])));
  }
  return lines;
}

describe('a JAR signature of another form', { timeout: 60_000 }, () => {
  test('alone', async () => {
    expect(await disagreements(['ec', '.EC', someForms], withSignature)).toEqual([]);
  });

  // A second signer tells a signature that cannot be read from one that does not hold.
  test.each(kinds)('with a good signer behind it, %s', async (...kind) => {
    expect(await disagreements(kind as (typeof kinds)[number], withSignerBefore)).toEqual([]);
  });
});

/** A v2 block whose signature, made anew until that is so, has a number that begins with its sign. */
function signedWithSign(): { readonly apk: Buffer; readonly signature: Buffer } {
  const parts = splitApk(shop.unsigned.target34);
  for (;;) {
    const value = writeSigners(parts, [{ key: shop.keys.ec, algorithms: [0x0201] }]);
    const signature = signatureIn(value);
    if (!withoutSign(signature).equals(signature))
      return { apk: joinApk({ ...parts, pairs: [{ id: pairIds.v2, value }] }), signature };
  }
}

/** Behind the lengths of block, signer and signed data; then those of the signatures, the algorithm and one more. */
function signatureIn(value: Buffer): Buffer {
  const at = 12 + value.readUInt32LE(8) + 12;
  return value.subarray(at + 4, at + 4 + value.readUInt32LE(at));
}

test('numbers without their sign: Java takes them, and Android, whose verdict counts, does not', async () => {
  const { apk, signature } = signedWithSign();
  expect(await apkDisagreement(apk, 24)).toBeUndefined();
  const { entries, directory, end, pairs } = splitApk(apk);
  const shorter = withoutSign(signature);
  const lost = signature.length - shorter.length;
  const value = Buffer.from(pairs[0]?.value ?? '');
  const at = value.indexOf(signature);
  for (const offset of [0, 4, at - 16, at - 12, at - 4])
    value.writeUInt32LE(value.readUInt32LE(offset) - lost, offset);
  const changed = Buffer.concat([value.subarray(0, at), shorter, value.subarray(at + signature.length)]);
  const bytes = joinApk({ entries, directory, end, pairs: [{ id: pairIds.v2, value: changed }] });
  const { ours, tool } = await compareVerdicts(bytes, { folder, tools, minSdk: 24 });
  expect([ours.verified, ours.problems.map(({ rule }) => rule)]).toEqual([false, ['v2/signature']]);
  expect([tool.verified, tool.issues]).toEqual([true, '']);
});

test('javaSignature gives such numbers back their sign', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signatures = Array.from({ length: 20 }, () => sign('sha256', Buffer.alloc(1), privateKey));
  for (const signature of signatures) {
    expect(
      javaSignature(
        withoutSign(signature),
        createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })),
      ),
    ).toEqual(signature);
  }
});
