export interface BomPair {
  readonly key: Buffer;
  readonly value: Buffer;
}

export interface BomTree {
  readonly entries: readonly BomPair[];
  /** All in one page when it is left out. */
  readonly entriesPerPage?: number;
}

/** Writes a BOM store the way a test needs it; a tree of several leaves gets an inner page above them. */
export function writeBom(parts: Readonly<Record<string, Buffer | BomTree>>): Buffer {
  // Block 0 is the null block of every BOM store.
  const blocks: Buffer[] = [Buffer.alloc(0)];
  const variables = Object.entries(parts).map(([name, part]) => {
    const number = Buffer.isBuffer(part) ? blocks.push(part) - 1 : addTree(blocks, part);
    return Buffer.concat([u32(number), Buffer.from([name.length]), Buffer.from(name)]);
  });
  const header = Buffer.alloc(512);
  let end = header.length;
  const pointers = blocks.map((block) => {
    const pointer = Buffer.concat([u32(end), u32(block.length)]);
    end += block.length;
    return pointer;
  });
  const index = Buffer.concat([u32(blocks.length), ...pointers]);
  const table = Buffer.concat([u32(variables.length), ...variables]);
  header.write('BOMStore', 'latin1');
  for (const [position, value] of [
    1,
    blocks.length,
    end,
    index.length,
    end + index.length,
    table.length,
  ].entries()) {
    header.writeUInt32BE(value, 8 + position * 4);
  }
  return Buffer.concat([header, ...blocks, index, table]);
}

function addTree(blocks: Buffer[], { entries, entriesPerPage = entries.length }: BomTree): number {
  const pairs = entries.map(({ key, value }) => {
    const valueNumber = blocks.push(value) - 1;
    return Buffer.concat([u32(valueNumber), u32(blocks.push(key) - 1)]);
  });
  const firstLeaf = blocks.length;
  const leafCount = Math.max(1, Math.ceil(pairs.length / Math.max(1, entriesPerPage)));
  for (let leaf = 0; leaf < leafCount; leaf += 1) {
    const group = pairs.slice(leaf * entriesPerPage, (leaf + 1) * entriesPerPage);
    blocks.push(page({ isLeaf: true, pairs: group, next: leaf + 1 < leafCount ? firstLeaf + leaf + 1 : 0 }));
  }
  const leaves = Array.from({ length: leafCount }, (_, leaf) =>
    Buffer.concat([u32(firstLeaf + leaf), u32(0)]),
  );
  const root = leafCount === 1 ? firstLeaf : blocks.push(page({ isLeaf: false, pairs: leaves, next: 0 })) - 1;
  const head = Buffer.concat([
    Buffer.from('tree'),
    u32(1),
    u32(root),
    u32(4096),
    u32(pairs.length),
    Buffer.of(0),
  ]);
  return blocks.push(head) - 1;
}

interface Page {
  readonly isLeaf: boolean;
  readonly pairs: readonly Buffer[];
  readonly next: number;
}

function page({ isLeaf, pairs, next }: Page): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(isLeaf ? 1 : 0, 0);
  header.writeUInt16BE(pairs.length, 2);
  header.writeUInt32BE(next, 4);
  return Buffer.concat([header, ...pairs]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
