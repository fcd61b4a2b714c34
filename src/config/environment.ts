import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { SlipwayError } from '../errors/slipway-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment, completed by the `.env` files of a folder: the real one wins over `.env.local`, and
 * that over `.env`. `process.env` stays as it is.
 */
export function completeEnvironment(folder: string, env: Environment): Environment {
  return {
    ...readEnvFile(join(folder, '.env')),
    ...readEnvFile(join(folder, '.env.local')),
    ...defined(env),
  };
}

function readEnvFile(path: string): Environment {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new SlipwayError('CONFIG_UNREADABLE', {
      message: 'The environment file beside the config cannot be read.',
      seen: `${path}: ${(error as NodeJS.ErrnoException).code}`,
      next: 'Make it a file that this user may read, or move it away.',
      cause: error,
    });
  }
  return parseEnv(text);
}

function defined(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}
