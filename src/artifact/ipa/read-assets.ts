import { PNG } from 'image-size/types/png';
import type { AssetCatalog, PixelSize } from '../assets-car/catalog.ts';
import { readAssetCatalog } from '../assets-car/read-catalog.ts';
import { attempt } from '../attempt.ts';
import { corrupt } from '../corrupt.ts';
import type { Contents } from './bundle-files.ts';
import type { IconFile, Unreadable } from './ios-artifact.ts';

interface Reading {
  readonly contents: Contents;
  readonly unreadable: Unreadable[];
}

/** It is read as a whole. Those of large games have some hundred megabytes. */
const mostCatalogBytes = 1024 * 1024 * 1024;

/** The compiled asset catalog of a bundle; undefined when there is none or it cannot be read. */
export async function readCatalog(
  path: string,
  { contents, unreadable }: Reading,
): Promise<AssetCatalog | undefined> {
  const name = `${path}/Assets.car`;
  const file = contents.files.get(name);
  if (file === undefined) return undefined;
  const outcome = await attempt(async () => {
    if (file.sizeBytes > mostCatalogBytes)
      throw corrupt(`The catalog has ${file.sizeBytes} bytes.`, { path: contents.path, entry: name });
    const access = await contents.open(name);
    return readAssetCatalog(await access.read(0, access.sizeBytes), { path: contents.path, entry: name });
  });
  if (outcome.problem !== undefined)
    unreadable.push({ path: name, what: 'asset catalog', reason: outcome.problem });
  return outcome.value;
}

/** An Info.plist with more names than this is not for icons. */
const mostIconFiles = 64;
/** Signature, Xcode's own chunk CgBI, and IHDR. */
const headerBytes = 64;

/** The icon files of a bundle by the names in Info.plist: `AppIcon60x60` stands for `AppIcon60x60@2x.png` too. */
export async function readIconFiles(
  path: string,
  names: readonly string[],
  contents: Contents,
): Promise<readonly IconFile[]> {
  const bases = names.map((name) => name.replace(/\.png$/, ''));
  const found = contents
    .below(path)
    .map(({ name }) => name.slice(path.length + 1))
    .filter((name) => !name.includes('/') && bases.some((base) => isFileOf(base, name)))
    .slice(0, mostIconFiles);
  const files: IconFile[] = [];
  for (const name of found) {
    const { value } = await attempt(() => headOf(`${path}/${name}`, contents));
    files.push({ path: `${path}/${name}`, size: value === undefined ? undefined : sizeOf(value) });
  }
  return files;
}

async function headOf(name: string, contents: Contents): Promise<Buffer> {
  const access = await contents.open(name);
  const head = Buffer.alloc(headerBytes);
  (await access.read(0, Math.min(headerBytes, access.sizeBytes))).copy(head);
  return head;
}

/** `@2x` and `~ipad` may follow; https://developer.apple.com/library/archive/qa/qa1686/_index.html */
export function isFileOf(base: string, name: string): boolean {
  return name.startsWith(base) && /^(@\d+x)?(~[a-z]+)?\.png$/i.test(name.slice(base.length));
}

function sizeOf(head: Buffer): PixelSize | undefined {
  try {
    const { width, height } = PNG.validate(head) ? PNG.calculate(head) : {};
    return width && height ? { width, height } : undefined;
  } catch {
    // The parser throws on bytes that are a PNG at first sight only.
    return undefined;
  }
}
