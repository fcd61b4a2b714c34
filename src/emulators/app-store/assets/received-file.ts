import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Resource } from '../model.ts';
import { attributeError, wrongState } from '../refusal.ts';
import { partMark, uploadedFile } from './take-part.ts';
import { partsOf } from './upload-operations.ts';

/** Throws when a part of a file has not come. */
export function checkAllParts(uploadsDir: string, asset: Resource): void {
  const file = uploadedFile(uploadsDir, asset);
  const parts = partsOf(asset);
  const missing = parts.filter((part) => !existsSync(partMark(file, part))).map(({ number }) => number);
  if (missing.length === 0) return;
  throw wrongState(
    `Not all of the ${parts.length} parts of the file were uploaded: ${missing.join(', ')} missing.`,
  );
}

export interface Checksum {
  readonly hash?: string;
  readonly algorithm?: string;
}

/** Throws when a file is another one than the client meant to send. */
export async function checkChecksum(file: string, checksum: Checksum, attribute: string): Promise<void> {
  const name = algorithms[checksum.algorithm ?? ''];
  if (checksum.hash === undefined || name === undefined) return;
  const actual = await digest(file, name);
  if (actual === checksum.hash.toLowerCase()) return;
  throw attributeError(attribute, {
    code: 'INVALID',
    detail: `The checksum of the uploaded file is ${actual}, and not ${checksum.hash}.`,
  });
}

/** Takes away the bytes, which nobody needs once they were read. */
export async function dropFile(uploadsDir: string, asset: Resource): Promise<void> {
  const file = uploadedFile(uploadsDir, asset);
  const all = [file, ...partsOf(asset).map((part) => partMark(file, part))];
  await Promise.all(all.map((path) => rm(path, { force: true })));
}

const algorithms: Readonly<Record<string, string>> = { MD5: 'md5', SHA_256: 'sha256' };

async function digest(file: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  return hash.digest('hex');
}
