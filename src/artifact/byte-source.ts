import { type FileHandle, open } from 'node:fs/promises';
import { SlipwayError } from '../errors/slipway-error.ts';
import { corrupt } from './corrupt.ts';

/** Random access to the bytes of one file. */
export interface ByteSource {
  readonly path: string;
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `offset`; ARTIFACT_CORRUPT when the file ends before. */
  readonly read: (offset: number, length: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** Opens a regular file; FILE_NOT_FOUND or ARTIFACT_UNKNOWN_KIND (a folder) otherwise. */
export async function openByteSource(path: string): Promise<ByteSource> {
  const handle = await openFile(path);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw notAFile(path);
    return {
      path,
      sizeBytes: stats.size,
      read: (offset, length) => readExactly(handle, { path, offset, length, sizeBytes: stats.size }),
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new SlipwayError('FILE_NOT_FOUND', { message: 'There is no such file.', seen: path, cause: error });
  }
}

interface Range {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly sizeBytes: number;
}

async function readExactly(handle: FileHandle, { path, offset, length, sizeBytes }: Range): Promise<Buffer> {
  // The check comes before the allocation, so that a lying length cannot exhaust memory.
  if (offset < 0 || length < 0 || offset + length > sizeBytes) {
    throw corrupt(`${length} bytes are announced but the file ends at ${sizeBytes}.`, { path, offset });
  }
  const buffer = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
    if (bytesRead === 0)
      throw corrupt('The file became shorter while it was read.', { path, offset: offset + done });
    done += bytesRead;
  }
  return buffer;
}

function notAFile(path: string): SlipwayError {
  return new SlipwayError('ARTIFACT_UNKNOWN_KIND', { message: 'This is not a file.', seen: path });
}
