import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type ImageHeader, imageHeaderOf } from '../../assets/image-header.ts';
import { colourHintsOf } from '../../assets/ios-catalog/colour-hints.ts';

/** A picture in a folder of screenshots. */
export interface Screenshot {
  readonly language: string;
  /** Relative to the checked path. */
  readonly place: string;
  /** Undefined when it is no picture. */
  readonly header: ImageHeader | undefined;
  readonly alpha: boolean | undefined;
}

/** Folders that deliver keeps beside the languages, each with languages of its own. */
const platforms = new Set(['appleTV', 'iMessage']);
const language = /^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*|default)$/;

/** `<language>/*.png`, and the same below `appleTV`. Framed pictures go before those that they were made of. */
export async function readScreenshots(root: string, folder: string): Promise<readonly Screenshot[]> {
  const shots: Screenshot[] = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted(byName)) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    if (platforms.has(entry.name)) shots.push(...(await readScreenshots(root, path)));
    else if (language.test(entry.name)) shots.push(...(await inLanguage(root, path, entry.name)));
  }
  return shots;
}

async function inLanguage(root: string, folder: string, name: string): Promise<readonly Screenshot[]> {
  const names = (await readdir(folder)).filter((file) => /\.(png|jpe?g)$/i.test(file)).toSorted();
  const framed = (file: string) => names.includes(file.replace(/(\.\w+)$/, '_framed$1'));
  return Promise.all(
    names
      .filter((file) => !framed(file))
      .map(async (file) => {
        const bytes = await readFile(join(folder, file));
        const place = relative(root, join(folder, file));
        return { language: name, place, header: imageHeaderOf(bytes), alpha: colourHintsOf(bytes).alpha };
      }),
  );
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
