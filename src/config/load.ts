import { dirname } from 'node:path';
import type { Config } from './config.ts';
import { completeEnvironment, type Environment } from './environment.ts';
import { type ConfigPlace, findConfigFile } from './find.ts';
import { importConfig } from './import-config.ts';
import { parseConfig } from './parse.ts';

export interface LoadOptions extends ConfigPlace {
  readonly env: Environment;
}

export interface LoadedConfig {
  readonly config: Config;
  /** The environment, completed by `.env.local` and `.env` beside the config file. */
  readonly env: Environment;
}

/**
 * Finds, imports and checks the config. Throws CONFIG_MISSING, CONFIG_UNREADABLE or CONFIG_INVALID.
 * `halt` works without it.
 */
export async function loadConfig({ file, cwd, env }: LoadOptions): Promise<LoadedConfig> {
  const found = findConfigFile({ file, cwd });
  const complete = completeEnvironment(dirname(found), env);
  const input = await importConfig(found, complete);
  return { config: parseConfig(input, { file: found, ledger: complete.SLIPWAY_LEDGER }), env: complete };
}
