import { SlipwayError } from '../../errors/slipway-error.ts';
import { recordHaltOf } from '../audit.ts';
import type { Done, StepContext } from '../context.ts';

/** Halts the rollout because a gate said so, and fails loudly when the store does not show it. */
export async function haltOnVerdict(context: StepContext, reason: string): Promise<Done> {
  const { subject, ports, view } = context;
  const { haltTrack } = await import('../halt.ts');
  const { patientPolicy } = await import('../halt-policy.ts');
  const request = { ...subject, store: ports.store, versionCode: subject.versionCodes[0] };
  const report = await haltTrack(request, patientPolicy);
  const why = `${reason}: ${view.judged.reason}`;
  const audit = { reason: why, actor: ports.actor, correlationId: crypto.randomUUID() };
  await recordHaltOf(subject.release, { ledger: ports.ledger, report, audit });
  if (report.outcome !== 'stopped') {
    throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
      message: 'The gate answered halt, and the halt is not confirmed.',
      seen: report.message,
      next: 'slipway halt --reason "the gate answered halt"',
    });
  }
  return { did: `halted: ${report.message} The gate said: ${view.judged.reason}`, exit: 'halted' };
}
