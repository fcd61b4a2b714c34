import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { SlipwayError } from '../errors/slipway-error.ts';
import { corrupt } from './corrupt.ts';

/**
 * Up to so many bytes are read at once: waiting for another thread takes longer than copying them, and inspections
 * ask for hundreds of headers and small entries.
 */
const smallBytes = 128 * 1024;

/** Random access to the bytes of one file. */
export interface ByteSource {
  readonly path: string;
  readonly sizeBytes: number;
  /**
   * Exactly `length` bytes from `offset`; ARTIFACT_CORRUPT when the file ends before. They may lie in `into`, if it is
   * given: the kernel needs a third of the time of hashing a file to hand out fresh memory for it.
   */
  readonly read: (offset: number, length: number, into?: Buffer) => Promise<Buffer>;
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
      read: (offset, length, into) =>
        readExactly(handle, { path, offset, length, sizeBytes: stats.size }, into),
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

async function readExactly(
  handle: FileHandle,
  { path, offset, length, sizeBytes }: Range,
  into?: Buffer,
): Promise<Buffer> {
  // The check comes before the allocation, so that a lying length cannot exhaust memory.
  if (offset < 0 || length < 0 || offset + length > sizeBytes) {
    throw corrupt(`${length} bytes are announced but the file ends at ${sizeBytes}.`, { path, offset });
  }
  const buffer = into === undefined ? Buffer.allocUnsafe(length) : into.subarray(0, length);
  for (let done = 0; done < length; ) {
    const rest = length - done;
    const bytesRead =
      rest <= smallBytes
        ? readSync(handle.fd, buffer, done, rest, offset + done)
        : (await handle.read(buffer, done, rest, offset + done)).bytesRead;
    if (bytesRead === 0)
      throw corrupt('The file became shorter while it was read.', { path, offset: offset + done });
    done += bytesRead;
  }
  return buffer;
}

function notAFile(path: string): SlipwayError {
  return new SlipwayError('ARTIFACT_UNKNOWN_KIND', { message: 'This is not a file.', seen: path });
}
