import type { Workspace } from '../compose.ts';
import { judgeOf } from '../compose-signals.ts';
import type { PlatformApp } from '../config/platform-app.ts';
import { toSlipwayError } from '../errors/from-unknown.ts';
import type { Alarm } from '../incident/alarm.ts';
import type { Step } from '../rehearsal/stage.ts';
import { findRollout } from '../rollout/find-rollout.ts';
import { stepRollout } from '../rollout/step.ts';

/** One `rollout step`, as a scheduler would call it. */
export async function stepRehearsed(workspace: Workspace, app: PlatformApp, alarm: Alarm): Promise<Step> {
  const { ledger, clock, actor } = workspace;
  const { store } = await workspace.storeOf(app.platform);
  try {
    const subject = await findRollout({ app, versionName: app.versionName, ledger, store });
    const judge = await judgeOf(workspace, { app, subject });
    const done = await stepRollout(subject, { store, ledger, clock, actor, judge, alarm });
    const { judgement: verdict, reason, guard } = done.judged;
    return { kind: 'stepped', did: done.did, decision: done.decision.kind, verdict, reason, guard };
  } catch (error) {
    return { kind: 'failed', error: toSlipwayError(error) };
  }
}
