import { SlipwayError } from '../errors/slipway-error.ts';

export interface Confirmation {
  readonly applicationId: string;
  /** What was typed after `--confirm`. */
  readonly given: string | undefined;
  /** The action, and what it costs. */
  readonly what: string;
}

/** A change that cannot be taken back needs the app's id typed out, so that no script does it by a slip. */
export function assertConfirmed({ applicationId, given, what }: Confirmation): void {
  if (given === applicationId) return;
  const [action = '', ...costs] = what.split('\n');
  throw new SlipwayError('CONFIRMATION_MISSING', {
    message: [`This is done only when the bundle id is typed out.`, ...costs].join('\n'),
    seen: given === undefined ? 'no --confirm' : `--confirm ${given}`,
    next: `slipway availability ${action} --confirm ${applicationId}   (see it first: --dry-run)`,
  });
}
