import { type CodeDirectory, sealedHash } from './code-directory.ts';
import { type Blob, blobSlots } from './super-blob.ts';

/** Files beside the binary that its signature seals. */
export interface SealedFiles {
  readonly infoPlist?: Buffer;
  readonly codeResources?: Buffer;
}

export interface SlotCheck {
  readonly slot: number;
  readonly name: string;
  /**
   * `matches`: the content is what was signed. `differs`: it is not. `missing`: something was signed and
   * nothing is there. `unsealed`: something is there that the signature says nothing of.
   */
  readonly state: 'matches' | 'differs' | 'missing' | 'unsealed';
}

/** cs_blobs.h; slot 4 (of bundles of old) and 6 (of disk images) have nothing in an app to compare with. */
const slotNames: Readonly<Record<number, string>> = {
  1: 'Info.plist',
  2: 'requirements',
  3: 'CodeResources',
  5: 'entitlements',
  7: 'DER entitlements',
  8: 'launch constraints on itself',
  9: 'launch constraints on its parent',
  10: 'launch constraints on its responsible process',
  11: 'library constraints',
};

/** Compares what lies in and beside the signature with the hashes that the directory has for it. */
export function checkSpecialSlots(
  directory: CodeDirectory,
  blobs: readonly Blob[],
  files: SealedFiles,
): readonly SlotCheck[] {
  return Object.entries(slotNames).flatMap(([number, name]): readonly SlotCheck[] => {
    const slot = Number(number);
    const sealed = directory.specialHashes[slot - 1];
    const content = contentOf(slot, blobs, files);
    const isSealed = sealed?.some((byte) => byte !== 0) === true;
    if (!isSealed) return content === undefined ? [] : [{ slot, name, state: 'unsealed' }];
    if (content === undefined) return [{ slot, name, state: 'missing' }];
    const matches = sealedHash(directory.hash, content).equals(sealed);
    return [{ slot, name, state: matches ? 'matches' : 'differs' }];
  });
}

function contentOf(slot: number, blobs: readonly Blob[], files: SealedFiles): Buffer | undefined {
  if (slot === 1) return files.infoPlist;
  if (slot === 3) return files.codeResources;
  // Slot 0x1000 and above are further directories; what is sealed has a number below.
  return slot < blobSlots.alternateCodeDirectories
    ? blobs.find((each) => each.slot === slot)?.whole
    : undefined;
}
