import { decideStorePaced } from './decide-store-paced.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import { soakAfter, soakOn, stageAfter, stageAt } from './plan.ts';
import { heldBack, judgeName, reasonToGoOn, reviewNews, type Situation } from './situation.ts';

/**
 * The controller's whole judgement, as a pure function. Nothing but `advance` evidence (or, where the
 * plan says so, bake time alone) ever raises the fraction, and nothing here ever lowers it.
 */
export function decide(situation: Situation): Decision {
  const { observation, memory, plan } = situation;
  // Where it soaks, nothing is staged: there every store is alike.
  if (plan.pace === 'store' && memory?.soaking === undefined) return decideStorePaced(situation);
  switch (observation.kind) {
    case 'absent':
      return {
        kind: 'blocked',
        reason: 'the track does not show this version (superseded, removed or not published)',
      };
    case 'unclear':
      return {
        kind: 'blocked',
        reason: 'the store sent a staged release without a fraction: exposure unknown',
      };
    case 'draft':
      return {
        kind: 'blocked',
        reason: 'the release is a draft: somebody has to start it in the Play Console',
      };
    case 'halted':
      return whenHalted(memory, observation.fraction);
    case 'completed':
      return memory?.soaking === undefined ? whenCompleted(memory) : whenSoaking(situation, memory);
    case 'in-progress':
      return memory?.soaking === undefined
        ? whenInProgress(situation, observation.fraction)
        : { kind: 'blocked', reason: `somebody has staged it on ${memory.soaking}, where it only soaks` };
  }
}

function whenHalted(memory: RolloutMemory | undefined, fraction: number | undefined): Decision {
  const adopt = { kind: 'adopt', status: 'halted', fraction } as const;
  if (memory !== undefined && !memory.halted) return { ...adopt, reason: 'halted outside Slipway' };
  if (memory !== undefined && fraction !== undefined && fraction !== memory.fraction)
    return { ...adopt, reason: 'it was raised before it was halted' };
  return { kind: 'stopped', reason: 'the release is halted; only a person resumes it' };
}

function whenCompleted(memory: RolloutMemory | undefined): Decision {
  if (memory?.intended === 1)
    return { kind: 'confirm', fraction: 1, reason: 'the interrupted completion had reached the store' };
  const wasHalted = memory?.halted === true;
  if (memory?.completed && !wasHalted) return { kind: 'done', reason: 'the rollout is complete' };
  const reason = wasHalted ? 'resumed outside Slipway' : 'completed outside Slipway';
  return { kind: 'adopt', status: 'completed', fraction: 1, reason };
}

/** Nothing is halted where only testers are; it just goes no further. */
const heldByGate: Decision = {
  kind: 'hold',
  reason: 'the gate answered halt; it stays on this track',
  blockers: [{ kind: 'verdict', reason: 'the gate answered halt', until: undefined }],
};

/** On an internal or closed track the version is complete at once; what comes next is another track. */
function whenSoaking(situation: Situation, memory: RolloutMemory): Decision {
  const { plan, judged } = situation;
  const track = memory.soaking ?? memory.track;
  if (memory.halted) {
    const reason = 'resumed outside Slipway';
    return { kind: 'adopt', status: 'completed', fraction: undefined, reason };
  }
  if (memory.held !== undefined)
    return {
      kind: 'stopped',
      reason: `a halt keeps it on ${track} (${memory.held}); only a person resumes it`,
    };
  if (judged.judgement === 'halt') return heldByGate;
  const stage = soakOn(plan, track);
  if (stage === undefined)
    return { kind: 'blocked', reason: `the plan has no soak stage on ${track} (any more)` };
  const next = soakAfter(plan, track)?.track;
  return (
    reviewNews(situation, memory) ??
    heldBack(situation, memory, stage) ?? {
      kind: 'promote',
      from: track,
      to: next,
      reason: reasonToGoOn(situation),
    }
  );
}

function whenInProgress(situation: Situation, fraction: number): Decision {
  const { memory } = situation;
  const { judged } = situation;
  if (judged.judgement === 'halt') return { kind: 'halt', reason: `${judgeName(judged)} answered halt` };
  if (memory === undefined) {
    return {
      kind: 'adopt',
      status: 'inProgress',
      fraction,
      reason: 'the ledger knows nothing of this rollout',
    };
  }
  if (memory.intended === fraction) {
    return { kind: 'confirm', fraction, reason: 'the interrupted step had reached the store' };
  }
  if (memory.fraction !== fraction || memory.halted) {
    const reason = memory.halted ? 'resumed outside Slipway' : 'the fraction was changed outside Slipway';
    return { kind: 'adopt', status: 'inProgress', fraction, reason };
  }
  return whenAsRemembered(situation, memory);
}

function whenAsRemembered(situation: Situation, memory: RolloutMemory): Decision {
  const { plan } = situation;
  const [stage, next] = [stageAt(plan, memory.fraction), stageAfter(plan, memory.fraction)];
  if (stage === undefined || next === undefined)
    return { kind: 'done', reason: 'the plan ends at this stage' };
  const reason = reasonToGoOn(situation);
  return (
    reviewNews(situation, memory) ??
    heldBack(situation, memory, stage) ?? {
      kind: 'advance',
      from: memory.fraction,
      to: next.fraction,
      reason,
    }
  );
}
