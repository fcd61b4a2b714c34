import { openByteSource } from '../../artifact/byte-source.ts';
import { identify, requireZip } from '../../artifact/kind.ts';
import { openZip, type Zip } from '../../artifact/zip/open-zip.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { ContentSource } from '../content-source.ts';

export interface OpenContent {
  readonly content: ContentSource;
  readonly close: () => Promise<void>;
}

/**
 * The web content of a built artifact: what lies below Android's `assets/` of an AAB (in its base module) or APK,
 * or in the app's own folder of an IPA. Throws DEVICES_NO_WEB_CONTENT when there is no `www/index.html` in it, and
 * FILE_NOT_FOUND, ARTIFACT_UNKNOWN_KIND, ARTIFACT_CORRUPT or ARTIFACT_UNSAFE for a file that is no artifact.
 */
export async function openWebContent(path: string): Promise<OpenContent> {
  const source = await openByteSource(path);
  try {
    await requireZip(source);
    const zip = await openZip(source);
    return { content: webContent(zip, await placeOf(zip)), close: source.close };
  } catch (error) {
    await source.close();
    throw error;
  }
}

interface Place {
  /** The folder that holds `www/`. */
  readonly root: string;
  /** Where a project keeps what gets there. */
  readonly sourceRoot: string;
}

async function placeOf(zip: Zip): Promise<Place> {
  const app = [...zip.entries.keys()].find((name) => /^Payload\/[^/]+\.app\//.test(name));
  if (app !== undefined) {
    const root = `${app.split('/', 2).join('/')}/`;
    return { root, sourceRoot: 'a folder reference ' };
  }
  const { kind } = await identify(zip);
  return { root: kind === 'aab' ? 'base/assets/' : 'assets/', sourceRoot: 'app/src/main/assets/' };
}

function webContent(zip: Zip, { root, sourceRoot }: Place): ContentSource {
  const names = zip.entries;
  const start = `${root}www/index.html`;
  if (!names.has(start)) {
    const others = [...names.keys()].filter((name) => name.startsWith(`${root}www/`)).length;
    throw new SlipwayError('DEVICES_NO_WEB_CONTENT', {
      message:
        others === 0
          ? 'The artifact holds no web content.'
          : 'The artifact holds web content, but no index.html to start with.',
      seen: `${zip.source.path} has ${names.size} entries, ${others} of them below ${root}www/`,
      next: `build the artifact with ${sourceRoot}www/index.html, or leave the devices step out`,
    });
  }
  return { read: (path) => zip.read(`${root}${path}`) };
}
