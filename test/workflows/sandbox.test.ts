// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the expressions of workflows.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignments } from './runner.ts';
import { runWorkflow, type WorkflowRequest } from './sandbox.ts';

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function run(workflow: string, request: Partial<WorkflowRequest> = {}) {
  writeFileSync(join(checkout, 'w.yml'), workflow);
  return runWorkflow({ file: 'w.yml', checkout, event: 'workflow_dispatch', ...request });
}

const job = (steps: string, more = '') => `name: w
on:
  workflow_dispatch:
    inputs:
      reason: { type: string, required: true }
      only: { type: choice, options: [all, play], default: all }
      dry: { type: boolean }
jobs:
  a:
    runs-on: ubuntu-24.04
    ${more}
    steps:
${steps.replace(/^/gm, '      ')}
`;

const given = { inputs: { reason: 'a "quoted" $reason' } };

describe('runWorkflow', () => {
  test('hands inputs and secrets to scripts, and variables, outputs and paths from step to step', async () => {
    const steps = `- uses: actions/checkout@0123 # v5
- id: first
  env: { REASON: '\${{ inputs.reason }}', KEY: '\${{ secrets.KEY }}' }
  run: |
    echo "$REASON|\${#KEY}|$GITHUB_ACTIONS|$CI|$GITHUB_REPOSITORY|\${HOME#/tmp/}"
    echo "A=1" >> "$GITHUB_ENV"
    printf 'B<<END\\nx\\ny\\nEND\\n' >> "$GITHUB_ENV"
    echo "answer=42" >> "$GITHUB_OUTPUT"
    mkdir tools && printf '#!/bin/sh\\necho tool ran' > tools/mine && chmod +x tools/mine
    echo "$PWD/tools" >> "$GITHUB_PATH"
    echo '# Done' >> "$GITHUB_STEP_SUMMARY"
- name: Second \${{ inputs.only }}
  run: echo "$A $B \${{ steps.first.outputs.answer }} \${{ steps.first.outcome }} $FROM_JOB"; mine`;
    const {
      steps: reports,
      summary,
      ok,
    } = await run(job(steps, "env: { FROM_JOB: '${{ vars.TEAM }}' }"), {
      ...given,
      secrets: { KEY: 'hunter2' },
      vars: { TEAM: 'crew' },
    });
    expect(reports.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      'actions/checkout@0123: skipped',
      'Run echo "$REASON|${#KEY}|$GITHUB_ACTIONS|$CI|$GITHUB_REPOSITORY|${HOME#/tmp/}": success',
      'Second all: success',
    ]);
    expect(reports[0]?.reason).toBe('actions/checkout@0123 is not run in the sandbox');
    expect(reports[1]?.stdout).toMatch(
      /^a "quoted" \$reason\|7\|true\|true\|example\/app\|workflow-.*\/home\n$/,
    );
    expect(reports[2]?.stdout).toBe('1 x\ny 42 success crew\ntool ran\n');
    expect({ summary, ok }).toEqual({ summary: '# Done\n', ok: true });
  });

  test('stops a script at its first failure, skips what follows, and runs what always runs', async () => {
    const { steps, ok } = await run(
      job(`- name: Forgiven
  run: exit 9
  continue-on-error: true
- name: Fails
  run: |
    false | cat
    echo not reached
- { name: Passed over, run: echo no }
- { name: On failure, if: failure(), run: echo cleanup }
- { name: Always, if: always(), run: echo bye }`),
      given,
    );
    expect(steps.map(({ name, status, exitCode }) => [name, status, exitCode])).toEqual([
      ['Forgiven', 'failure', 9],
      ['Fails', 'failure', 1],
      ['Passed over', 'skipped', undefined],
      ['On failure', 'success', 0],
      ['Always', 'success', 0],
    ]);
    expect(steps[1]?.stdout).toBe('');
    expect(ok).toBe(false);
  });

  test('runs composite actions, with their inputs and outputs', async () => {
    mkdirSync(join(checkout, 'act'));
    writeFileSync(
      join(checkout, 'act', 'action.yml'),
      `inputs: { who: { default: nobody } }
outputs: { greeting: { value: '\${{ steps.say.outputs.text }}' } }
runs:
  using: composite
  steps:
    - id: say
      name: Say
      shell: bash
      run: |
        echo "text=hello \${{ inputs.who }}" >> "$GITHUB_OUTPUT"
        echo "FROM_ACTION=yes" >> "$GITHUB_ENV"`,
    );
    const steps = `- { id: act, uses: ./act, with: { who: crew } }
- { name: After, run: 'echo "\${{ steps.act.outputs.greeting }} $FROM_ACTION"' }`;
    const done = await run(job(steps), given);
    expect(done.steps.map(({ name }) => name)).toEqual(['./act / Say', 'After']);
    expect(done.steps[1]?.stdout).toBe('hello crew yes\n');
  });

  test('reports steps that the caller does not want run, and secrets that were printed', async () => {
    const steps = `- { name: Install, run: npm ci }
- { name: Print, env: { KEY: '\${{ secrets.KEY }}' }, run: 'echo "$KEY"' }`;
    const done = await run(job(steps), {
      ...given,
      secrets: { KEY: 'hunter2' },
      skipRun: (step) => (step.run === 'npm ci' ? 'installed already' : undefined),
    });
    expect(done.steps.map(({ status, reason, leakedSecrets }) => [status, reason, leakedSecrets])).toEqual([
      ['skipped', 'installed already', []],
      ['success', undefined, ['KEY']],
    ]);
  });

  test('kills a step that outlives its job, with all it started', async () => {
    const startedAt = performance.now();
    const { steps, ok } = await run(job('- run: sleep 60 | cat', 'timeout-minutes: 0.01'), given);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect([ok, steps[0]?.stderr.trim()]).toEqual([false, 'The step ran out of time.']);
  });

  test('skips a job whose need has failed', async () => {
    const second = `  b:
    needs: a
    runs-on: x
    steps: [{ name: B, run: 'true' }]
  c:
    needs: [a]
    if: always()
    runs-on: x
    steps: [{ name: C, run: 'true' }]
`;
    const { steps } = await run(job('- { name: A, run: exit 1 }') + second, given);
    expect(steps.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      'A: failure',
      'job b: skipped',
      'C: success',
    ]);
  });

  test('leaves nothing behind but what the steps wrote', async () => {
    await run(job('- run: touch seen; touch "$RUNNER_TEMP/x" "$HOME/y"'), given);
    expect(readdirSync(checkout).sort()).toEqual(['seen', 'w.yml']);
  });
});

describe('runWorkflow refuses', () => {
  const plain = job('- run: "true"');
  test.each([
    ['a missing input', plain, {}, 'the input reason is required'],
    ['an unknown input', plain, { inputs: { reason: 'x', raeson: 'y' } }, 'no input raeson'],
    ['a wrong choice', plain, { inputs: { reason: 'x', only: 'none' } }, 'none is not among the options'],
    ['another event', plain, { event: 'push' }, 'not triggered by push'],
    ['a matrix', job('- run: "true"', 'strategy: {}'), given, 'the job a has strategy'],
    ['another shell', job('- { run: x, shell: pwsh }'), given, 'unsupported shell: pwsh'],
    [
      'a function it does not know',
      job("- run: echo ${{ hashFiles('x') }}"),
      given,
      'unsupported expression',
    ],
  ])('%s', async (...[, workflow, request, message]) => {
    await expect(run(workflow, request)).rejects.toThrow(message);
  });
});

describe('assignments', () => {
  test('refuses what the runner would refuse', () => {
    expect(() => assignments('no sign')).toThrow('refuse this line');
    expect(() => assignments('A<<END\nx')).toThrow('miss the end END');
  });
});
