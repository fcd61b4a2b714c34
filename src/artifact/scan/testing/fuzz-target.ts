import { type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { below, pickOf, type Random } from '../../testing/seeded-random.ts';
import { createContentScanner } from '../content-scan.ts';
import { readDexTables } from '../dex-tables.ts';
import { contentFindings } from '../scan-findings.ts';
import { madeUpSecrets } from './secrets.ts';
import { writeDex } from './write-dex.ts';

const interesting = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** Dex files as the content scan sees them; the parser that is meant reads their tables. */
export const contentScanFuzzTarget: FuzzTarget = {
  name: 'content-scan',
  weight: 6,
  seeds: async () =>
    plainSeeds(
      writeDex({
        strings: [...Object.values(madeUpSecrets), 'http://shop.io/', 'http://10.0.2.2:80/', 'x'.repeat(200)],
        defines: ['Lcom/adjust/sdk/Adjust;', 'Lcom/example/Main;', 'Lorg/junit/Test;'],
        mentions: ['Lcom/facebook/ads/AdView;'],
      }),
    ),
  mutate: ({ bytes }, random) => mutateDexTables(bytes, random),
  run: async (mutant) => {
    const scanner = createContentScanner();
    for (const name of ['classes.dex', 'resources.arsc', 'res/xml/a.xml', 'assets/a.jks']) {
      if (scanner.wants({ name, sizeBytes: mutant.length })) scanner.add(name, mutant);
    }
    const findings = contentFindings(scanner.finish());
    return {
      outcome: findings.length > 0 ? 'finding' : 'fine',
      reached: readDexTables(mutant) !== undefined,
    };
  },
};

/** Changes a few numbers, half of them in the header and the tables behind it. */
export function mutateDexTables(seed: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(seed);
  for (let change = 1 + below(4, random); change > 0; change -= 1) {
    const inTables = random() < 0.5;
    const at = inTables
      ? 112 + below(Math.min(400, bytes.length - 116), random)
      : below(bytes.length - 4, random);
    const kind = below(4, random);
    if (kind < 2) bytes.writeUInt8(below(256, random), at);
    else if (kind === 2) bytes.writeUInt32LE(below(bytes.length, random), at);
    else bytes.writeUInt32LE(pickOf(interesting, random) ?? 0, at);
  }
  return random() < 0.05 ? bytes.subarray(0, below(bytes.length, random)) : bytes;
}
