import { openByteSource } from '../byte-source.ts';
import { requireZip } from '../kind.ts';
import { openZip } from '../zip/open-zip.ts';

/** Whether a file is an IPA by its content. Errors: those of `openZip`, and ARTIFACT_UNKNOWN_KIND for no zip file. */
export async function isIpa(path: string): Promise<boolean> {
  const source = await openByteSource(path);
  try {
    await requireZip(source);
    const { entries } = await openZip(source);
    return [...entries.keys()].some((name) => name.startsWith('Payload/'));
  } finally {
    await source.close();
  }
}
