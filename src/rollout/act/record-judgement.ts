import { append, type StepContext } from '../context.ts';

/** A scheduler may look every few minutes: only a decision that differs from the last one is worth a line. */
export async function recordJudgement(context: StepContext): Promise<void> {
  const { decision, judged, events } = context.view;
  const { judgement, reason: judgedReason } = judged;
  const last = events.findLast(({ body }) => body.type !== 'guard.judged')?.body;
  if (decision.kind === 'wait' || judgement === 'not-asked') return;
  if (last?.type === 'rollout.judged' && last.decision === decision.kind && last.verdict === judgement)
    return;
  const reason = `${decision.reason} (${judgedReason})`;
  await append(context, events.length, {
    type: 'rollout.judged',
    verdict: judgement,
    decision: decision.kind,
    reason,
  });
}
