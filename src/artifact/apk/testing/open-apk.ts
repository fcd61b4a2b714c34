import { readApkDetails } from '../../apk-details.ts';
import { openByteSource } from '../../byte-source.ts';
import { openZip } from '../../zip/open-zip.ts';
import { zipOf } from './memory-zip.ts';
import { writeBinaryXml, type XmlToWrite } from './write-binary-xml.ts';

/** The details of an APK on disk, with its resources and a reader for its entries. */
export async function openApk(path: string) {
  const source = await openByteSource(path);
  const zip = await openZip(source);
  return { ...(await readApkDetails(zip)), zip, close: source.close };
}

/** The details of an archive with that manifest, and other files where some are given. */
export async function detailsOf(manifest: XmlToWrite, files: Readonly<Record<string, Buffer>> = {}) {
  const zip = await zipOf({ 'AndroidManifest.xml': writeBinaryXml(manifest), ...files });
  return (await readApkDetails(zip)).details;
}
