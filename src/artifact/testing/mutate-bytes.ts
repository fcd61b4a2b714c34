import type { Random } from './seeded-random.ts';

const telling = [0, 1, 0x7f, 0x80, 0xff, 0xfe, 0x5f, 0x30] as const;

export interface MutationOptions {
  /** Where changes may be made; the whole by default. */
  readonly from?: number;
  readonly to?: number;
  readonly keepLength?: boolean;
}

/** Changes one to eight bytes of `seed` within [from, to), now and then cutting or doubling a stretch. */
export function mutateBytes(
  seed: Buffer,
  random: Random,
  { from = 0, to = seed.length, keepLength = false }: MutationOptions = {},
): Buffer {
  const pick = (below: number) => Math.floor(random() * below);
  const bytes = Buffer.from(seed);
  const span = Math.max(1, Math.min(to, bytes.length) - from);
  for (let change = 1 + pick(8); change > 0 && bytes.length > from; change -= 1) {
    const at = Math.min(from + pick(span), bytes.length - 1);
    const kind = pick(4);
    if (kind === 0) bytes[at] = telling[pick(telling.length)] ?? 0;
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
    else if (kind === 2) bytes[at] = pick(256);
    else bytes.fill(pick(2) * 0xff, at, Math.min(bytes.length, at + 4));
  }
  const shape = keepLength ? -1 : pick(20);
  if (shape === 0) return bytes.subarray(0, pick(bytes.length));
  if (shape === 1) return Buffer.concat([bytes, bytes.subarray(pick(bytes.length))]);
  return bytes;
}
