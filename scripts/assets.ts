import { resolve } from 'node:path';
import { type AssetCheck, checkAssets } from '../src/assets/check-assets.ts';
import { bucketDpi, bucketNames, usualBuckets } from '../src/assets/densities.ts';
import { defineCommand } from '../src/cli/command.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { findingsCount, findingsText } from '../src/findings/findings-text.ts';

interface CheckedPath extends AssetCheck {
  readonly path: string;
}

const kinds = { apk: 'APK', aab: 'AAB', source: 'source folder' } as const;

export default defineCommand({
  name: 'assets',
  summary: 'check bitmaps against the screen densities; exit 1 on errors',
  examples: [
    'slipway assets app.aab                            inside the built file',
    'slipway assets android/app                        in the source tree',
    'slipway assets app.apk --densities xhdpi,xxhdpi   only these have to be there',
  ],
  configure: (command) =>
    command
      .argument('<path...>', 'APKs, AABs or source folders')
      .option(
        '--densities <list>',
        `buckets every bitmap has to be in (default: ${usualBuckets.join(',')})`,
        parseDensities,
      ),
  async run({ args: [paths], options, io }) {
    const densities = options.densities ?? usualBuckets;
    const checked: CheckedPath[] = [];
    for (const path of paths) {
      checked.push({ path, ...(await checkAssets(resolve(io.cwd, path), densities)) });
    }
    const isBad = checked.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
    return {
      data: { densities, checked },
      text: checked.map(pathText).join('\n\n'),
      exit: isBad ? 'finding' : 'fine',
    };
  },
});

function pathText({ path, kind, imageCount, findings }: CheckedPath): string {
  const bitmaps = `${imageCount} bitmap${imageCount === 1 ? '' : 's'} checked`;
  const head = `${path} (${kinds[kind]}): ${bitmaps}, ${findingsCount(findings)}`;
  return findings.length === 0 ? head : `${head}\n${findingsText(findings)}`;
}

function parseDensities(text: string): readonly string[] {
  const buckets = text.split(',').map((bucket) => bucket.trim());
  const unknown = buckets.find((bucket) => bucketDpi(bucket) === undefined);
  if (unknown === undefined) return buckets;
  throw new SlipwayError('USAGE', {
    message: `There is no density bucket "${unknown}".`,
    seen: `--densities ${text}`,
    next: `Choose from ${bucketNames.join(', ')}.`,
  });
}
