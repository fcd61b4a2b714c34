import { SlipwayError } from '../errors/slipway-error.ts';
import type { Finding } from '../findings/finding.ts';

const shown = 12;

/** Fails a step on findings of severity `error`, listing them with their remedies. */
export function assertNoErrors(subject: string, findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const lines = errors
    .slice(0, shown)
    .map(
      ({ place, message, rule, remedy }) => `${place}: ${message.replace(/\.$/, '')} (${rule}). ${remedy}`,
    );
  if (errors.length > shown) lines.push(`and ${errors.length - shown} more`);
  throw new SlipwayError('CHECK_FAILED', {
    message: `${subject}: ${errors.length === 1 ? 'one finding has' : `${errors.length} findings have`} to be mended.`,
    seen: lines.join('\n'),
  });
}
