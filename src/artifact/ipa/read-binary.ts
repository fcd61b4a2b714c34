import type { X509Certificate } from 'node:crypto';
import { attempt } from '../attempt.ts';
import { readClassNames } from '../macho/class-names.ts';
import type { SealedFiles } from '../macho/code-signature/special-slots.ts';
import { verifyCodeSignature } from '../macho/code-signature/verify-code-signature.ts';
import { partOf, type RandomAccess } from '../macho/random-access.ts';
import { type MachOSlice, readEmbeddedInfo, readMachO, readMethodNames } from '../macho/read-macho.ts';
import { sdksInProgram } from '../scan/find-sdks.ts';
import { detectApiUse } from './api-use.ts';
import type { IosBinary, IosSlice, Unreadable } from './ios-artifact.ts';
import { reportSignature, type SignatureReport } from './signature-report.ts';

export interface BinaryContext {
  readonly files: SealedFiles;
  readonly roots: readonly X509Certificate[];
  readonly unreadable: Unreadable[];
}

/** Reads a binary and verifies the signature of each slice. ARTIFACT_CORRUPT when it is no Mach-O file. */
export async function readBinary(
  path: string,
  bytes: RandomAccess,
  context: BinaryContext,
): Promise<IosBinary> {
  const { isFat, slices } = await readMachO(bytes);
  const read: IosSlice[] = [];
  const methodNames: Buffer[] = [];
  const classNames: string[] = [];
  for (const slice of slices) {
    const part = partOf(bytes, slice.offset, slice.sizeBytes);
    methodNames.push(await readMethodNames(part, slice));
    classNames.push(...(await readClassNames(part, slice)));
    const { imports: _, ...symbols } = slice.symbols;
    read.push({ ...slice, symbols, codeSignature: await signatureOf(path, { slice, part }, context) });
  }
  const imports = [...new Set(slices.flatMap(({ symbols }) => symbols.imports))];
  const apiUse = detectApiUse(imports, Buffer.concat(methodNames));
  return { path, isFat, slices: read, apiUse, sdks: sdksInProgram(classNames, path) };
}

async function signatureOf(
  path: string,
  { slice, part }: { readonly slice: MachOSlice; readonly part: RandomAccess },
  { files, roots, unreadable }: BinaryContext,
): Promise<SignatureReport | undefined> {
  const { signature } = slice;
  if (signature === undefined) return undefined;
  const outcome = await attempt(async () => {
    // A library without a bundle carries its Info.plist in a section of its own.
    const infoPlist = files.infoPlist ?? (await readEmbeddedInfo(part, slice));
    const sealed = { ...files, ...(infoPlist && { infoPlist }) };
    return reportSignature(await verifyCodeSignature(part, { signature, roots, files: sealed }));
  });
  if (outcome.problem === undefined) return outcome.value;
  unreadable.push({ path, what: 'signature', reason: outcome.problem });
  return undefined;
}
