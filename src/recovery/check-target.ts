import { SlipwayError } from '../errors/slipway-error.ts';
import type { RecoveryTarget } from './recovery-store.ts';

export interface TargetOptions {
  readonly versionCode?: readonly number[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly sdk?: readonly number[] | undefined;
}

/** Whom an action is for. The versions have to be named: an update prompt for everybody is no recovery. */
export function checkTarget({ versionCode, region, sdk }: TargetOptions): RecoveryTarget {
  if (versionCode === undefined) {
    throw usage('Which versions are bad?', 'no --version-code', 'slipway recovery create --version-code 142');
  }
  const regions = region?.map((code) => code.toUpperCase());
  const odd = regions?.find((code) => !/^[A-Z]{2}$/.test(code));
  if (odd !== undefined)
    throw usage(`"${odd}" is not a country code.`, `--region ${odd}`, 'Write two letters: DE.');
  return { versionCodes: versionCode, regions, sdkLevels: sdk };
}

export function requireId(action: 'deploy' | 'cancel', id: string | undefined): string {
  if (id !== undefined && /^\d+$/.test(id)) return id;
  throw usage(
    `Which action is to be ${action === 'deploy' ? 'deployed' : 'canceled'}?`,
    id ?? 'no id',
    'slipway recovery status lists the actions and their ids.',
  );
}

function usage(message: string, seen: string, next: string): SlipwayError {
  return new SlipwayError('USAGE', { message, seen, next });
}
