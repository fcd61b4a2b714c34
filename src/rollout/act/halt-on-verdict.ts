import { toSlipwayError } from '../../errors/from-unknown.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { guardJson } from '../../guard/guard-json.ts';
import { recordHaltOf } from '../audit.ts';
import type { Done, StepContext } from '../context.ts';
import type { HaltOrder } from '../halt-order.ts';
import type { HaltReport } from '../halt-report.ts';
import { judgeName } from '../situation.ts';

/** Halts the version on every track where it rolls out because a gate said so; when the store does not show it, it fails loudly and somebody is paged. */
export async function haltOnVerdict(context: StepContext, reason: string): Promise<Done> {
  const { subject, ports, view } = context;
  const { haltVersion } = await import('../halt.ts');
  const { patientPolicy } = await import('../halt-policy.ts');
  const request = { ...subject, store: ports.store, versionCode: subject.versionCodes[0] };
  const reports = await haltVersion(request, ports.haltPolicy ?? patientPolicy);
  const why = `${reason}: ${view.judged.reason}`;
  const order = { reason: why, actor: ports.actor, correlationId: crypto.randomUUID() };
  const [warnings, paged] = await Promise.all([
    recorded(context, reports, order),
    page(context, reports, order),
  ]);
  const aside = [...paged, ...warnings].map((line) => `\n${line}`).join('');
  const said = reports.map(({ message }) => message).join(' ');
  const judge = judgeName(view.judged).replace('the', 'The');
  if (!reports.every(({ outcome }) => outcome === 'stopped')) {
    throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
      message: `${judge} answered halt, and the halt is not confirmed.`,
      seen: `${said}${aside}`,
      next: `slipway halt --reason "${judgeName(view.judged)} answered halt"`,
    });
  }
  return { did: `halted: ${said} ${judge} said: ${view.judged.reason}${aside}`, exit: 'halted' };
}

/** What was not stopped last, so that the journal does not end with a success. */
function inOrder(reports: readonly HaltReport[]): readonly HaltReport[] {
  return reports.toSorted((a, b) => Number(a.outcome !== 'stopped') - Number(b.outcome !== 'stopped'));
}

/** A ledger that cannot be written changes nothing about the halt: it is a warning. */
async function recorded(
  { subject, ports, view }: StepContext,
  reports: readonly HaltReport[],
  order: HaltOrder,
): Promise<readonly string[]> {
  const { judgement, reason, asOf, guard } = view.judged;
  const evidence = {
    verdict: judgement,
    reason,
    asOf: new Date(asOf).toISOString(),
    ...(guard !== undefined && !guard.shadow && { metrics: guardJson(guard).metrics }),
  };
  try {
    for (const report of inOrder(reports))
      await recordHaltOf(subject.release, { ledger: ports.ledger, report, audit: { ...order, evidence } });
    return [];
  } catch (error) {
    return [`warning: not recorded in the ledger: ${toSlipwayError(error).message}`];
  }
}

async function page(
  { ports }: StepContext,
  reports: readonly HaltReport[],
  order: HaltOrder,
): Promise<readonly string[]> {
  const { haltPage } = await import('../halt-page.ts');
  const wanted = haltPage(order, reports);
  if (wanted === undefined) return [];
  const { reached, warnings } = await ports.alarm(wanted);
  return [
    ...reached.map((channel) => `paged: ${channel}`),
    ...warnings.map((warning) => `warning: ${warning}`),
  ];
}
