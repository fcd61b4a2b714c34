import { below, pickOf, type Random } from '../../testing/seeded-random.ts';
import { filesOf } from './damages.ts';
import { type ApkFile, writeApk } from './write-apk.ts';
import { joinApk, splitApk } from './write-block.ts';

const interesting = [0, 1, 2, 24, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

/** Changes the signing block, a signature file with the zip file made anew around it, or any byte. */
export function mutateSigned(seed: Buffer, random: Random): Buffer {
  const kind = random();
  if (kind < 0.5 && splitApk(seed).pairs.length > 0) return mutateBlock(seed, random);
  if (kind < 0.85) return mutateFile(seed, random);
  const bytes = spoil(seed, random);
  return random() < 0.1 ? bytes.subarray(0, below(bytes.length, random)) : bytes;
}

function mutateBlock(seed: Buffer, random: Random): Buffer {
  const parts = splitApk(seed);
  const chosen = below(parts.pairs.length, random);
  const pairs = parts.pairs.map((pair, index) =>
    index === chosen ? { ...pair, value: spoil(pair.value, random) } : pair,
  );
  return joinApk({ ...parts, pairs: random() < 0.1 ? [...pairs, ...pairs].toReversed() : pairs });
}

/** Lengths and checksums are right again, so that the content itself reaches its parser. */
function mutateFile(seed: Buffer, random: Random): Buffer {
  const files = filesOf(seed);
  const signature = files.filter(({ name }) => name.startsWith('META-INF/'));
  const from = signature.length > 0 && random() < 0.9 ? signature : files;
  const chosen = from[below(from.length, random)];
  const changed = files.map(
    (file): ApkFile => (file === chosen ? { ...file, content: spoil(file.content, random) } : file),
  );
  return joinApk({ ...splitApk(writeApk(changed)), pairs: splitApk(seed).pairs });
}

export function spoil(original: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(original);
  for (let change = 1 + below(4, random); change > 0 && bytes.length >= 4; change -= 1) {
    const at = below(bytes.length - 3, random);
    const how = random();
    if (how < 0.5) bytes.writeUInt8(below(256, random), at);
    else if (how < 0.8) bytes.writeUInt32LE(pickOf(interesting, random) ?? 0, at);
    else bytes.copy(bytes, at, below(bytes.length, random), below(bytes.length, random));
  }
  return random() < 0.1 ? bytes.subarray(0, below(bytes.length, random)) : bytes;
}
