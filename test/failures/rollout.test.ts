import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unavailableBody } from '../../src/emulators/serving/faults.ts';
import { applicationId, everybody, isCommit, openPlayStore, type PlayStore, staged } from './play-store.ts';
import { configFor, writeConfig } from './prebuilt-app.ts';
import {
  type CliEnd,
  errorOf,
  openWorkplace,
  type RunOptions,
  refusal,
  slipway,
  type Workplace,
} from './slipway.ts';

const stages = [
  { fraction: '1%', bakeTime: '0s' },
  { fraction: '10%', bakeTime: '24h' },
  { fraction: '100%' },
];

let place: Workplace;
let store: PlayStore;

beforeEach(async () => {
  place = await openWorkplace();
  store = await openPlayStore(place, { production: [staged(0.01), everybody] });
  await writeConfig(
    place,
    configFor({ rollout: { stages, gate: { command: 'cat verdict.txt', timeout: '2s' } } }),
  );
  await answer('advance all is well');
});

afterEach(async () => {
  await store.close();
  await place.close();
});

/** What the gate says from now on. */
function answer(words: string): Promise<void> {
  return writeFile(join(place.folder, 'verdict.txt'), `${words}\n`);
}

function rollout(action: 'status' | 'step', options: RunOptions & { args?: readonly string[] } = {}) {
  const env = { ...store.env, ...options.env };
  return slipway(place, ['rollout', action, '--json', ...(options.args ?? [])], { ...options, env });
}

/** The JSON that a command which went well has printed. */
function told({ code, stdout, stderr }: CliEnd, exit = 0): Record<string, unknown> {
  expect(code, stdout + stderr).toBe(exit);
  return JSON.parse(stdout);
}

function shown() {
  return store.production().find(({ versionCodes }) => versionCodes?.includes('7'));
}

/** The first step of a controller without a memory: it adopts what the store shows. */
async function adopt(): Promise<void> {
  expect(told(await rollout('step')).did).toMatch(/^adopted what local Play .* shows \(inProgress\)/);
}

describe('each verdict of the gate', () => {
  test("whatever is not advance holds, with the gate's words; advance moves one stage", {
    timeout: 60_000,
  }, async () => {
    await adopt();
    const answers = [
      ['hold crash rate is up', 'hold', 'crash rate is up'],
      ['underpowered: 40 users', 'underpowered', '40 users'],
      ['unknown no data', 'unknown', 'no data'],
      ['not-this-release', 'not-this-release', 'the gate answered not-this-release'],
      ['fine, go ahead', 'unknown', 'the gate answered "fine, go ahead", which is none of'],
      ['', 'unknown', 'the gate answered "", which is none of'],
    ] as const;
    for (const [words, verdict, reason] of answers) {
      await answer(words);
      const step = told(await rollout('step'));
      expect(step).toMatchObject({ did: `nothing: the gate answered ${verdict}`, verdict, decision: 'hold' });
      expect(step.verdictReason).toContain(reason);
      expect(shown()?.userFraction).toBe(0.01);
    }
    await answer('advance crash rate is level');
    expect(told(await rollout('step')).did).toContain('raised the rollout from 1% to 10%');
    expect(shown()?.userFraction).toBe(0.1);
  });

  test('halt: exit 4, and no later step lifts it', async () => {
    await adopt();
    await answer('halt crash rate has doubled');
    const step = told(await rollout('step'), 4);
    expect(step).toMatchObject({ verdict: 'halt', verdictReason: 'crash rate has doubled', state: 'halted' });
    expect(step.did).toMatch(/^halted: version code 7 was inProgress at 1% .*crash rate has doubled$/);
    expect(shown()?.status).toBe('halted');
    await answer('advance');
    expect(told(await rollout('step'))).toMatchObject({ state: 'halted', decision: 'stopped' });
    expect(shown()?.status).toBe('halted');
  });

  test('a gate that fails, is not there or never ends holds', async () => {
    await adopt();
    const gates = [
      ['exit 3', 'the gate failed: exit code 3'],
      ['./no-such-gate', 'the gate failed: exit code 127'],
      ['sleep 60', 'the gate failed: no answer within 1 s'],
    ] as const;
    for (const [command, verdictReason] of gates) {
      await writeConfig(place, configFor({ rollout: { stages, gate: { command, timeout: '1s' } } }));
      const step = told(await rollout('step', { limitMs: 20_000 }));
      expect(step).toMatchObject({ did: 'nothing: the gate answered unknown', verdictReason });
      expect(shown()?.userFraction).toBe(0.01);
    }
  });

  test('nobody to ask holds', async () => {
    await writeConfig(place, configFor({ rollout: { stages } }));
    await adopt();
    expect(told(await rollout('step')).did).toMatch(/^nothing: .* no gate is configured/);
    expect(shown()?.userFraction).toBe(0.01);
  });
});

