import { filesOf } from '../signing/testing/damages.ts';
import { type ApkFile, writeApk } from '../signing/testing/write-apk.ts';
import { joinApk, splitApk } from '../signing/testing/write-block.ts';
import { pickOf, type Random } from './seeded-random.ts';

export interface FileMutation {
  /** Names of files that an inner parser reads; most mutants change one of them. */
  readonly parsed: RegExp;
  readonly change: (file: ApkFile) => Buffer;
}

/** The files of a seed, taken apart once. */
const filesBySeed = new Map<Buffer, readonly ApkFile[]>();

/** Damages one file of an APK or AAB; the zip file and its checksums are made anew around it, a signing block kept. */
export function mutateFileOf(seed: Buffer, random: Random, { parsed, change }: FileMutation): Buffer {
  const files = filesBySeed.get(seed) ?? filesOf(seed);
  filesBySeed.set(seed, files);
  const inner = files.filter(({ name }) => parsed.test(name));
  const target = pickOf(random() < 0.95 ? inner : files, random);
  const changed = files.map((file) => (file === target ? { ...file, content: change(file) } : file));
  return joinApk({ ...splitApk(writeApk(changed)), pairs: splitApk(seed).pairs });
}
