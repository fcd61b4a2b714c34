import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseQualifiers } from '../artifact/apk/parse-qualifiers.ts';
import type { ResourceConfig } from '../artifact/apk/resource-config.ts';
import type { Finding } from '../findings/finding.ts';
import { parseFolder, type ResourceFolder } from './folder.ts';

/** Build output and dependencies hold copies of the app's resources, or resources of others. */
const skipped = new Set(['node_modules', 'build', 'Pods', 'DerivedData']);

export function isSourceFolder(name: string): boolean {
  return !name.startsWith('.') && !skipped.has(name);
}

/** A folder of drawables or mipmaps in a source tree, and what lies in it. */
export interface FoundFolder {
  /** The `res` folder. */
  readonly scope: string;
  readonly path: string;
  readonly folder: ResourceFolder;
  readonly config: ResourceConfig | undefined;
  readonly entries: readonly Dirent[];
}

/** What a walk has come upon. */
export interface Walk {
  readonly found: FoundFolder[];
  /** Folders that could not be looked into. */
  readonly findings: Finding[];
}

/**
 * Adds every folder of bitmaps below `scope` to the walk, in the order of their names. A link is followed where it
 * stands for such a folder, and nowhere else, so that links in a circle end.
 */
export async function walkResources(scope: string, walk: Walk): Promise<Walk> {
  for (const entry of await entriesOf(scope, walk)) {
    if (!isSourceFolder(entry.name)) continue;
    const path = join(scope, entry.name);
    const folder = parseFolder(entry.name);
    if (folder === undefined) {
      if (entry.isDirectory()) await walkResources(path, walk);
    } else if (entry.isDirectory() || (entry.isSymbolicLink() && (await leadsToFolder(path, walk)))) {
      const config = parseQualifiers(entry.name.split('-').slice(1).join('-'));
      walk.found.push({ scope, path, folder, config, entries: await entriesOf(path, walk) });
    }
  }
  return walk;
}

async function leadsToFolder(path: string, { findings }: Walk): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    findings.push(notLookedInto(path, error));
    return false;
  }
}

async function entriesOf(path: string, { findings }: Walk): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    findings.push(notLookedInto(path, error));
    return [];
  }
}

function notLookedInto(place: string, error: unknown): Finding {
  return {
    rule: 'image/folder-unreadable',
    severity: 'error',
    place,
    message: `The folder cannot be looked into (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    remedy: 'Mend the link or the permissions; what lies there was not checked.',
  };
}
