import { type ToolStatus, toolchainReport } from '../toolchain/report.ts';
import { releaseJobs } from '../toolchain/requirements.ts';
import type { HealthCheck } from './checkup.ts';

/** Every tool that a release needs. */
export function toolChecks(env: Readonly<Record<string, string | undefined>>): readonly HealthCheck[] {
  return toolchainReport(releaseJobs, env).map((status) => {
    const found = status.state.kind === 'found';
    return {
      area: 'tools',
      name: status.tool.name,
      state: found ? 'ok' : 'missing',
      seen: seenOf(status),
      next: found ? null : `slipway toolchain ${status.job}`,
    };
  });
}

function seenOf({ tool, state }: ToolStatus): string {
  switch (state.kind) {
    case 'found':
      return state.path;
    case 'missing':
      return `not found; ${tool.purpose}`;
    case 'too-old':
      return `${state.path} is ${state.version}, needed is ${state.needed}`;
  }
}
