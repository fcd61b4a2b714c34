import { expect, test } from 'vitest';
import { killEverywhere } from './kill-everywhere.ts';
import { assertCommittedOnce, prebuiltAab } from './prebuilt-aab.ts';
import { assertSubmittedOnce, prebuiltIpa } from './prebuilt-ipa.ts';
import { removeApp } from './trial.ts';

// A submission to the App Store is hundreds of moments, and waits for Apple in between: one in three is tried, unless
// SLIPWAY_KILL_EVERY says otherwise; 1 tries all.
const every = (usual: number) => Number(process.env.SLIPWAY_KILL_EVERY ?? usual);

const kinds = [
  { name: 'bundle', build: prebuiltAab, judge: assertCommittedOnce, step: every(1) },
  { name: 'IPA', build: prebuiltIpa, judge: assertSubmittedOnce, step: every(3) },
];

test.each(kinds)(
  'a release of a prebuilt $name, killed at its moments, completes on the next run',
  async ({ build, judge, step }) => {
    const app = await build();
    const { points, failures } = await killEverywhere(app, judge, { every: step }).finally(() =>
      removeApp(app),
    );
    process.stdout.write(`${points.length} kill points, one in ${step} tried\n`);
    expect(failures).toEqual([]);
  },
);
