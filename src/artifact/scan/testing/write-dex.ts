/** What a dex file of a test holds: only the tables that the scan reads. */
export interface DexToWrite {
  readonly strings: readonly string[];
  /** Descriptors of classes that the file defines, such as `Lcom/example/Main;`. */
  readonly defines?: readonly string[];
  /** Descriptors that it only mentions. */
  readonly mentions?: readonly string[];
}

const headerBytes = 112;

/** Writes sorted strings, types and class definitions as https://source.android.com/docs/core/runtime/dex-format says. */
export function writeDex({ strings, defines = [], mentions = [] }: DexToWrite): Buffer {
  const all = [...new Set([...strings, ...defines, ...mentions])].sort();
  const types = [...defines, ...mentions].map((descriptor) => all.indexOf(descriptor)).sort((a, b) => a - b);
  const classes = defines.map((descriptor) => types.indexOf(all.indexOf(descriptor)));
  const typesAt = headerBytes + all.length * 4;
  const classesAt = typesAt + types.length * 4;
  const dataAt = classesAt + classes.length * 32;
  const data = all.map(stringItem);
  const bytes = Buffer.concat([Buffer.alloc(dataAt), ...data]);
  bytes.write('dex\n035\0', 'latin1');
  for (const [index, value] of [bytes.length, headerBytes, 0x12345678].entries())
    bytes.writeUInt32LE(value, 32 + index * 4);
  writeTable(bytes, 56, [all.length, headerBytes]);
  writeTable(bytes, 64, [types.length, typesAt]);
  writeTable(bytes, 96, [classes.length, classesAt]);
  let at = dataAt;
  for (const [index, item] of data.entries()) {
    bytes.writeUInt32LE(at, headerBytes + index * 4);
    at += item.length;
  }
  for (const [index, string] of types.entries()) bytes.writeUInt32LE(string, typesAt + index * 4);
  for (const [index, type] of classes.entries()) bytes.writeUInt32LE(type, classesAt + index * 32);
  return bytes;
}

function writeTable(bytes: Buffer, at: number, [count, offset]: readonly [number, number]): void {
  bytes.writeUInt32LE(count, at);
  bytes.writeUInt32LE(offset, at + 4);
}

/** Length in one byte or two, seven bits in each, then the text and a NUL. */
function stringItem(text: string): Buffer {
  const length = text.length < 128 ? [text.length] : [(text.length & 0x7f) | 0x80, text.length >> 7];
  return Buffer.concat([Buffer.from(length), Buffer.from(text, 'latin1'), Buffer.of(0)]);
}
