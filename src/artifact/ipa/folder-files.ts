import { lstat, readdir, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openByteSource } from '../byte-source.ts';
import { corrupt, unsafe } from '../corrupt.ts';
import { bufferAccess, type RandomAccess, requireWithin } from '../macho/random-access.ts';
import type { BundleFile, BundleFiles } from './bundle-files.ts';

/** As many as a zip file may have. */
const mostFiles = 500_000;
const deepest = 64;

/** The files of a folder, their names starting with that of the folder itself. Links are not followed. */
export async function folderFiles(folder: string): Promise<BundleFiles> {
  const files = new Map<string, BundleFile>();
  const root = basename(folder);
  await walk({ folder, files }, root, 0);
  const pathOf = (name: string) => join(folder, name.slice(root.length + 1));
  return {
    path: folder,
    files,
    open: async (name) => {
      const place = { path: folder, entry: name };
      const file = files.get(name);
      if (file === undefined) throw corrupt('There is no such file.', place);
      if (file.kind === 'symlink') return bufferAccess(Buffer.from(await readlink(pathOf(name))), place);
      return fileAccess(pathOf(name), file, folder);
    },
  };
}

interface Walk {
  readonly folder: string;
  readonly files: Map<string, BundleFile>;
}

async function walk({ folder, files }: Walk, name: string, depth: number): Promise<void> {
  if (depth > deepest) throw unsafe('The folders are nested too deeply.', { path: folder, entry: name });
  const below = join(folder, ...name.split('/').slice(1));
  for (const entry of (await readdir(below, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const inner = `${name}/${entry.name}`;
    if (entry.isDirectory()) {
      await walk({ folder, files }, inner, depth + 1);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      const { size, mode } = await lstat(join(below, entry.name));
      const kind = entry.isFile() ? 'file' : 'symlink';
      files.set(inner, { name: inner, sizeBytes: size, kind, isExecutable: (mode & 0o111) !== 0 });
    }
    if (files.size > mostFiles)
      throw unsafe('The folder has more than half a million files.', { path: folder });
  }
}

/** Opens the file for each read, so that nothing has to be closed later. */
function fileAccess(path: string, { name, sizeBytes }: BundleFile, folder: string): RandomAccess {
  const place = { path: folder, entry: name };
  return {
    place,
    sizeBytes,
    read: async (offset, length) => {
      requireWithin({ place, sizeBytes }, offset, length);
      const source = await openByteSource(path);
      try {
        return await source.read(offset, length);
      } finally {
        await source.close();
      }
    },
  };
}
