import type { ArtifactKind, KindOfFile } from './file-kinds.ts';
import { kindOfFile } from './kind-of-file.ts';
import { leastAndMost, rangeOfVariants, type WeighedFile } from './per-device.ts';

export interface SizedFile {
  readonly name: string;
  /** As it lies in the archive. */
  readonly compressedBytes: number;
  readonly sizeBytes: number;
}

export interface KindSize extends KindOfFile {
  readonly files: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
}

/** A number that was worked out, and how. In bytes. */
export interface Estimate {
  /** The same unless devices get different parts. */
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly method: string;
}

/** Files of the same content; `wastedBytes` is what all but one of them take in the archive. */
export interface DuplicateGroup {
  readonly names: readonly string[];
  readonly sizeBytes: number;
  readonly wastedBytes: number;
}

export interface SizeReport {
  readonly artifact: ArtifactKind;
  /** Of the file, or of all files of a folder. */
  readonly fileBytes: number;
  /** Of all entries; what is left to `fileBytes` is headers, padding and signing block. */
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  readonly download: Estimate | undefined;
  readonly install: Estimate;
  /** Largest first. */
  readonly kinds: readonly KindSize[];
  /** By their size in the archive, largest first. */
  readonly largest: readonly (SizedFile & KindOfFile)[];
  /** The most wasteful first. */
  readonly duplicates: readonly DuplicateGroup[];
}

export interface SizeInput {
  readonly artifact: ArtifactKind;
  readonly fileBytes: number;
  readonly files: readonly SizedFile[];
  /** What stands before every name, as in `Chat.app/`: a file's kind depends on the folder that it lies in. */
  readonly below?: string;
  /** Undefined when nobody has worked it out. */
  readonly download?: Estimate | undefined;
  /** From `findDuplicates`. */
  readonly duplicates?: readonly DuplicateGroup[];
}

const shownFiles = 50;
const blockBytes = 4096;

/** What an artifact's bytes are for. Pure. */
export function sizeReport({
  artifact,
  fileBytes,
  files,
  download,
  duplicates = [],
  below = '',
}: SizeInput): SizeReport {
  const classified = files.map((file) => ({ ...file, ...kindOfFile(artifact, file.name, below) }));
  return {
    artifact,
    fileBytes,
    compressedBytes: sum(files.map(({ compressedBytes }) => compressedBytes)),
    sizeBytes: sum(files.map(({ sizeBytes }) => sizeBytes)),
    download,
    install: installEstimate(artifact, fileBytes, classified),
    kinds: kindSizes(classified),
    largest: classified
      .toSorted((a, b) => b.compressedBytes - a.compressedBytes)
      .slice(0, shownFiles)
      .map(({ name, compressedBytes, sizeBytes, kind, variant }) => ({
        name,
        compressedBytes,
        sizeBytes,
        kind,
        variant,
      })),
    duplicates: duplicates.toSorted((a, b) => b.wastedBytes - a.wastedBytes),
  };
}

type Classified = SizedFile & KindOfFile;

function kindSizes(files: readonly Classified[]): readonly KindSize[] {
  const groups = Map.groupBy(files, ({ kind, variant }) => `${kind}\0${variant}`);
  const sizes = [...groups.values()].flatMap((group): KindSize[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        kind: first.kind,
        variant: first.variant,
        files: group.length,
        compressedBytes: sum(group.map(({ compressedBytes }) => compressedBytes)),
        sizeBytes: sum(group.map(({ sizeBytes }) => sizeBytes)),
      },
    ];
  });
  return sizes.sort((a, b) => b.compressedBytes - a.compressedBytes);
}

/** What the app takes on a device before it has run: compiled code and data come on top. */
function installEstimate(artifact: ArtifactKind, fileBytes: number, files: readonly Classified[]): Estimate {
  if (artifact === 'apk') {
    const { least, most } = rangeOfVariants(extractedLibraries(files).map(unpacked));
    return {
      minBytes: fileBytes + least,
      maxBytes: fileBytes + most,
      method: 'the APK, and the native libraries of one ABI that are extracted from it',
    };
  }
  if (artifact === 'aab') {
    const { least, most } = leastAndMost(files.map(unpacked));
    return {
      minBytes: least,
      maxBytes: most,
      method:
        'every file of the modules unpacked, with the native libraries of one ABI and the bitmaps of one density',
    };
  }
  const blocks = files
    .filter(({ kind }) => kind !== 'symbols')
    .map(({ sizeBytes }) => Math.ceil(sizeBytes / blockBytes) * blockBytes);
  return {
    minBytes: sum(blocks),
    maxBytes: sum(blocks),
    method: 'every file unpacked, in blocks of 4 KiB; symbols stay with Apple',
  };
}

/** Libraries that lie compressed in the APK are unpacked beside it, those of the device's ABI. */
function extractedLibraries(files: readonly Classified[]): readonly Classified[] {
  return files.filter(
    ({ kind, compressedBytes, sizeBytes }) => kind === 'native' && compressedBytes < sizeBytes,
  );
}

function unpacked({ kind, variant, sizeBytes }: Classified): WeighedFile {
  return { kind, variant, bytes: sizeBytes };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
