import { toSlipwayError } from '../../errors/from-unknown.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { recordHaltOf } from '../audit.ts';
import type { Done, StepContext } from '../context.ts';
import type { HaltOrder } from '../halt-order.ts';
import type { HaltReport } from '../halt-report.ts';

/** Halts the rollout because a gate said so; when the store does not show it, it fails loudly and somebody is paged. */
export async function haltOnVerdict(context: StepContext, reason: string): Promise<Done> {
  const { subject, ports, view } = context;
  const { haltTrack } = await import('../halt.ts');
  const { patientPolicy } = await import('../halt-policy.ts');
  const request = { ...subject, store: ports.store, versionCode: subject.versionCodes[0] };
  const report = await haltTrack(request, ports.haltPolicy ?? patientPolicy);
  const why = `${reason}: ${view.judged.reason}`;
  const order = { reason: why, actor: ports.actor, correlationId: crypto.randomUUID() };
  const [warnings, paged] = await Promise.all([
    recorded(context, report, order),
    page(context, report, order),
  ]);
  const aside = [...paged, ...warnings].map((line) => `\n${line}`).join('');
  if (report.outcome !== 'stopped') {
    throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
      message: 'The gate answered halt, and the halt is not confirmed.',
      seen: `${report.message}${aside}`,
      next: 'slipway halt --reason "the gate answered halt"',
    });
  }
  return { did: `halted: ${report.message} The gate said: ${view.judged.reason}${aside}`, exit: 'halted' };
}

/** A ledger that cannot be written changes nothing about the halt: it is a warning. */
async function recorded(
  { subject, ports, view }: StepContext,
  report: HaltReport,
  order: HaltOrder,
): Promise<readonly string[]> {
  const { judgement, reason, asOf } = view.judged;
  const evidence = { verdict: judgement, reason, asOf: new Date(asOf).toISOString() };
  try {
    await recordHaltOf(subject.release, { ledger: ports.ledger, report, audit: { ...order, evidence } });
    return [];
  } catch (error) {
    return [`warning: not recorded in the ledger: ${toSlipwayError(error).message}`];
  }
}

async function page(
  { ports }: StepContext,
  report: HaltReport,
  order: HaltOrder,
): Promise<readonly string[]> {
  const { haltPage } = await import('../halt-page.ts');
  const wanted = haltPage(order, [report]);
  if (wanted === undefined) return [];
  const { reached, warnings } = await ports.alarm(wanted);
  return [
    ...reached.map((channel) => `paged: ${channel}`),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
}
