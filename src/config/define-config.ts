import type { ConfigInput } from './schema.ts';

/** What a config written as a function is given. */
export interface ConfigContext {
  /** The environment, completed by `.env.local` and `.env` beside the config file. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A config that is worked out when it is loaded, for instance from the environment. */
export type ConfigFunction = (context: ConfigContext) => ConfigInput | Promise<ConfigInput>;

/**
 * Types a config; the default export of `slipway.config.ts`. Takes the config itself, or a function
 * that makes it: `.env` files are not in `process.env`, only in the `env` that the function is given.
 */
export function defineConfig(input: ConfigInput): ConfigInput;
export function defineConfig(input: ConfigFunction): ConfigFunction;
export function defineConfig(input: ConfigInput | ConfigFunction): ConfigInput | ConfigFunction {
  return input;
}
