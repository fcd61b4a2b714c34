import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CliEnd, slipway } from '../failures/slipway.ts';
import { type GuardedRollout, openGuardedRollout } from './guarded-rollout.ts';

const crash = { metrics: { crash: { from: 'play-vitals' } } };

let guarded: GuardedRollout;
beforeEach(async () => {
  guarded = await openGuardedRollout();
  await guarded.guard(crash);
  await guarded.remember();
});
afterEach(() => guarded.close());

function told({ code, stdout, stderr }: CliEnd, exit = 0) {
  expect(code, stdout + stderr).toBe(exit);
  return JSON.parse(stdout);
}

const shown = () => guarded.store.production().find(({ versionCodes }) => versionCodes?.includes('7'));
const step = async (exit = 0) => told(await guarded.rollout('step', '--json'), exit);

describe('a guard over the vitals of a local Play', () => {
  test('lets a healthy version go on', async () => {
    expect(await step()).toMatchObject({
      did: expect.stringMatching(/^raised the rollout from 1% to 10%/),
      guard: { shadow: false, metrics: [{ kind: 'judged', metric: 'crash' }] },
    });
    expect(shown()?.userFraction).toBe(0.1);
  });

  test('halts one that crashes four times as often: exit 4, what is new in it, and an audit that can be worked out again', async () => {
    await guarded.write({ ratio: 4 });
    const did = await step(4);
    expect(did).toMatchObject({ verdict: 'halt', state: 'halted' });
    expect(did.did).toMatch(
      /crashes 4\.0× the old version's, at least [23]\.\d×; .* users; data until .*new in it: bootException \(\d/,
    );
    expect(shown()?.status).toBe('halted');
    const halt = (await guarded.events()).find(({ type }) => type === 'halt.done');
    const { evidence } = halt as { evidence: { metrics: { evidence: { against: number } }[] } };
    expect(evidence).toMatchObject({ verdict: 'halt', asOf: expect.stringMatching(/Z$/) });
    expect(evidence.metrics[0]).toMatchObject({
      source: 'Android vitals',
      rule: { margin: 1.25, alpha: 0.02, hoursPerUser: 8 },
      lowerRatio: expect.any(Number),
      hours: expect.arrayContaining([
        { start: expect.any(String), n1: 20_000, x1: 400, n0: 400_000, x0: 2000 },
      ]),
    });
    expect(evidence.metrics[0]?.evidence.against).toBeGreaterThan(50);
    expect(await step()).toMatchObject({ decision: 'stopped' });
  });

  test('draws the evidence into a page, and nothing but the page is written', async () => {
    await guarded.write({ ratio: 4 });
    const path = join(guarded.place.folder, 'status.html');
    expect((await guarded.rollout('status', '--html', path)).code).toBe(0);
    const page = await readFile(path, 'utf8');
    expect(page).toMatch(/<dt>verdict<\/dt><dd>halt: crashes 4\.0×/);
    for (const part of ['halts at 50', 'against the version', 'have the version', '1%'])
      expect(page).toContain(`>${part}</text>`);
    expect((await guarded.events()).map(({ type }) => type)).toEqual(['rollout.started']);
  });

  test('holds on vitals that have stopped', async () => {
    await guarded.guard({ ...crash, maxAge: '6h' });
    await guarded.write({ ratio: 1, ageHours: 20 });
    expect(await step()).toMatchObject({
      verdict: 'unknown',
      decision: 'hold',
      did: 'nothing: the guard answered unknown',
    });
    expect(shown()?.userFraction).toBe(0.01);
  });

  test('decides the same whatever came first, without its memory, killed, and twice at once', async () => {
    await guarded.write({ ratio: 4 });
    const first = told(await guarded.rollout('status', '--json')).guard;
    await guarded.write({ ratio: 4, shuffled: true });
    await rm(join(guarded.place.folder, '.slipway'), { recursive: true });
    const again = told(await guarded.rollout('status', '--json')).guard;
    expect(again.metrics).toEqual(first.metrics);
    expect([first.verdict, again.verdict]).toEqual(['halt', 'halt']);
    await killedWhileItAsks();
    expect(shown()?.status).toBe('inProgress');
    const ends = await Promise.all([guarded.rollout('step', '--json'), guarded.rollout('step', '--json')]);
    expect(ends.map(({ code }) => code)).toContain(4);
    expect(shown()?.status).toBe('halted');
  });
});

/** Ends a step at the moment at which its question for rates arrives. */
async function killedWhileItAsks(): Promise<void> {
  let pid: number | undefined;
  guarded.store.fail(({ path }) => {
    if (pid !== undefined && path.endsWith(':query')) process.kill(pid, 'SIGKILL');
    pid = path.endsWith(':query') ? undefined : pid;
    return undefined;
  });
  const { place, store } = guarded;
  const onStart = (started: number) => {
    pid = started;
  };
  const { code } = await slipway(place, ['rollout', 'step'], { env: store.env, onStart });
  expect(code).toBe(null);
  store.fail();
}

describe('in the shadow', () => {
  const shadow = { ...crash, shadow: true };

  test('it says what it would do, and nothing comes of it', async () => {
    await guarded.guard(shadow);
    await guarded.write({ ratio: 4 });
    const did = await step();
    expect(did).toMatchObject({
      verdict: 'not-asked',
      decision: 'hold',
      guard: { shadow: true, verdict: 'halt' },
    });
    expect(shown()).toMatchObject({ status: 'inProgress', userFraction: 0.01 });
    const { stdout } = await guarded.rollout('status');
    expect(stdout).toMatch(/guard +halt, in the shadow: it only watches.*4\.0×/s);
    expect(stdout).toMatch(/crash {2}▁.*█/);
    const judged = (await guarded.events()).filter(({ type }) => type === 'guard.judged');
    expect(judged).toMatchObject([{ verdict: 'halt', shadow: true, metrics: [{ metric: 'crash' }] }]);
  });

  test('a gate beside it decides, and a guard that is broken changes nothing', async () => {
    await guarded.guard(shadow, { gate: { command: 'echo advance' } });
    await guarded.write({ ratio: 4 });
    await writeFile(join(guarded.place.folder, 'slipway.guard.json'), 'not what calibrate writes');
    expect(await step()).toMatchObject({
      did: expect.stringMatching(/raised the rollout from 1% to 10%/),
      guard: {
        verdict: 'unknown',
        reason: expect.stringMatching(/^the guard failed: .*slipway\.guard\.json/),
      },
    });
    expect(shown()?.userFraction).toBe(0.1);
  });
});

test('a store that does not show its vitals holds', async () => {
  guarded.store.fail(({ path }) =>
    path.includes('MetricSet') ? { kind: 'answer', status: 403, body: '{}' } : undefined,
  );
  expect(await step()).toMatchObject({
    verdict: 'unknown',
    verdictReason: expect.stringMatching(/^crash: Android vitals answered HTTP 403/),
  });
});
