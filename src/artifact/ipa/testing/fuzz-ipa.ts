import type { Inspection } from '../../inspect/inspection.ts';
import { inspectMutant } from '../../inspect/testing/inspect-mutant.ts';
import { requireSameContents } from '../../inspect/testing/require-same-contents.ts';
import { mutateMachO } from '../../macho/testing/fuzz-macho.ts';
import { mutateBinaryPlist, mutateXmlPlist } from '../../plist/testing/mutate-plist.ts';
import { filesOf } from '../../signing/testing/damages.ts';
import type { ApkFile } from '../../signing/testing/write-apk.ts';
import { type FuzzSeed, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { inFolder } from '../../testing/in-folder.ts';
import { mutateBytes } from '../../testing/mutate-bytes.ts';
import { mutateDer } from '../../testing/mutate-der.ts';
import { below, pickOf, type Random } from '../../testing/seeded-random.ts';
import { mutateZipRecords } from '../../zip/testing/fuzz-zip.ts';
import type { IosArtifact } from '../ios-artifact.ts';
import { isIntact } from '../signature-report.ts';
import { app, buildIpa, makeIpaKit, zipTree } from './build-ipa.ts';

const parsed = /(\/Info\.plist|\/CodeResources|\.mobileprovision|\.xcprivacy|\/Chat|\/Share|\/Kit)$/;

/** An IPA as a whole, one of its files damaged by the rules of its own format. */
export const ipaFuzzTarget: FuzzTarget = {
  name: 'ipa',
  weight: 4,
  seeds: () =>
    inFolder(async (folder) =>
      plainSeeds(zipTree(await buildIpa(await makeIpaKit(folder)), { stored: true })),
    ),
  mutate: ({ bytes }, random) => {
    const kind = below(20, random);
    if (kind === 0) return mutateBytes(bytes, random);
    return kind === 1 ? mutateZipRecords(bytes, random) : mutateOneFile(bytes, random);
  },
  run: (mutant, seed) => inspectMutant(mutant, seed, { parsed, requireHonest }),
};

/** The files of a seed, taken apart once. */
const filesBySeed = new Map<Buffer, readonly ApkFile[]>();

function mutateOneFile(seed: Buffer, random: Random): Buffer {
  const files = filesBySeed.get(seed) ?? filesOf(seed);
  filesBySeed.set(seed, files);
  const inner = files.filter(({ name }) => parsed.test(name));
  const target = pickOf(random() < 0.95 ? inner : files, random);
  const tree = files.map(
    (file) => [file.name, file === target ? mutateByName(file, random) : file.content] as const,
  );
  return zipTree(new Map(tree), { stored: true });
}

function mutateByName({ name, content }: ApkFile, random: Random): Buffer {
  if (random() < 0.2) return mutateBytes(content, random);
  if (name.endsWith('.mobileprovision')) return mutateDer(content, random);
  if (content.subarray(0, 6).equals(Buffer.from('bplist'))) return mutateBinaryPlist(content, random);
  if (content.subarray(0, 5).equals(Buffer.from('<?xml'))) return mutateXmlPlist(content, random);
  return content.length > 8 ? mutateMachO(content, random) : mutateBytes(content, random);
}

/** Where every part says that it is intact, every file of the app is that of the seed, but for the signatures. */
async function requireHonest(inspection: Inspection, mutant: Buffer, seed: FuzzSeed): Promise<void> {
  if (!('app' in inspection) || !isVouchedFor(inspection.app)) return;
  await requireSameContents(mutant, seed.bytes, {
    isCovered: (name) => name.startsWith(`${app}/`),
    partOf: withoutSignature,
  });
}

function isVouchedFor({ bundles, unreadable, looseBinaries }: IosArtifact): boolean {
  const areSealed = bundles.every(({ executable, seal, missingExecutable }) => {
    const slices = executable?.slices ?? [];
    const isSigned = slices.every(({ codeSignature }) => codeSignature?.cms && isIntact(codeSignature));
    const isWhole = seal?.problem === undefined && seal?.altered.length === 0 && seal.added.length === 0;
    return slices.length > 0 && isSigned && isWhole && seal.missing.length === 0 && !missingExecutable;
  });
  return areSealed && unreadable.length === 0 && looseBinaries.length === 0;
}

function withoutSignature(content: Buffer): Buffer {
  const isBinary = content.length > 4 && content.readUInt32LE(0) === 0xfeedfacf;
  return isBinary ? content.subarray(0, content.indexOf(Buffer.from('fade0cc0', 'hex'))) : content;
}
