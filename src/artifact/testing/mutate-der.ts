import { mutateBytes } from './mutate-bytes.ts';
import { below, pickOf, type Random } from './seeded-random.ts';

/** A value of BER or DER: its content, or the values inside. */
interface Node {
  tag: number;
  content: Buffer;
  children: Node[] | undefined;
}

const constructed = 0x20;
const deepest = 40;
const tags = [0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x24, 0x30, 0x31, 0x80, 0xa0, 0xa1];

/** Changes one to three values of a BER file and writes it anew, with the lengths of everything around them right. */
export function mutateDer(seed: Buffer, random: Random): Buffer {
  const roots = parse(seed, 0) ?? [];
  for (let change = 1 + below(3, random); change > 0; change -= 1) {
    const nodes = everyNode(roots);
    const node = pickOf(nodes, random);
    if (node !== undefined) changeNode(node, pickOf(nodes, random) ?? node, random);
  }
  return Buffer.concat(roots.map(encode));
}

function changeNode(node: Node, other: Node, random: Random): void {
  const kind = below(8, random);
  const at = below((node.children?.length ?? 0) + 1, random);
  if (node.children === undefined) {
    if (kind < 6) node.content = mutateBytes(node.content, random);
    else if (kind === 6) node.content = Buffer.alloc(0);
    else node.tag = pickOf(tags, random) ?? 0;
  } else if (kind < 2) node.children.splice(at, 1);
  else if (kind < 4) node.children.splice(at, 0, copyOf(other));
  else if (kind < 6) node.children.splice(at, 1, copyOf(other));
  else if (kind === 6) node.children.reverse();
  else node.tag = pickOf(tags, random) ?? 0;
}

/** Through its bytes, so that nothing comes to contain itself. */
function copyOf(node: Node): Node {
  return parse(encode(node), 0)?.[0] ?? { tag: 0x05, content: Buffer.alloc(0), children: undefined };
}

function everyNode(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])]);
}

/** The values that fill the bytes; undefined when the bytes are something else. */
function parse(bytes: Buffer, depth: number): Node[] | undefined {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const head = headAt(bytes, at);
    if (head === undefined || depth > deepest) return undefined;
    const content = bytes.subarray(head.start, head.end);
    const children = (head.tag & constructed) === 0 ? undefined : parse(content, depth + 1);
    nodes.push({ tag: head.tag, content, children });
    at = head.end;
  }
  return nodes;
}

function headAt(bytes: Buffer, at: number) {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) return undefined;
  const width = first < 0x80 ? 0 : first - 0x80;
  const start = at + 2 + width;
  if (start > bytes.length) return undefined;
  const length = width === 0 ? first : bytes.readUIntBE(at + 2, width);
  return start + length > bytes.length ? undefined : { tag, start, end: start + length };
}

function encode({ tag, content, children }: Node): Buffer {
  const body = children === undefined ? content : Buffer.concat(children.map(encode));
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body]);
  const length = Buffer.alloc(5, 0x84);
  length.writeUInt32BE(body.length, 1);
  return Buffer.concat([Buffer.of(tag), length, body]);
}
