import type { PlatformApp } from '../config/platform-app.ts';
import { type ToolStatus, toolchainReport } from '../toolchain/report.ts';
import { type Job, releaseJobs } from '../toolchain/requirements.ts';
import type { HealthCheck } from './checkup.ts';

/** Every tool that these jobs need. */
export function toolChecks(
  env: Readonly<Record<string, string | undefined>>,
  jobs: readonly Job[] = releaseJobs,
): readonly HealthCheck[] {
  return toolchainReport(jobs, env).map((status) => {
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

/** Whose tools the apps of a config need: what another job has built asks for none of them. */
export function jobsOf(apps: readonly PlatformApp[]): readonly Job[] {
  const builders = new Set(apps.map(({ build }) => build.builder));
  return [
    ...(builders.has('gradle') ? (['android'] as const) : []),
    ...(builders.has('command') ? (['ios'] as const) : []),
    ...(apps.some(({ devices }) => devices.length > 0) ? (['devices'] as const) : []),
  ];
}
