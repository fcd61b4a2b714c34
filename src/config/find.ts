import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { SlipwayError } from '../errors/slipway-error.ts';

/** In this order, where a folder holds more than one. */
export const configFileNames = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `slipway.config.${ending}`);

export interface ConfigPlace {
  /** Named by the user, relative to `cwd`. */
  readonly file?: string | undefined;
  readonly cwd: string;
}

/** The config file, absolute: the one that is named, or the nearest in `cwd` and the folders above it. */
export function findConfigFile({ file, cwd }: ConfigPlace): string {
  if (file !== undefined) return namedFile(resolve(cwd, file));
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = configFileNames.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) break;
  }
  throw new SlipwayError('CONFIG_MISSING', {
    message: 'There is no Slipway config here or in a folder above.',
    seen: `looked for ${configFileNames[0]} (or .mts, .js, .mjs, .json) from ${resolve(cwd)} upwards`,
  });
}

function namedFile(path: string): string {
  if (existsSync(path)) return path;
  throw new SlipwayError('CONFIG_MISSING', {
    message: 'The config file that was named does not exist.',
    seen: path,
    next: 'Check the path after --config; it is relative to the folder the command runs in.',
  });
}
