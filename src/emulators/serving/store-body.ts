import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export interface BodyTarget {
  readonly file: string;
  /** Where the body's first byte belongs. */
  readonly start: number;
  /** Whether what lies behind the start in the file is kept, because other parts belong there; it is dropped when left out. */
  readonly keepsRest?: boolean;
}

/**
 * Writes a body to a file as it arrives, so that a broken connection keeps what came, and waits once at
 * `midway` when some but not all of it is stored. Returns the number of bytes written.
 */
export async function storeBody(
  body: AsyncIterable<Buffer>,
  { file, start, keepsRest = false }: BodyTarget,
  midway: () => Promise<void>,
): Promise<number> {
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    if (!keepsRest) await handle.truncate(start);
    return await pour(body, { handle, start, midway });
  } finally {
    await handle.close();
  }
}

interface Pouring {
  readonly handle: FileHandle;
  readonly start: number;
  readonly midway: () => Promise<void>;
}

async function pour(body: AsyncIterable<Buffer>, { handle, start, midway }: Pouring): Promise<number> {
  let position = start;
  let told = false;
  for await (const chunk of body) {
    const half = told ? 0 : Math.floor(chunk.length / 2);
    if (half > 0) {
      await handle.write(chunk, 0, half, position);
      told = true;
      await midway();
    }
    await handle.write(chunk, half, chunk.length - half, position + half);
    position += chunk.length;
  }
  return position - start;
}
