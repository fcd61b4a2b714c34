import { SlipwayError } from '../../errors/slipway-error.ts';
import { parseBinaryXml } from '../apk/binary-xml.ts';
import type { ByteSource } from '../byte-source.ts';
import type { XmlElement } from '../xml-tree.ts';
import type { RawEntry } from './zip/raw-entries.ts';
import { unpackEntry } from './zip/unpack-entry.ts';

/** What the Android manifest says that decides which schemes are needed. */
export interface AppManifest {
  /** A sentence where the manifest leaves it open in a way apksigner refuses. */
  readonly minSdk: number | string;
  readonly targetSdk: number;
  readonly targetSandbox: number;
}

const attributeIds = { minSdk: 0x0101020c, targetSdk: 0x01010270, targetSandbox: 0x0101054c } as const;

/** API levels of the letters that preview versions of Android go by, one less than they were released as. */
const previewLetters: readonly (readonly [string, number])[] = [
  ['O', 25],
  ['N', 23],
  ['M', 22],
  ['L', 20],
  ['K', 18],
  ['J', 15],
  ['I', 13],
  ['H', 10],
  ['G', 8],
  ['F', 7],
  ['E', 4],
  ['D', 3],
  ['C', 2],
];

/** Reads the manifest as apksigner does; a sentence when it is missing or cannot be unpacked. */
export async function readAppManifest(
  source: ByteSource,
  entries: readonly RawEntry[],
  limit: number,
): Promise<AppManifest | string> {
  const entry = entries.find(({ name }) => name === 'AndroidManifest.xml');
  if (entry === undefined) return 'There is no AndroidManifest.xml.';
  const bytes = await unpackEntry(source, entry, limit);
  if (typeof bytes === 'string') return bytes;
  const root = parseOrUndefined(bytes, source.path);
  if (root === undefined)
    return { minSdk: 'The Android manifest cannot be read.', targetSdk: 1, targetSandbox: 1 };
  const minSdk = minSdkOf(root);
  return {
    minSdk,
    targetSdk:
      firstInteger(root, 'uses-sdk', attributeIds.targetSdk) ?? (typeof minSdk === 'number' ? minSdk : 1),
    targetSandbox: firstInteger(root, 'manifest', attributeIds.targetSandbox) ?? 1,
  };
}

function parseOrUndefined(bytes: Buffer, path: string): XmlElement | undefined {
  try {
    return parseBinaryXml(bytes, { path, entry: 'AndroidManifest.xml' });
  } catch (error) {
    if (error instanceof RangeError || (error instanceof SlipwayError && error.code === 'ARTIFACT_CORRUPT'))
      return undefined;
    throw error;
  }
}

/** The highest of all uses-sdk elements counts, as on a device. */
function minSdkOf(root: XmlElement): number | string {
  let highest = 1;
  for (const { attributes } of root.children.filter(({ name }) => name === 'uses-sdk')) {
    const value = attributes.find(({ resourceId }) => resourceId === attributeIds.minSdk)?.value;
    const level = value === undefined ? 1 : levelOf(value);
    if (level === undefined) return 'The manifest gives no minimum SDK that can be told.';
    highest = Math.max(highest, level);
  }
  return highest;
}

function levelOf(value: XmlElement['attributes'][number]['value']): number | undefined {
  if (value.kind === 'integer') return value.integer;
  return value.kind === 'text' ? levelOfPreview(value.text) : undefined;
}

/** Previews go by a name; only its first letter counts. */
function levelOfPreview(name: string): number | undefined {
  const letter = name.charAt(0);
  if (letter < 'A' || letter > 'Z' || letter === '') return undefined;
  const known = previewLetters.find(([first]) => first <= letter);
  return known === undefined ? 1 : known[1] + letter.charCodeAt(0) - known[0].charCodeAt(0);
}

function firstInteger(root: XmlElement, element: string, attribute: number): number | undefined {
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.name === element) {
      const value = next.attributes.find(({ resourceId }) => resourceId === attribute)?.value;
      if (value?.kind === 'integer') return value.integer;
      // A value of another kind counts as not given, as in apksigner.
      if (value !== undefined) return undefined;
    }
    pending.push(...next.children.toReversed());
  }
  return undefined;
}
