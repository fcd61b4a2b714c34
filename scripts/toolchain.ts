import { defineCommand } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { installWithApt } from '../src/toolchain/install.ts';
import { installPlan } from '../src/toolchain/install-plan.ts';
import { thisMachine } from '../src/toolchain/machine.ts';
import { missingTools, statusText, type ToolStatus, toolchainReport } from '../src/toolchain/report.ts';
import { type Job, jobs, releaseJobs } from '../src/toolchain/requirements.ts';

export default defineCommand({
  name: 'toolchain',
  summary: 'find the tools that jobs need, and install what is missing',
  examples: [
    'slipway toolchain                  the tools that a release needs',
    'slipway toolchain android --check  only look; exit code 2 when one is missing',
  ],
  configure: (command) =>
    command
      .argument('[jobs...]', `whose tools: ${jobs.join(', ')} (default: ${releaseJobs.join(' ')})`)
      .option('--check', 'only look, install nothing'),
  async run({ args: [names], options, io }) {
    const wanted = names.length === 0 ? releaseJobs : names.map(knownJob);
    let report = toolchainReport(wanted, io.env);
    const missing = missingTools(report);
    if (missing.length > 0) {
      await install(missing, options.check === true, io);
      report = toolchainReport(wanted, io.env);
      refuseMissing(missingTools(report), `installed, but not found: is PATH ${io.env.PATH} right?`);
    }
    return { data: report.map(row), text: report.map(statusText).join('\n') };
  },
});

async function install(missing: readonly ToolStatus[], checkOnly: boolean, io: Io): Promise<void> {
  const plan = installPlan(
    missing.map(({ tool }) => tool),
    thisMachine(io.env),
  );
  if (checkOnly) refuseMissing(missing, 'slipway toolchain');
  if (plan.kind === 'by-hand') return refuseMissing(missing, plan.line);
  io.writeErr(`installing ${plan.packages.join(' ')}\n`);
  await installWithApt(plan, {
    env: io.env,
    onLine: (line) => io.writeErr(`${line}\n`),
    signal: io.signal,
  });
}

function refuseMissing(missing: readonly ToolStatus[], next: string): void {
  if (missing.length === 0) return;
  const names = missing.map(({ tool }) => tool.name).join(', ');
  throw new SlipwayError('TOOL_MISSING', {
    message: `Not installed: ${names}.`,
    seen: missing.map(statusText).join('\n'),
    next,
  });
}

function knownJob(name: string): Job {
  const job = jobs.find((known) => known === name);
  if (job !== undefined) return job;
  throw new SlipwayError('USAGE', {
    message: `There is no job "${name}".`,
    seen: name,
    next: `slipway toolchain ${releaseJobs.join(' ')}`,
  });
}

function row({ job, tool, state }: ToolStatus) {
  return { job, tool: tool.name, ...state, package: tool.debian };
}
