import { join } from 'node:path';
import type { z } from 'zod';
import { assertNoErrors } from '../assert-findings.ts';
import { assetsOutput, type BuildOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

type AssetsOutput = z.infer<typeof assetsOutput>;

/** Checks the bitmaps inside the kept artifact against the screen densities they are meant for. */
export function assetsStep({ app, folder, ports }: ReleaseContext, built: BuildOutput): Step<AssetsOutput> {
  const isIos = app.platform === 'ios';
  // Apple's devices have scales, which are the asset catalog's to fill, and no buckets of densities.
  const densities = isIos ? [] : app.assets.densities;
  return {
    name: 'assets',
    doing: isIos ? 'checking icons and asset catalogs' : `checking images in ${densities.length} densities`,
    output: assetsOutput,
    input: () => ({ sha256: built.artifact.sha256, densities }),
    recall: inWords,
    async run(tools) {
      const { imageCount, findings } = await ports.checkAssets(join(folder, built.artifact.path), densities);
      for (const { severity, place, message } of findings)
        tools.progress(`${severity}: ${place}: ${message}`);
      assertNoErrors('The images', findings);
      const output = { imageCount, warnings: findings.length };
      return { output, summary: inWords(output) };
    },
  };
}

function inWords({ imageCount, warnings }: AssetsOutput): string {
  return `${imageCount} images, ${warnings === 0 ? 'no findings' : `${warnings} warnings`}`;
}
