import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { PlayRequest } from './context.ts';

export interface BodyTarget {
  readonly file: string;
  /** Where the body's first byte belongs; whatever lies behind it in the file is dropped. */
  readonly start: number;
}

/**
 * Writes a request's body to a file as it arrives, so that a broken connection keeps what came, and waits
 * once at `midway` when some but not all of it is stored. Returns the number of bytes written.
 */
export async function storeBody(request: PlayRequest, { file, start }: BodyTarget): Promise<number> {
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    await handle.truncate(start);
    return await pour(request, handle, start);
  } finally {
    await handle.close();
  }
}

async function pour(request: PlayRequest, handle: FileHandle, start: number): Promise<number> {
  let position = start;
  let told = false;
  for await (const chunk of request.http as AsyncIterable<Buffer>) {
    const half = told ? 0 : Math.floor(chunk.length / 2);
    if (half > 0) {
      await handle.write(chunk, 0, half, position);
      told = true;
      await request.midway();
    }
    await handle.write(chunk, half, chunk.length - half, position + half);
    position += chunk.length;
  }
  return position - start;
}
