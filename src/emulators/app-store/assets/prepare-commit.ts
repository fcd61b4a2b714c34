import { stat } from 'node:fs/promises';
import { imageSizeFromFile } from 'image-size/fromFile';
import type { AppStoreState, Attributes } from '../model.ts';
import { resource } from '../resources.ts';
import type { WriteCall } from '../write.ts';
import { type Checksum, checkAllParts, checkChecksum } from './received-file.ts';
import { uploadedFile } from './take-part.ts';

/** Looks at a file that a client says is complete. Throws when it is not, or not the one that was meant. */
export async function prepareCommit(
  {
    type,
    uploadsDir,
    state,
  }: { readonly type: string; readonly uploadsDir: string; readonly state: AppStoreState },
  call: WriteCall,
): Promise<Attributes> {
  const asset = resource(state, { type, id: call.id });
  if (call.attributes.uploaded !== true || asset.kept.isUploaded === true) return {};
  checkAllParts(uploadsDir, asset);
  const file = uploadedFile(uploadsDir, asset);
  const { sourceFileChecksums: checksums, sourceFileChecksum: md5 } = call.attributes;
  // How the composite checksum is made of the parts Apple does not say: it is taken as it comes.
  const whole = (checksums as { readonly file?: Checksum } | undefined)?.file ?? {};
  await checkChecksum(file, whole, 'sourceFileChecksums');
  if (typeof md5 === 'string') {
    await checkChecksum(file, { hash: md5, algorithm: 'MD5' }, 'sourceFileChecksum');
  }
  return { sizeBytes: (await stat(file)).size, ...(type === 'appScreenshots' && (await imageOf(file))) };
}

async function imageOf(file: string): Promise<Attributes> {
  try {
    const { width, height } = await imageSizeFromFile(file);
    return { width, height };
  } catch {
    return {};
  }
}
