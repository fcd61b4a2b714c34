import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KeystoreConfig } from '../config/config.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { type KeystoreFailureCode, keystoreFailure } from './keystore-failure.ts';
import { secretsRedactor } from './redact.ts';
import { runProcess } from './run-process.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Proves before a long build that the keystore opens and its key can sign: keytool makes a certificate request
 * with it, which needs both passwords and the alias. Takes about a quarter of a second.
 * Throws KEYSTORE_PASSWORD_MISSING, KEYSTORE_PASSWORD_WRONG, KEYSTORE_CORRUPT, KEY_ALIAS_MISSING, FILE_NOT_FOUND
 * or TOOL_MISSING.
 */
export async function checkKeystore(keystore: KeystoreConfig, env: Environment): Promise<void> {
  requirePasswords(keystore, env);
  if (!existsSync(keystore.path)) throw keystoreError('FILE_NOT_FOUND', keystore, keystore.path);
  const lines: string[] = [];
  const result = await runProcess({
    command: keytoolCommand(keystore, env),
    cwd: '/',
    env,
    onLine: (line) => lines.push(line),
    signal: new AbortController().signal,
  });
  if (result.kind === 'not-found') {
    throw new SlipwayError('TOOL_MISSING', {
      message: 'keytool is not installed; it comes with the JDK.',
      seen: `no ${result.program}`,
    });
  }
  if (result.kind === 'exited' && result.exitCode === 0) return;
  const { passwordVariable, keyPasswordVariable } = keystore;
  const output = secretsRedactor(env, [passwordVariable, keyPasswordVariable])(lines.join('\n'));
  throw keystoreError(keystoreFailure(output) ?? 'KEYSTORE_CORRUPT', keystore, firstComplaint(output));
}

// The messages are matched, so they have to be English wherever this runs.
function keytoolCommand(
  { path, alias, passwordVariable, keyPasswordVariable }: KeystoreConfig,
  env: Environment,
): [string, ...string[]] {
  return [
    env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'keytool') : 'keytool',
    ...['-J-XX:TieredStopAtLevel=1', '-J-Duser.language=en', '-certreq', '-keystore', path, '-alias', alias],
    ...['-storepass:env', passwordVariable, '-keypass:env', keyPasswordVariable],
  ];
}

function requirePasswords({ passwordVariable, keyPasswordVariable }: KeystoreConfig, env: Environment): void {
  for (const name of [passwordVariable, keyPasswordVariable]) {
    if (env[name]) continue;
    throw new SlipwayError('KEYSTORE_PASSWORD_MISSING', {
      message: `The environment variable ${name} is not set.`,
      seen: env[name] === '' ? `${name} is empty` : `no ${name} in the environment or .env`,
      next: `Set ${name}: as a secret of the workflow, or in .env beside the config file.`,
    });
  }
}

/** The error for a keystore, wherever it was noticed. `seen` is a tool's own words, without secrets. */
export function keystoreError(
  code: KeystoreFailureCode,
  keystore: KeystoreConfig | undefined,
  seen: string,
): SlipwayError {
  const path = keystore?.path ?? 'the keystore of the build';
  const messages: Readonly<Record<KeystoreFailureCode, string>> = {
    KEYSTORE_PASSWORD_MISSING: `The password of ${path} is not set.`,
    KEYSTORE_PASSWORD_WRONG: `A password of ${path} is wrong.`,
    KEYSTORE_CORRUPT: `${path} cannot be read as a keystore.`,
    KEY_ALIAS_MISSING: `${path} has no private key named "${keystore?.alias ?? ''}".`,
    FILE_NOT_FOUND: `There is no keystore at ${path}.`,
  };
  return new SlipwayError(code, {
    message: messages[code],
    seen,
    ...(code === 'FILE_NOT_FOUND' && { next: 'Put the keystore there, or correct `keystore.path`.' }),
    ...(code === 'KEYSTORE_PASSWORD_WRONG' &&
      keystore !== undefined && {
        next: `Correct ${keystore.passwordVariable} and ${keystore.keyPasswordVariable}.`,
      }),
  });
}

function firstComplaint(output: string): string {
  const complaint = output.split('\n').find((line) => /error|Cannot|Exception/.test(line));
  return (complaint ?? output.split('\n')[0] ?? '').replace(/^keytool error: /, '');
}
