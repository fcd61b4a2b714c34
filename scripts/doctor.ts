import { defineCommand, type GlobalOptions } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { checkupText, failed, type HealthCheck } from '../src/doctor/checkup.ts';
import { configChecks } from '../src/doctor/config-checks.ts';
import { toolChecks } from '../src/doctor/tool-checks.ts';

export default defineCommand({
  name: 'doctor',
  summary: 'show which tools, credentials and settings are missing, and how to mend it',
  examples: ['slipway doctor    exit code 2 when something that a release needs is missing'],
  configure: (command) => command,
  async run({ options, io }) {
    const checks = [...toolChecks(io.env), ...(await configured(options, io))];
    return { data: { checks }, text: checkupText(checks), exit: checks.some(failed) ? 'usage' : 'fine' };
  },
});

/** Looks at config, ledger, keystores and store access, as far as each of them can be reached. */
async function configured({ config: file }: GlobalOptions, io: Io): Promise<readonly HealthCheck[]> {
  const [compose, { checkSigning }] = await Promise.all([
    import('../src/compose.ts'),
    import('../src/compose-release.ts'),
  ]);
  const { loadConfig } = await import('../src/config/load.ts');
  const load = () => loadConfig({ file, cwd: io.cwd, env: io.env });
  return configChecks({ load, checkSigning, ...compose });
}
