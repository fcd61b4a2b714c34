import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inspection } from '../../inspect/inspection.ts';
import { inspectMutant } from '../../inspect/testing/inspect-mutant.ts';
import { writeElf } from '../../policy/testing/write-elf.ts';
import { mutateDexTables } from '../../scan/testing/fuzz-target.ts';
import { writeDex } from '../../scan/testing/write-dex.ts';
import { filesOf } from '../../signing/testing/damages.ts';
import { requireSignedContents } from '../../signing/testing/require-signed-contents.ts';
import { type ApkFile, writeApk } from '../../signing/testing/write-apk.ts';
import { buildApk, signApk } from '../../testing/build-app.ts';
import { type FuzzSeed, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { inFolder } from '../../testing/in-folder.ts';
import { makeKey } from '../../testing/key.ts';
import { mutateBytes } from '../../testing/mutate-bytes.ts';
import { mutateFileOf } from '../../testing/mutate-file.ts';
import { below, type Random } from '../../testing/seeded-random.ts';
import { mutateZipRecords } from '../../zip/testing/fuzz-zip.ts';
import { mutateDexHeader } from './fuzz.ts';
import { mutateChunks } from './mutate-chunks.ts';
import { richApp } from './rich-app.ts';

/** The lowest API level as a number: of one that is a resource, apksigner and the verifier cannot tell what counts. */
const literalApp = { ...richApp, manifest: richApp.manifest.replace('@integer/least', '21') };

const parsed = /(\.xml|\.arsc|\.dex|\.so|^META-INF\/.*)$/;

/** A signed APK as a whole, one of its files damaged by the rules of its own format, or the zip file. */
export const apkFuzzTarget: FuzzTarget = {
  name: 'apk',
  weight: 6,
  seeds: () => inFolder(makeSeeds),
  mutate: ({ bytes }, random) => {
    const kind = below(20, random);
    if (kind === 0) return mutateBytes(bytes, random);
    if (kind === 1) return mutateZipRecords(bytes, random);
    return mutateFileOf(bytes, random, { parsed, change: (file) => mutateByName(file, random) });
  },
  run: (mutant, seed) => inspectMutant(mutant, seed, { parsed, requireHonest }),
};

/** Signed with v1 alone and with everything: what is verified, and what is read, differ. */
async function makeSeeds(folder: string): Promise<readonly FuzzSeed[]> {
  const content = writeDex({ strings: ['http://shop.io/', 'hello'], defines: ['Lcom/example/rich/Main;'] });
  const library = writeElf([{ type: 1, align: 16_384 }], 200);
  const unsigned = join(folder, 'unsigned.apk');
  await writeFile(
    unsigned,
    writeApk([
      ...filesOf(await readFile(await buildApk(folder, literalApp))),
      { name: 'classes.dex', content },
      { name: 'lib/arm64-v8a/librich.so', content: library },
    ]),
  );
  const key = await makeKey(folder, 'key');
  const common = ['--min-sdk-version', '21', '--v4-signing-enabled', 'false'];
  const signed: Buffer[] = [];
  for (const only of [[], ['--v2-signing-enabled', 'false', '--v3-signing-enabled', 'false']]) {
    const out = join(folder, 'signed.apk');
    await signApk({ apk: unsigned, out, key, options: [...common, ...only] });
    signed.push(await readFile(out));
  }
  return plainSeeds(...signed);
}

function mutateByName({ name, content }: ApkFile, random: Random): Buffer {
  if (random() < 0.1) return mutateBytes(content, random);
  if (/\.(xml|arsc)$/.test(name)) return mutateChunks(content, random);
  if (!name.endsWith('.dex')) return mutateBytes(content, random);
  return random() < 0.5 ? mutateDexHeader(content, random) : mutateDexTables(content, random);
}

async function requireHonest(inspection: Inspection, mutant: Buffer, seed: FuzzSeed): Promise<void> {
  if (inspection.kind === 'apk') await requireSignedContents(inspection.signature, mutant, seed.bytes);
}
