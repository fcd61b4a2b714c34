// A source tree of small bitmaps as apps have them: every file differs, and every density is right.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const scales = { mdpi: 1, hdpi: 1.5, xhdpi: 2, xxhdpi: 3, xxxhdpi: 4 } as const;
const suffixes = ['png', 'webp', 'jpg', '9.png'] as const;
const perModule = 1000;

type Suffix = (typeof suffixes)[number];

interface Original {
  readonly bucket: string;
  readonly suffix: Suffix;
  readonly bytes: Buffer;
}

/** Writes `count` bitmaps, a quarter each of PNG, WebP, JPEG and nine-patch, and returns their paths. */
export async function writeImageTree(root: string, count: number): Promise<readonly string[]> {
  const originals = await makeOriginals();
  return Array.from({ length: count }, (_, serial) => {
    const original = originals[serial % originals.length] as Original;
    const name = `picture_${Math.floor(serial / originals.length)}_${original.suffix.replace('.', '_')}`;
    const module = `module${Math.floor(serial / perModule)}`;
    const folder = join(root, module, 'src', 'main', 'res', `drawable-${original.bucket}`);
    if (serial % perModule < originals.length) mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.${original.suffix}`);
    writeFileSync(path, numbered(original, serial));
    return path;
  });
}

async function makeOriginals(): Promise<readonly Original[]> {
  const wanted = suffixes.flatMap((suffix) =>
    Object.entries(scales).map(([bucket, scale]) => ({ bucket, suffix, side: 24 * scale })),
  );
  return Promise.all(
    wanted.map(async ({ bucket, suffix, side }) => {
      const px = suffix === '9.png' ? side + 2 : side;
      const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
      const picture = sharp({ create: { width: px, height: px, channels: 3, background: '#fff', noise } });
      return { bucket, suffix, bytes: await encode(picture, suffix) };
    }),
  );
}

function encode(picture: Sharp, suffix: Suffix): Promise<Buffer> {
  if (suffix === 'webp') return picture.webp().toBuffer();
  return suffix === 'jpg' ? picture.jpeg().toBuffer() : picture.png().toBuffer();
}

/** With a comment that no other has, where the format has its comments. */
function numbered({ suffix, bytes }: Original, serial: number): Buffer {
  const comment = Buffer.from(`n\0${String(serial).padStart(10, '0')}`);
  if (suffix === 'jpg') {
    const length = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
    return Buffer.concat([bytes.subarray(0, 2), length, comment, bytes.subarray(2)]);
  }
  return suffix === 'webp' ? numberedWebp(bytes, comment) : numberedPng(bytes, comment);
}

function numberedPng(bytes: Buffer, comment: Buffer): Buffer {
  const afterHeader = 33;
  const body = Buffer.concat([Buffer.from('tEXt'), comment]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(comment.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([
    bytes.subarray(0, afterHeader),
    frame.subarray(0, 4),
    body,
    frame.subarray(4),
    bytes.subarray(afterHeader),
  ]);
}

function numberedWebp(bytes: Buffer, comment: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(comment.length);
  const longer = Buffer.concat([bytes, Buffer.from('note'), length, comment]);
  longer.writeUInt32LE(longer.length - 8, 4);
  return longer;
}
