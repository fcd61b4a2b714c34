import { join } from 'node:path';
import { condition, interpolate, type Scope } from './expression.ts';
import type { Runner } from './runner.ts';
import { type ActionSource, readYaml, type StepSource, withDefaults } from './workflow-file.ts';

export interface StepReport {
  /** `Install`, or `./.github/actions/setup / Install` for a step of a composite action. */
  readonly name: string;
  readonly status: 'success' | 'failure' | 'skipped';
  /** Why a step was skipped. */
  readonly reason: string | undefined;
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Names of secrets whose value the step printed. GitHub masks them; a workflow must not rely on it. */
  readonly leakedSecrets: readonly string[];
}

/** What the caller of `runWorkflow` may decide about a step. */
export interface RunnableStep {
  readonly name: string;
  readonly run: string;
}

/** One job as its steps share it; what steps hand on to later ones is kept here. */
export interface JobRun {
  readonly name: string;
  readonly checkout: string;
  readonly runner: Runner;
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly skipRun: (step: RunnableStep) => string | undefined;
  readonly deadline: number;
  readonly reports: StepReport[];
  summary: string;
  env: Readonly<Record<string, string>>;
}

interface Level {
  /** Prefix of the names of this level's steps. */
  readonly prefix: string;
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
}

export interface StepsOutcome {
  readonly failed: boolean;
  readonly steps: Readonly<Record<string, unknown>>;
}

/** Runs the steps of a job, or of a composite action in it, one after the other. */
export async function runSteps(
  job: JobRun,
  sources: readonly StepSource[],
  level: Level,
): Promise<StepsOutcome> {
  const steps: Record<string, unknown> = {};
  let failed = false;
  for (const source of sources) {
    const env = { ...job.env, ...level.env };
    const scope: Scope = { failed, contexts: { ...level.contexts, steps, env } };
    const name = level.prefix + nameOf(source, scope);
    if (!condition(source.if, scope)) {
      skip(job, name, source.if === undefined ? 'an earlier step failed' : `if: ${String(source.if)}`);
      continue;
    }
    const done = await runStep(job, { source, name, scope, level });
    const forgiven = done.failed && interpolate(source['continue-on-error'] ?? false, scope) === 'true';
    failed ||= done.failed && !forgiven;
    if (source.id !== undefined) {
      const outcome = done.failed ? 'failure' : 'success';
      steps[source.id] = { outputs: done.outputs, outcome, conclusion: forgiven ? 'success' : outcome };
    }
  }
  return { failed, steps };
}

interface StepRun {
  readonly source: StepSource;
  readonly name: string;
  readonly scope: Scope;
  readonly level: Level;
}

interface StepOutcome {
  readonly failed: boolean;
  readonly outputs: Readonly<Record<string, unknown>>;
}

async function runStep(job: JobRun, step: StepRun): Promise<StepOutcome> {
  const { source, name } = step;
  if (source.run !== undefined) return runScript(job, { ...step, script: source.run });
  if (source.uses === undefined) throw new Error(`${name} has neither run nor uses`);
  if (source.uses.startsWith('./')) return runComposite(job, { ...step, action: source.uses });
  skip(job, name, `${source.uses} is not run in the sandbox`);
  return { failed: false, outputs: {} };
}

async function runComposite(job: JobRun, step: StepRun & { readonly action: string }): Promise<StepOutcome> {
  const folder = join(job.checkout, step.action);
  const action = readYaml<ActionSource>(join(folder, 'action.yml'));
  if (action.runs.using !== 'composite') throw new Error(`${step.action} is not a composite action`);
  const inputs = withDefaults(action.inputs ?? {}, valuesOf(step.source.with, step.scope));
  const env = { ...step.level.env, ...valuesOf(step.source.env, step.scope), GITHUB_ACTION_PATH: folder };
  const { secrets: _, ...contexts } = step.level.contexts;
  const inner = { prefix: `${step.name} / `, contexts: { ...contexts, inputs }, env };
  const { failed, steps } = await runSteps(job, action.runs.steps ?? [], inner);
  const scope = { failed, contexts: { ...inner.contexts, steps } };
  const declared = Object.entries(action.outputs ?? {});
  return {
    failed,
    outputs: Object.fromEntries(declared.map(([name, { value }]) => [name, interpolate(value, scope)])),
  };
}

async function runScript(job: JobRun, step: StepRun & { readonly script: string }): Promise<StepOutcome> {
  const { source, name, scope } = step;
  if (source.shell !== undefined && source.shell !== 'bash')
    throw new Error(`unsupported shell: ${source.shell}`);
  const env = { ...job.env, ...step.level.env, ...valuesOf(source.env, scope) };
  const script = interpolate(step.script, { ...scope, contexts: { ...scope.contexts, env } });
  const reason = job.skipRun({ name, run: script });
  if (reason !== undefined) {
    skip(job, name, reason);
    return { failed: false, outputs: {} };
  }
  const cwd = join(job.checkout, interpolate(source['working-directory'] ?? '.', scope));
  const timeoutMs = Math.max(0, job.deadline - Date.now());
  const { exitCode, stdout, stderr, files } = await job.runner.run({ script, cwd, env, timeoutMs });
  const status = exitCode === 0 ? 'success' : 'failure';
  const leakedSecrets = leaks(job, stdout + stderr + files.summary);
  job.reports.push({ name, status, reason: undefined, exitCode, stdout, stderr, leakedSecrets });
  job.summary += files.summary;
  const path = [...files.path].reverse().join(':');
  job.env = { ...job.env, ...files.env, ...(path === '' ? {} : { PATH: `${path}:${job.env.PATH ?? ''}` }) };
  return { failed: status === 'failure', outputs: files.outputs };
}

/** Reports what was passed over, and why: nothing is left out silently. */
export function skip(job: JobRun, name: string, reason: string): void {
  job.reports.push({
    name,
    status: 'skipped',
    reason,
    exitCode: undefined,
    stdout: '',
    stderr: '',
    leakedSecrets: [],
  });
}

function leaks({ secrets }: JobRun, printed: string): readonly string[] {
  return Object.keys(secrets).filter((name) => secrets[name] !== '' && printed.includes(secrets[name] ?? ''));
}

/** GitHub names a step without a name after the first line of what it does. */
function nameOf({ name, uses, run }: StepSource, scope: Scope): string {
  return name === undefined ? (uses ?? `Run ${run?.split('\n')[0] ?? ''}`) : interpolate(name, scope);
}

/** A table of texts as a workflow writes it, with its expressions replaced. */
export function valuesOf(
  table: Readonly<Record<string, unknown>> | undefined,
  scope: Scope,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(table ?? {}).map(([name, value]) => [name, interpolate(value, scope)]),
  );
}
