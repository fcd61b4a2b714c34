import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describeImage, type ImageBytes } from './image-bytes.ts';
import { imageHeaderOf } from './image-header.ts';

/** Where the size of all but a few bitmaps stands; the pixels behind it are not read. */
const headBytes = 4096;
/** Cameras and design tools put previews and colour profiles before the size of a JPEG. */
const longHeadBytes = 1024 * 1024;

/** What the first bytes of a file tell. */
export interface FileHeader extends ImageBytes {
  /** Sum of the first bytes: files with different ones are different. */
  readonly beginning: number;
}

const noFile = 'A pipe, socket or device has the name of a bitmap';
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'A folder has the name of a bitmap',
  ESPIPE: noFile,
  ENXIO: noFile,
};

const head = Buffer.alloc(headBytes);
const tail = Buffer.alloc(headBytes);

/**
 * Reads the beginning of a file, and its end when that is elsewhere. In one thread and without waiting: each read is of
 * a page or two, which a queue and its promises would make ten times as slow. Never opens a pipe that nobody writes to.
 */
export function readFileHeader(path: string): FileHeader {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return headerOf(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return unreadable(reasons[code] ?? `The file cannot be read (${code})`);
  }
}

/** What kind of file it is, and how long, is only asked where reading does not tell: each question costs a fifth more. */
function headerOf(file: number): FileHeader {
  const count = readSync(file, head, 0, headBytes, 0);
  const start = count === headBytes ? head : head.subarray(0, count);
  const beginning = crc32(start);
  if (count > 0 && count < headBytes)
    return { ...describeImage({ start, end: start, sizeBytes: count }), beginning };
  const stats = fstatSync(file);
  if (!stats.isFile()) return unreadable(noFile);
  return { ...describeEnds(file, start, stats.size), beginning };
}

function describeEnds(file: number, start: Buffer, sizeBytes: number): ImageBytes {
  if (sizeBytes <= headBytes) return describeImage({ start, end: start, sizeBytes });
  const end = tail.subarray(0, readSync(file, tail, 0, headBytes, sizeBytes - headBytes));
  const enough = imageHeaderOf(start) === undefined ? longHead(file, sizeBytes) : start;
  return describeImage({ start: enough, end, sizeBytes });
}

function longHead(file: number, sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(Math.min(sizeBytes, longHeadBytes));
  return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
}

function unreadable(problem: string): FileHeader {
  return { size: undefined, content: undefined, problem, beginning: 0 };
}
