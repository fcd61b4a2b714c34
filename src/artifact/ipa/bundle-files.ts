import { createHash } from 'node:crypto';
import { corrupt } from '../corrupt.ts';
import type { RandomAccess } from '../macho/random-access.ts';

/** The files of an IPA, an app or an archive, wherever they lie. Names have forward slashes and no leading one. */
export interface BundleFiles {
  /** Path of the artifact. */
  readonly path: string;
  readonly files: ReadonlyMap<string, BundleFile>;
  /** Content of a file that is in `files`; of a link, the path it leads to. */
  readonly open: (name: string) => Promise<RandomAccess>;
}

export interface BundleFile {
  readonly name: string;
  readonly sizeBytes: number;
  readonly kind: 'file' | 'symlink';
  readonly isExecutable: boolean;
}

export interface FileDigest {
  readonly sha1: Buffer;
  readonly sha256: Buffer;
  /** The first bytes, at most eight. */
  readonly head: Buffer;
}

/** Bundle files with what is read of them kept: several signatures seal one file, and each asks for its hash. */
export interface Contents extends BundleFiles {
  readonly digest: (name: string) => Promise<FileDigest>;
  /** The files in a folder and all below it. */
  readonly below: (folder: string) => readonly BundleFile[];
  /** Whole content of a small file; undefined when there is none of that name. */
  readonly read: (name: string) => Promise<Buffer | undefined>;
}

const chunkBytes = 256 * 1024;
/** Property lists, profiles and seals; anything larger is read in pieces. */
const smallFileBytes = 64 * 1024 * 1024;

export function contentsOf(bundle: BundleFiles): Contents {
  const digests = new Map<string, Promise<FileDigest>>();
  const sorted = [...bundle.files.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    ...bundle,
    below: (folder) => sorted.slice(firstFrom(sorted, `${folder}/`), firstFrom(sorted, `${folder}0`)),
    digest: (name) => {
      const known = digests.get(name) ?? digestOf(bundle, name);
      digests.set(name, known);
      return known;
    },
    read: async (name) => {
      const file = bundle.files.get(name);
      if (file === undefined) return undefined;
      if (file.sizeBytes > smallFileBytes) {
        throw corrupt('The file is too large for what it is.', { path: bundle.path, entry: name });
      }
      const access = await bundle.open(name);
      return access.read(0, access.sizeBytes);
    },
  };
}

/** Index of the first name that is not before `name`; `0` follows the slash, so a folder ends there. */
function firstFrom(sorted: readonly BundleFile[], name: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as BundleFile).name < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function digestOf(bundle: BundleFiles, name: string): Promise<FileDigest> {
  const access = await bundle.open(name);
  const [sha1, sha256] = [createHash('sha1'), createHash('sha256')];
  let head = Buffer.alloc(0);
  for (let at = 0; at < access.sizeBytes; at += chunkBytes) {
    const chunk = await access.read(at, Math.min(chunkBytes, access.sizeBytes - at));
    if (at === 0) head = Buffer.from(chunk.subarray(0, 8));
    sha1.update(chunk);
    sha256.update(chunk);
  }
  return { sha1: sha1.digest(), sha256: sha256.digest(), head };
}
