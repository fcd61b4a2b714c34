import { writeFile } from 'node:fs/promises';
import { openByteSource } from '../../../artifact/byte-source.ts';
import { openZip } from '../../../artifact/zip/open-zip.ts';

/** Takes the one APK out of the set that bundletool makes in its universal mode. */
export async function extractUniversal(apkSet: string, target: string): Promise<void> {
  const source = await openByteSource(apkSet);
  try {
    const apk = await (await openZip(source)).read('universal.apk');
    if (apk === undefined) throw new Error('bundletool made no universal APK');
    await writeFile(target, apk);
  } finally {
    await source.close();
  }
}
