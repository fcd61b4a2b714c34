import { toSlipwayError } from '../../errors/from-unknown.ts';
import { guardJson } from '../../guard/guard-json.ts';
import type { StepContext } from '../context.ts';

/**
 * Writes down what a guard in the shadow would have done, so that a person can see later whether to trust it. Only a
 * verdict that differs from its last one is worth a line. It answers with what went wrong: that undoes no step.
 */
export async function recordShadow(context: StepContext): Promise<string | undefined> {
  try {
    await append(context);
    return undefined;
  } catch (error) {
    return `warning: the guard's verdict is not recorded in the ledger: ${toSlipwayError(error).message}`;
  }
}

async function append({ subject, ports, view }: StepContext): Promise<void> {
  const { guard } = view.judged;
  if (guard === undefined || !guard.shadow) return;
  const last = view.events.findLast(({ body }) => body.type === 'guard.judged')?.body;
  if (last?.type === 'guard.judged' && last.verdict === guard.verdict) return;
  const { verdict, reason, asOf, metrics } = guardJson(guard);
  const plain = JSON.parse(JSON.stringify(metrics));
  const body = { type: 'guard.judged', shadow: true, verdict, reason, asOf, metrics: plain } as const;
  const { release } = subject;
  // The step itself may have written. Where somebody else is faster still, the next step says it again.
  const after = (await ports.ledger.read(release)).length;
  await ports.ledger.append({ release, after, bodies: [body], actor: ports.actor });
}
