import { expect, test } from 'vitest';
import { killEverywhere } from './kill-everywhere.ts';
import { assertCommittedOnce, prebuiltAab } from './prebuilt-aab.ts';
import { assertSubmittedOnce, prebuiltIpa } from './prebuilt-ipa.ts';
import { removeApp } from './trial.ts';

test.each([
  ['bundle', prebuiltAab, assertCommittedOnce],
  ['IPA', prebuiltIpa, assertSubmittedOnce],
])(
  'a release of a prebuilt %s, killed at every moment, completes on the next run',
  async (_, build, judge) => {
    const app = await build();
    const { points, failures } = await killEverywhere(app, judge).finally(() => removeApp(app));
    process.stdout.write(`${points.length} kill points\n`);
    expect(failures).toEqual([]);
  },
);
