import { relative } from 'node:path';
import type { Io } from './io.ts';

/**
 * The way to call Slipway again from where this command was called, for the commands it suggests:
 * `npx slipway rollout step`, or through npm in Slipway's own checkout, with the same config file.
 */
export function nextCommand(io: Io, { configFile }: { readonly configFile: string | undefined }) {
  const program = import.meta.url.endsWith('.ts') ? 'npm run -s slipway --' : 'npx slipway';
  const config = configFile === undefined ? '' : ` --config ${relative(io.cwd, configFile) || configFile}`;
  return (command: string) => `${program} ${command}${config}`;
}
