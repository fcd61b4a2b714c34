// How well enlarged bitmaps are recognised, on real pictures from npm packages: for each, the picture beside its half,
// and the half beside itself enlarged. Thresholds were fitted to the training packages alone.
// Run: npm run bench:upscaled
import { join } from 'node:path';
import { installPeers } from '../fixtures/peers/install.ts';
import { looksEnlarged } from '../src/assets/pixels/detail.ts';
import { pictures, sources } from './upscaled/pictures.ts';
import { sampleOf } from './upscaled/samples.ts';

const fixture = join(import.meta.dirname, '..', 'fixtures', 'upscaled');
const missing = await installPeers(fixture);
if (missing !== undefined) throw new Error(missing);

for (const which of Object.keys(sources) as (keyof typeof sources)[]) {
  const judged = await judge(await pictures(join(fixture, 'node_modules'), which));
  print(`${judged.length} pictures, ${which}`);
  rate(
    '  found of those enlarged',
    judged.map(({ enlarged }) => enlarged),
    'at least 95%',
  );
  rate(
    '  found of those drawn at their size',
    judged.map(({ drawn }) => drawn),
    'at most 2%',
  );
  for (const [by, members] of Map.groupBy(judged, ({ enlarger }) => enlarger))
    rate(
      `    ${by}`,
      members.map(({ enlarged }) => enlarged),
      '',
    );
  for (const [ratio, members] of Map.groupBy(judged, (one) => one.ratio))
    rate(
      `    ${ratio.toFixed(2)} times`,
      members.map(({ enlarged }) => enlarged),
      '',
    );
}

interface Judged {
  readonly enlarger: string;
  readonly ratio: number;
  readonly drawn: boolean;
  readonly enlarged: boolean;
}

async function judge(all: readonly Buffer[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const [at, picture] of all.entries()) {
    const { enlarger, ratio, drawn, enlarged } = await sampleOf(picture, at);
    judged.push({
      enlarger,
      ratio,
      drawn: looksEnlarged(drawn.larger, drawn.smaller),
      enlarged: looksEnlarged(enlarged.larger, enlarged.smaller),
    });
  }
  return judged;
}

/** With Wilson's interval of 95%. */
function rate(what: string, found: readonly boolean[], wanted: string): void {
  const n = found.length;
  const p = found.filter(Boolean).length / n;
  const z = 1.96;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const percent = (share: number) => `${(100 * Math.max(0, share)).toFixed(1)}%`;
  const interval = `${percent(middle - half)} to ${percent(middle + half)}`;
  print(`${what.padEnd(36)} ${percent(p).padStart(6)} (${interval})${wanted && `, target: ${wanted}`}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
