import { openByteSource } from '../../byte-source.ts';
import { openZip, type Zip } from '../../zip/open-zip.ts';

/** Opens a file, hands its zip to `use` and closes it. */
export async function withZip<T>(path: string, use: (zip: Zip) => Promise<T>): Promise<T> {
  const source = await openByteSource(path);
  try {
    return await use(await openZip(source));
  } finally {
    await source.close();
  }
}
