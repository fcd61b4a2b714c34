import { type Files, type Found, findTool } from './find.ts';
import { type Job, requirements, type Tool } from './requirements.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ToolStatus {
  readonly job: Job;
  readonly tool: Tool;
  readonly state: Found;
}

/** For each tool of the jobs, in order: where it is, or that it is missing or too old. */
export function toolchainReport(
  jobs: readonly Job[],
  env: Environment,
  files?: Files,
): readonly ToolStatus[] {
  return jobs.flatMap((job) =>
    requirements[job].map((tool: Tool) => ({ job, tool, state: findTool(tool, env, files) })),
  );
}

/** The tools that have to be installed before the jobs can run. */
export function missingTools(report: readonly ToolStatus[]): readonly ToolStatus[] {
  return report.filter(({ state }) => state.kind !== 'found');
}

/** One line for a person: `ok       aapt2              /usr/bin/aapt2`. */
export function statusText({ tool, state }: ToolStatus): string {
  const name = tool.name.padEnd(18);
  switch (state.kind) {
    case 'found':
      return `ok       ${name} ${state.path}`;
    case 'missing':
      return `missing  ${name} ${tool.purpose}`;
    case 'too-old':
      return `too old  ${name} ${state.path} is ${state.version}, needed is ${state.needed} or newer`;
  }
}
