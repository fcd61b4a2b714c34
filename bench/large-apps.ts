// The large files of the benches: 500 MB in 20,000 entries, half of them stored.
import { createCipheriv } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { appFiles, openWorkshop } from '../src/artifact/signing/testing/samples.ts';
import { startSigningTools } from '../src/artifact/signing/testing/signing-tools.ts';
import { type ApkFile, writeDirectory, writeEntry } from '../src/artifact/signing/testing/write-apk.ts';

const entryCount = 20_000;
/** Noise of half a byte per character deflates to a little more than half. */
const entryBytes = { stored: 24_000, deflated: 46_000 };

export interface LargeApps {
  /** Signed with v2 and v3. */
  readonly blocks: string;
  /** Signed with v1. */
  readonly jar: string;
}

/** Writes the file into the folder and has apksigner sign it; v2 alone holds where no device is older than Android 7. */
export async function writeLargeApps(folder: string): Promise<LargeApps> {
  const tools = startSigningTools();
  try {
    const { keys } = await openWorkshop(folder, tools, ['rsa']);
    const sign = async (name: string, minSdk: number): Promise<string> => {
      const [input, out] = [join(folder, `unsigned-${name}`), join(folder, name)];
      writeLarge(
        input,
        (await appFiles(join(folder, `min${minSdk}`), { minSdk, targetSdk: 29 })).slice(0, 2),
      );
      const flags = ['v1', 'v2', 'v3'].flatMap((scheme) => [
        `--${scheme}-signing-enabled`,
        String(minSdk < 24 === (scheme === 'v1')),
      ]);
      const rest = ['--v4-signing-enabled', 'false', '--out', out, input];
      await tools.apksigner(['sign', ...keys.rsa.signer, ...flags, ...rest]);
      await rm(input);
      return out;
    };
    return { blocks: await sign('blocks.apk', 24), jar: await sign('jar.apk', 21) };
  } finally {
    await tools.close();
  }
}

function writeLarge(file: string, first: readonly ApkFile[]): void {
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
