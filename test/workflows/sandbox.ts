import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { condition } from './expression.ts';
import { type JobRun, type RunnableStep, runSteps, type StepReport, skip, valuesOf } from './run-steps.ts';
import { makeRunner, type Runner } from './runner.ts';
import { eventInputs, type JobSource, readYaml, type WorkflowSource } from './workflow-file.ts';

export interface WorkflowRequest {
  /** The workflow's file, relative to the checkout. */
  readonly file: string;
  /** The folder its steps run in. Nothing is checked out anew. */
  readonly checkout: string;
  /** `workflow_dispatch`, `schedule`, `push`, … */
  readonly event: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** What the runner's machine has set beside PATH, such as ANDROID_HOME. Nothing else is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /** A reason not to run a step's script; undefined runs it. */
  readonly skipRun?: (step: RunnableStep) => string | undefined;
}

export interface WorkflowRun {
  readonly steps: readonly StepReport[];
  /** What the steps wrote to GITHUB_STEP_SUMMARY. */
  readonly summary: string;
  readonly ok: boolean;
}

/** The time limit GitHub sets a job that sets none. */
const defaultTimeoutMinutes = 360;

/**
 * Runs the jobs of a workflow, one after the other, as a runner of GitHub's would: same shell, same variables,
 * same command files. Actions from elsewhere are skipped and reported. What it does not understand it throws.
 */
export async function runWorkflow(request: WorkflowRequest): Promise<WorkflowRun> {
  const path = isAbsolute(request.file) ? request.file : join(request.checkout, request.file);
  const workflow = readYaml<WorkflowSource>(path);
  const inputs = eventInputs(workflow, request.event, request.inputs ?? {});
  const runs: JobRun[] = [];
  const failed = new Set<string>();
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const runner = makeRunner();
    try {
      const started = startJob({ request, workflow, job, name, inputs, runner });
      runs.push(started);
      const needed = [job.needs ?? []].flat();
      if (
        !(await jobSucceeds(
          started,
          job,
          needed.some((other) => failed.has(other)),
        ))
      )
        failed.add(name);
    } finally {
      runner.remove();
    }
  }
  return {
    steps: runs.flatMap(({ reports }) => reports),
    summary: runs.map(({ summary }) => summary).join(''),
    ok: failed.size === 0,
  };
}

async function jobSucceeds(run: JobRun, job: JobSource, neededFailed: boolean): Promise<boolean> {
  const scope = { failed: neededFailed, contexts: run.contexts };
  // A job that is passed over passes its needs' failure on, and is no failure of its own.
  if (!condition(job.if, scope)) {
    skip(run, `job ${run.name}`, neededFailed ? 'a job it needs failed' : `if: ${String(job.if)}`);
    return !neededFailed;
  }
  const { failed } = await runSteps(run, job.steps ?? [], { prefix: '', contexts: run.contexts, env: {} });
  return !failed;
}

interface JobStart {
  readonly request: WorkflowRequest;
  readonly workflow: WorkflowSource;
  readonly job: JobSource;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly runner: Runner;
}

function startJob({ request, workflow, job, name, inputs, runner }: JobStart): JobRun {
  refuseUnsupported({ workflow, job, name });
  const { checkout, secrets = {}, vars = {}, event } = request;
  const variables = githubVariables({ request, workflow, job, name, inputs, runner });
  const github = {
    ...Object.fromEntries(
      Object.entries(variables).flatMap(([key, value]) =>
        key.startsWith('GITHUB_') ? [[key.slice('GITHUB_'.length).toLowerCase(), value]] : [],
      ),
    ),
    event: { inputs },
    event_name: event,
  };
  const machine = { os: 'Linux', arch: 'X64', name: 'sandbox', temp: runner.temp };
  const outer = { github, inputs, secrets, vars, runner: machine, job: { status: 'success' } };
  const workflowEnv = valuesOf(workflow.env, { failed: false, contexts: outer });
  const contexts = { ...outer, env: workflowEnv };
  const env = {
    ...variables,
    ...request.env,
    ...workflowEnv,
    ...valuesOf(job.env, { failed: false, contexts }),
  };
  return {
    name,
    checkout,
    runner,
    contexts,
    secrets,
    skipRun: request.skipRun ?? (() => undefined),
    deadline: Date.now() + (job['timeout-minutes'] ?? defaultTimeoutMinutes) * 60_000,
    reports: [],
    summary: '',
    env,
  };
}

const unsupportedKeys = ['strategy', 'container', 'services', 'defaults', 'uses', 'outputs'];

/** A sandbox that passes over what it does not know would call a workflow good that is not. */
function refuseUnsupported({ workflow, job, name }: Pick<JobStart, 'workflow' | 'job' | 'name'>): void {
  if ('defaults' in workflow) throw new Error('unsupported: the workflow has defaults');
  const found = unsupportedKeys.find((key) => key in job);
  if (found !== undefined) throw new Error(`unsupported: the job ${name} has ${found}`);
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function githubVariables({
  request,
  workflow,
  name,
  inputs,
  runner,
}: JobStart): Readonly<Record<string, string>> {
  const eventPath = join(runner.temp, 'event.json');
  writeFileSync(eventPath, JSON.stringify({ inputs, repository: { full_name: 'example/app' } }));
  return {
    PATH: process.env.PATH ?? '',
    HOME: runner.home,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: request.event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_JOB: name,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'example/app',
    GITHUB_REPOSITORY_OWNER: 'example',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4200000001',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: headOf(request.checkout),
    GITHUB_WORKFLOW: workflow.name ?? basename(request.file),
    GITHUB_WORKSPACE: request.checkout,
    RUNNER_ARCH: 'X64',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: runner.temp,
  };
}

function headOf(checkout: string): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: checkout,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    // Not every sandbox is a git checkout; the workflow sees a commit nevertheless.
    return '0'.repeat(40);
  }
}
