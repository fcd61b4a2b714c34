import { createContentScanner } from '../content-scan.ts';
import { readDexTables } from '../dex-tables.ts';
import { contentFindings } from '../scan-findings.ts';
import { madeUpSecrets } from './secrets.ts';
import { writeDex } from './write-dex.ts';

const interesting = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Dex files for the fuzzer: 'deep' when the tables were sound enough to be used. */
export const fuzzTarget = {
  name: 'content-scan',
  seeds: async (): Promise<Buffer[]> => [
    writeDex({
      strings: [...Object.values(madeUpSecrets), 'http://shop.io/', 'http://10.0.2.2:80/', 'x'.repeat(200)],
      defines: ['Lcom/adjust/sdk/Adjust;', 'Lcom/example/Main;', 'Lorg/junit/Test;'],
      mentions: ['Lcom/facebook/ads/AdView;'],
    }),
  ],
  mutate,
  run: async (input: Buffer): Promise<'deep' | 'shallow'> => {
    const scanner = createContentScanner();
    for (const name of ['classes.dex', 'resources.arsc', 'res/xml/a.xml', 'assets/a.jks']) {
      if (scanner.wants({ name, sizeBytes: input.length })) scanner.add(name, input);
    }
    contentFindings(scanner.finish());
    return readDexTables(input) === undefined ? 'shallow' : 'deep';
  },
};

/** Changes a few numbers, half of them in the header and the tables behind it. */
function mutate(seed: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(seed);
  const pick = (below: number): number => Math.floor(random() * below);
  for (let change = 1 + pick(4); change > 0; change -= 1) {
    const at = random() < 0.5 ? 112 + pick(Math.min(400, bytes.length - 116)) : pick(bytes.length - 4);
    if (random() < 0.5) bytes.writeUInt8(pick(256), at);
    else
      bytes.writeUInt32LE(
        random() < 0.5 ? pick(bytes.length) : (interesting[pick(interesting.length)] ?? 0),
        at,
      );
  }
  return random() < 0.05 ? bytes.subarray(0, pick(bytes.length)) : bytes;
}