describe('what others do meanwhile', () => {
  test('two steps at once: one moves it, both end well', async () => {
    await adopt();
    const ends = await Promise.all([rollout('step'), rollout('step')]);
    const did = ends.map((end) => String(told(end).did));
    expect(did.filter((one) => one.startsWith('raised'))).toHaveLength(1);
    expect(did.filter((one) => /^nothing: |^recorded 10%/.test(one))).toHaveLength(1);
    expect(store.play.effects().filter(({ kind }) => kind === 'commit')).toHaveLength(1);
    // And neither of them has taken the other for a stranger.
    expect(told(await rollout('step'))).toMatchObject({ decision: 'wait', fraction: 0.1 });
    expect(shown()?.userFraction).toBe(0.1);
  });

  test('somebody raises it in the Console: adopted, and its bake time begins', async () => {
    await adopt();
    store.play.inConsole(applicationId, { kind: 'set-release', track: 'production', release: staged(0.05) });
    expect(told(await rollout('step')).did).toMatch(
      /the fraction was changed outside Slipway; bake time starts/,
    );
    expect(shown()?.userFraction).toBe(0.05);
  });

  test('somebody halts it in the Console: it stays halted', async () => {
    await adopt();
    store.play.inConsole(applicationId, { kind: 'halt', track: 'production', versionCode: 7 });
    await rollout('step');
    expect(told(await rollout('step'))).toMatchObject({ state: 'halted', decision: 'stopped' });
    expect(shown()?.status).toBe('halted');
  });

  test('a halt by hand: the step after it leaves it halted', async () => {
    await adopt();
    const halted = await slipway(place, ['halt', '--reason', 'crash at start'], { env: store.env });
    expect(halted.stdout).toMatch(/^STOPPED/);
    expect(halted.stdout).not.toContain('warning');
    for (let step = 0; step < 2; step += 1) {
      expect(told(await rollout('step'))).toMatchObject({
        state: 'halted',
        did: expect.stringMatching(/^nothing/),
      });
    }
    expect(shown()?.status).toBe('halted');
  });
});

describe('what can go wrong', () => {
  test('a change that is answered with 200 and not made', async () => {
    await adopt();
    store.fail((request) => (isCommit(request) ? { kind: 'ignore' } : undefined));
    const error = await refusal(place, ['rollout', 'step'], { env: store.env });
    expect(error).toMatchObject({ code: 'ROLLOUT_NOT_CONFIRMED', exit: 3, retryable: true });
    expect(error.seen).toContain('7 inProgress');
    store.fail();
    expect(told(await rollout('step')).did).toContain('raised the rollout from 1% to 10%');
  });

  test('a ledger that was lost: adopted, and said', async () => {
    await adopt();
    await rm(join(place.folder, '.slipway'), { recursive: true });
    expect(told(await rollout('status'))).toMatchObject({ decision: 'adopt', fraction: 0.01 });
    expect(existsSync(join(place.folder, '.slipway'))).toBe(false);
    expect(told(await rollout('step')).did).toMatch(
      /the ledger knows nothing of this rollout; bake time starts now/,
    );
    expect(told(await rollout('step')).did).toContain('raised');
  });

  test('a ledger that is corrupt: refused, and the way out works', async () => {
    await mkdir(join(place.folder, '.slipway'));
    const ledger = join(place.folder, '.slipway/ledger.db');
    await writeFile(ledger, 'Dear diary\n'.repeat(1000));
    const error = await refusal(place, ['rollout', 'step'], { env: store.env });
    expect(error).toMatchObject({ code: 'LEDGER_CORRUPT', exit: 2 });
    expect(error.next).toContain(`Move ${ledger} away`);
    await rm(ledger);
    await adopt();
  });

  test('nothing is rolled out', async () => {
    await store.close();
    store = await openPlayStore(place);
    const error = await refusal(place, ['rollout', 'status'], { env: store.env });
    expect(error).toMatchObject({ code: 'ROLLOUT_NOT_FOUND', exit: 2 });
    expect(error.next).toContain('slipway release android');
  });

  test('a store that is down', async () => {
    store.fail(() => ({ kind: 'answer', status: 503, body: unavailableBody }));
    const end = await rollout('step');
    expect(end.code).toBe(6);
    expect(errorOf(end)).toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
  });

  test('--dry-run and SLIPWAY_READONLY=1 change nothing', async () => {
    await adopt();
    expect(told(await rollout('step', { args: ['--dry-run'] })).did).toMatch(/^without --dry-run: raised/);
    const readOnly = { env: { ...store.env, SLIPWAY_READONLY: '1' } };
    expect((await refusal(place, ['rollout', 'step'], readOnly)).code).toBe('READ_ONLY');
    expect(told(await rollout('status', readOnly)).fraction).toBe(0.01);
    expect(shown()?.userFraction).toBe(0.01);
  });
});
