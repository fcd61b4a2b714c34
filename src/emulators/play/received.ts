import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storeBody } from '../serving/store-body.ts';
import type { PlayContext, PlayRequest } from './context.ts';
import type { UploadSession } from './model.ts';
import { badRequest } from './refusal.ts';
import type { UploadChunk } from './upload-command.ts';

/** Google accepts chunks in multiples of this; only the last one may be shorter. */
export const chunkGranularityBytes = 256 * 1024;

/** Stores a chunk behind what has arrived already. */
export async function takeChunk(request: PlayRequest, file: string, chunk: UploadChunk): Promise<void> {
  const { start, lengthBytes, last, totalBytes } = chunk;
  if (!last && lengthBytes !== undefined && lengthBytes % chunkGranularityBytes !== 0) {
    throw badRequest(
      `Chunks must be multiples of ${chunkGranularityBytes} bytes; this one has ${lengthBytes}.`,
    );
  }
  if (start > (await receivedBytes(file, totalBytes ?? start))) {
    throw badRequest(`Bytes before ${start} are missing.`);
  }
  const written = await storeBody(request.http as AsyncIterable<Buffer>, { file, start }, request.midway);
  if (lengthBytes !== undefined && written !== lengthBytes) {
    throw badRequest(`The body has ${written} bytes, ${lengthBytes} were announced.`);
  }
}

/** Bytes that count as arrived: whole granules, or everything once as much as was announced is there. */
export async function receivedBytes(file: string, totalBytes: number | undefined): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  return size === totalBytes ? size : size - (size % chunkGranularityBytes);
}

export function partFile(play: PlayContext, session: UploadSession): string {
  return join(play.storage.uploadsDir, `${session.id}.part`);
}
