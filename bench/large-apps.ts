// The large files of the benches: 500 MB in 20,000 entries, half of them stored.
import { createCipheriv } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../src/artifact/signing/testing/damages.ts';
import { openWorkshop } from '../src/artifact/signing/testing/samples.ts';
import { startSigningTools } from '../src/artifact/signing/testing/signing-tools.ts';
import { writeDirectory, writeEntry } from '../src/artifact/signing/testing/write-apk.ts';

const entryCount = 20_000;
/** Noise of half a byte per character deflates to a little more than half. */
const entryBytes = { stored: 24_000, deflated: 46_000 };

export interface LargeApps {
  /** Signed with v2 and v3. */
  readonly blocks: string;
  /** Signed with v1. */
  readonly jar: string;
}

/** Writes the file into the folder and has apksigner sign it. */
export async function writeLargeApps(folder: string): Promise<LargeApps> {
  const tools = startSigningTools();
  try {
    const { keys, unsigned } = await openWorkshop(folder, tools, ['rsa']);
    const input = join(folder, 'unsigned.apk');
    writeLarge(input, filesOf(unsigned.target29).slice(0, 2));
    const sign = async (name: string, jar: boolean): Promise<string> => {
      const out = join(folder, name);
      const flags = ['v1', 'v2', 'v3'].flatMap((scheme) => [
        `--${scheme}-signing-enabled`,
        String(jar === (scheme === 'v1')),
      ]);
      const rest = ['--v4-signing-enabled', 'false', '--min-sdk-version', '21', '--out', out, input];
      await tools.apksigner(['sign', ...keys.rsa.signer, ...flags, ...rest]);
      return out;
    };
    return { blocks: await sign('blocks.apk', false), jar: await sign('jar.apk', true) };
  } finally {
    await tools.close();
  }
}

function writeLarge(file: string, first: ReturnType<typeof filesOf>): void {
  // What repeats would deflate to nothing, and be hundreds of megabytes of duplicates.
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
    Buffer.alloc(32 * 1024 * 1024),
  );
  const descriptor = openSync(file, 'w');
  const records: Buffer[] = [];
  let offset = 0;
  for (let index = 0; index < entryCount + first.length; index += 1) {
    const stored = index % 2 === 0;
    const from = (index * 7919) % (noise.length - entryBytes.deflated);
    const content = stored
      ? noise.subarray(from, from + entryBytes.stored)
      : Buffer.from(noise.toString('hex', from, from + entryBytes.deflated / 2));
    const name = `assets/${stored ? 'stored' : 'deflated'}/${index}.bin`;
    const { body, record } = writeEntry(first[index] ?? { name, content, stored }, offset);
    writeSync(descriptor, body);
    records.push(record);
    offset += body.length;
  }
  writeSync(descriptor, writeDirectory(records, offset));
  closeSync(descriptor);
}
