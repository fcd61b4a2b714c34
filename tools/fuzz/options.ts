import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { allFuzzTargets } from '../../src/artifact/testing/all-fuzz-targets.ts';
import type { FuzzTarget } from '../../src/artifact/testing/fuzz-target.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
  readonly targets: readonly FuzzTarget[];
  /** After these no further batch is started. */
  readonly minutes: number;
  /** A kept mutant to run again, by path. */
  readonly replay: string | undefined;
}

const usualCount = 100_000;

export const usage = `npm run fuzz -- [--seed N] [--count N] [--target NAME …] [--minutes N]
npm run fuzz -- --target NAME --replay FILE
targets: ${allFuzzTargets.map(({ name }) => name).join(', ')}`;

/** Throws with the usage where the arguments make no sense. */
export function readOptions(args: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      count: { type: 'string' },
      target: { type: 'string', multiple: true, default: [] },
      minutes: { type: 'string' },
      replay: { type: 'string' },
    },
  });
  const targets = values.target.map(targetOf);
  if (values.replay !== undefined && targets.length !== 1) throw new Error('--replay wants one --target');
  return {
    seed: numberOf('seed', values.seed) ?? randomInt(1, 2 ** 31),
    count: numberOf('count', values.count) ?? usualCount,
    targets: targets.length === 0 ? allFuzzTargets : targets,
    minutes: numberOf('minutes', values.minutes) ?? Number.POSITIVE_INFINITY,
    replay: values.replay,
  };
}

function targetOf(name: string): FuzzTarget {
  const target = allFuzzTargets.find((each) => each.name === name);
  if (target === undefined) throw new Error(`there is no target ${JSON.stringify(name)}`);
  return target;
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error(`--${name} wants a whole number, not ${text}`);
  return Number(text);
}
