import { createHash } from 'node:crypto';

const magic = Buffer.from('fade0c02', 'hex');
const largestPage = 16;

/**
 * Writes the hashes of the code's pages anew into every code directory of the slice that starts at `start`, in
 * place, as far as the directory still makes sense.
 */
export function repairPageHashes(bytes: Buffer, start = 0): Buffer {
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 4))
    if (at + 44 <= bytes.length) repairDirectory(bytes, at, start);
  return bytes;
}

function repairDirectory(bytes: Buffer, at: number, start: number): void {
  const hashes = at + bytes.readUInt32BE(at + 16);
  const [count, codeLimit] = [bytes.readUInt32BE(at + 28), bytes.readUInt32BE(at + 32)];
  const [size, type, shift] = [bytes.readUInt8(at + 36), bytes.readUInt8(at + 37), bytes.readUInt8(at + 39)];
  const isSound = shift >= 9 && shift <= largestPage && hashes + count * size <= bytes.length;
  if (!isSound || start + codeLimit > bytes.length || count * 2 ** shift > codeLimit + 2 ** shift) return;
  for (let page = 0; page < count; page += 1) {
    const from = start + page * 2 ** shift;
    const content = bytes.subarray(from, Math.min(from + 2 ** shift, start + codeLimit));
    const hash = createHash(type === 1 ? 'sha1' : 'sha256')
      .update(content)
      .digest();
    hash.copy(bytes, hashes + page * size, 0, size);
  }
}
