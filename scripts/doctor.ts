import { defineCommand, type GlobalOptions } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { checkupText, failed, type HealthCheck } from '../src/doctor/checkup.ts';
import { configChecks } from '../src/doctor/config-checks.ts';
import { jobsOf, toolChecks } from '../src/doctor/tool-checks.ts';

export default defineCommand({
  name: 'doctor',
  summary: 'show which tools, credentials and settings are missing, and how to mend it',
  examples: ['slipway doctor    exit code 2 when something that a release needs is missing'],
  configure: (command) => command,
  async run({ options, io }) {
    const checks = [...(await tools(options, io)), ...(await configured(options, io))];
    return { data: { checks }, text: checkupText(checks), exit: checks.some(failed) ? 'usage' : 'fine' };
  },
});

/** Those that the config's apps need; without a config all that there are. */
async function tools({ config: file }: GlobalOptions, io: Io): Promise<readonly HealthCheck[]> {
  const { loadConfig } = await import('../src/config/load.ts');
  const { platformApps } = await import('../src/config/platform-app.ts');
  const loaded = await loadConfig({ file, cwd: io.cwd, env: io.env }).catch(() => undefined);
  return loaded === undefined ? toolChecks(io.env) : toolChecks(io.env, jobsOf(platformApps(loaded.config)));
}

/** Looks at config, ledger, keystores and store access, as far as each of them can be reached. */
async function configured({ config: file }: GlobalOptions, io: Io): Promise<readonly HealthCheck[]> {
  const [{ openLedger }, { openStore }, { checkSigning }] = await Promise.all([
    import('../src/compose.ts'),
    import('../src/compose-stores.ts'),
    import('../src/compose-release.ts'),
  ]);
  const { loadConfig } = await import('../src/config/load.ts');
  const load = () => loadConfig({ file, cwd: io.cwd, env: io.env });
  return configChecks({ load, checkSigning, openLedger, openStore });
}
