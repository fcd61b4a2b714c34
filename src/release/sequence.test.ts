import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../clock/clock.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { releaseKey } from '../ledger/release-key.ts';
import { openSqliteLedger } from '../ledger/sqlite/sqlite-ledger.ts';
import type { Json } from './canonical-hash.ts';
import { openJournal } from './journal.ts';
import type { StepEnd } from './progress.ts';
import { Sequence, type StepHooks } from './sequence.ts';
import type { Step } from './step.ts';

const release = releaseKey({ platform: 'android', applicationId: 'com.example.app', versionName: '1.0.0' });
let folder: string;
let ledger: Ledger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-sequence-'));
  ledger = openSqliteLedger({ path: join(folder, 'ledger.db'), clock: systemClock });
});

afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

const noHooks: StepHooks = { before: async () => {}, after: async () => {}, onError: async () => {} };

async function newRun({ hooks = noHooks, frozen = false }: { hooks?: StepHooks; frozen?: boolean } = {}) {
  const journal = await openJournal({ ledger, release, actor: 'user:test' });
  const ends: [string, StepEnd['outcome']][] = [];
  const progress = {
    started: () => undefined,
    line: () => undefined,
    finished: (step: string, { outcome }: StepEnd) => void ends.push([step, outcome]),
  };
  const { signal } = new AbortController();
  const sequence = new Sequence({ journal, hooks, progress, signal, frozen: () => frozen });
  return { sequence, ends, journal };
}

interface Sketch {
  readonly input?: Json;
  readonly stillStands?: boolean;
  readonly work?: () => number;
}

function step({
  input = 1,
  stillStands = true,
  work = () => 7,
}: Sketch = {}): Step<{ readonly value: number }> {
  return {
    name: 'build',
    doing: 'building',
    output: z.strictObject({ value: z.number() }),
    input: () => input,
    stillStands: () => stillStands,
    run: async () => ({ output: { value: work() }, summary: 'built' }),
  };
}

async function types(): Promise<readonly string[]> {
  return (await ledger.read(release)).map(({ body }) => body.type);
}

describe('Sequence', () => {
  test('records intent before and outcome after', async () => {
    const { sequence } = await newRun();
    let seenInside: readonly string[] = [];
    const looking: Step<{ readonly value: number }> = {
      ...step(),
      run: async () => {
        seenInside = await types();
        return { output: { value: 7 }, summary: '' };
      },
    };
    expect(await sequence.run(looking)).toEqual({ value: 7 });
    expect(seenInside).toEqual(['step.started']);
    expect(await types()).toEqual(['step.started', 'step.succeeded']);
  });

  test('a second run recalls the output and repeats nothing', async () => {
    await (await newRun()).sequence.run(step());
    const { sequence, ends } = await newRun();
    const again = step({ work: () => expect.unreachable('the step ran again') });
    expect(await sequence.run(again)).toEqual({ value: 7 });
    expect(ends).toEqual([['build', 'skipped']]);
    expect(await types()).toHaveLength(2);
  });

  test.each([
    ['its input changed', { input: 2 }],
    ['its output does not stand any more', { stillStands: false }],
  ])('repeats a step when %s', async (_, sketch) => {
    await (await newRun()).sequence.run(step());
    const { sequence } = await newRun();
    expect(await sequence.run(step({ ...sketch, work: () => 8 }))).toEqual({ value: 8 });
  });

  test('the order of keys in an input changes nothing', async () => {
    await (await newRun()).sequence.run(step({ input: { a: 1, b: [2, { c: null }] } }));
    const { sequence, ends } = await newRun();
    await sequence.run(step({ input: { b: [2, { c: null }], a: 1 } }));
    expect(ends).toEqual([['build', 'skipped']]);
  });

  test('once frozen, a recorded step is taken as it is', async () => {
    await (await newRun()).sequence.run(step());
    const { sequence } = await newRun({ frozen: true });
    expect(await sequence.run(step({ input: 2, stillStands: false, work: () => 8 }))).toEqual({ value: 7 });
  });

  test('a failure is recorded, told to the hooks, and makes the next run try again', async () => {
    const told: string[] = [];
    const hooks = {
      ...noHooks,
      onError: async (name: string, error: SlipwayError) => void told.push(`${name} ${error.code}`),
    };
    const { sequence, ends } = await newRun({ hooks });
    const work = () => {
      throw new SlipwayError('CHECK_FAILED', { message: 'bad' });
    };
    await expect(sequence.run(step({ work }))).rejects.toMatchObject({ code: 'CHECK_FAILED' });
    expect(told).toEqual(['build CHECK_FAILED']);
    expect(ends).toEqual([['build', 'failed']]);
    expect(await types()).toEqual(['step.started', 'step.failed']);
    expect(await (await newRun()).sequence.run(step())).toEqual({ value: 7 });
  });

  test('a failing before hook keeps the step from running, and an onError hook cannot hide why', async () => {
    const hooks: StepHooks = {
      ...noHooks,
      before: async () => {
        throw new SlipwayError('HOOK_FAILED', { message: 'the hook said no' });
      },
      onError: async () => {
        throw new Error('and this one failed too');
      },
    };
    const { sequence } = await newRun({ hooks });
    const work = () => expect.unreachable('the step ran');
    await expect(sequence.run(step({ work }))).rejects.toMatchObject({ code: 'HOOK_FAILED' });
  });

  test('somebody else at the same release is noticed before anything is done', async () => {
    const { sequence } = await newRun();
    const other = await newRun();
    await other.journal.append({ type: 'step.started', step: 'version', inputHash: 'a'.repeat(64) });
    const work = () => expect.unreachable('the step ran');
    await expect(sequence.run(step({ work }))).rejects.toMatchObject({ code: 'RELEASE_BUSY' });
  });

  test.each([
    ['STORE_VERSION_CODE_USED', 'version'],
    ['EDIT_LOST', 'upload'],
  ] as const)('%s takes the recorded %s away', async (code, refuted) => {
    const { sequence, journal } = await newRun();
    await sequence.run({ ...step(), name: refuted });
    const work = () => {
      throw new SlipwayError(code, { message: 'refused' });
    };
    await expect(sequence.run({ ...step({ work }), name: 'submit' })).rejects.toMatchObject({ code });
    expect(journal.state().steps).toEqual({});
  });
});
