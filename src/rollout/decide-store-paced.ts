import type { ReviewState } from '../stores/store.ts';
import type { Blocker } from './blockers.ts';
import type { Decision } from './decision.ts';
import type { RolloutMemory } from './memory.ts';
import { type StageConditions, stageAfter, stageAt } from './plan.ts';
import { blockersAt, heldBack, judgeName, reasonToGoOn, reviewNews, type Situation } from './situation.ts';
import { percent } from './track-change.ts';

/**
 * What to do about a rollout whose store raises the fraction by itself: follow it, and pause it while something is
 * missing. Nothing here raises a fraction; a pause that a halt or a person has made is theirs to lift.
 */
export function decideStorePaced(asked: Situation): Decision {
  const { observation, memory } = asked;
  const situation = { ...asked, review: reviewIn(asked) };
  switch (observation.kind) {
    case 'absent':
      return blocked('the store does not show this version (replaced, or never submitted)');
    case 'unclear':
      return blocked('the store sent a phased release without its day: exposure unknown');
    case 'draft':
      return whenDraft(memory);
    case 'halted':
      return whenPaused(situation, observation.fraction);
    case 'completed':
      return whenEverybody(situation);
    case 'in-progress':
      return whenRunning(situation, observation.fraction);
  }
}

/** A timetable runs only once the version is published, whether or not its review can be read at the moment. */
function reviewIn({ observation, review }: Situation): ReviewState {
  if (review !== 'unknown' || !('release' in observation)) return review;
  const state = observation.release.timetable?.state;
  return state === 'running' || state === 'paused' || state === 'over' ? 'published' : review;
}

function blocked(reason: string): Decision {
  return { kind: 'blocked', reason };
}

/** A version that a halt has withdrawn is a draft again; only a new submission brings it back. */
function whenDraft(memory: RolloutMemory | undefined): Decision {
  return memory?.halted
    ? { kind: 'stopped', reason: 'withdrawn from review; only a person submits it again' }
    : blocked('the version is a draft: it was not submitted, or somebody has withdrawn it');
}

function whenPaused(situation: Situation, fraction: number | undefined): Decision {
  const { memory, judged } = situation;
  const stopped: Decision = { kind: 'stopped', reason: 'the release is paused; only a person resumes it' };
  if (memory === undefined) return stopped;
  const hasMoved = fraction !== undefined && fraction !== memory.fraction;
  const adopt = { kind: 'adopt', status: 'halted', fraction } as const;
  if (memory.halted)
    return hasMoved ? { ...adopt, reason: 'the store had raised it before it was paused' } : stopped;
  if (!memory.paused || hasMoved) return { ...adopt, reason: whoPaused(memory) };
  if (judged.judgement === 'halt')
    return { kind: 'halt', reason: `${judgeName(judged)} answered halt while it was paused` };
  return whenPausedByUs(situation, memory);
}

/** Whether a pause came from a controller that was interrupted or from a person cannot be told: it is taken for a person's. */
function whoPaused({ pausing }: RolloutMemory): string {
  return pausing === 'pause'
    ? 'paused, and whether by a controller that was interrupted or by a person is not known'
    : 'paused outside Slipway';
}

function whenPausedByUs(situation: Situation, memory: RolloutMemory): Decision {
  const { fraction } = memory;
  const goOn = { kind: 'go-on', fraction } as const;
  if (memory.waved) return { ...goOn, reason: 'a person lets this day pass' };
  const stage = stageAt(situation.plan, fraction);
  if (stage === undefined) return blocked('the plan has no such day (any more)');
  const kept = heldBack(situation, memory, { ...stage, bakeTimeMs: 0 });
  return kept ?? { ...goOn, reason: reasonToGoOn(situation) };
}

function whenEverybody(situation: Situation): Decision {
  const { memory, plan } = situation;
  const adopt = { kind: 'adopt', status: 'completed', fraction: 1 } as const;
  if (memory === undefined) return { ...adopt, reason: 'the ledger knows nothing of this rollout' };
  if (memory.intended === 1)
    return { kind: 'confirm', fraction: 1, reason: 'the interrupted completion had reached the store' };
  if (memory.halted || memory.paused) return { ...adopt, reason: 'resumed and completed outside Slipway' };
  if (memory.completed)
    return onItsWay(situation, memory) ?? { kind: 'done', reason: 'the rollout is complete' };
  const last = plan.stages.at(-2)?.fraction ?? 0;
  return memory.fraction >= last
    ? { kind: 'moved', from: memory.fraction, to: 1, reason: 'the last day of its timetable' }
    : whenEarly(situation, memory);
}

const dayMs = 24 * 3_600_000;

/** Nobody has looked for days, or somebody has given it to everybody: the time that has passed tells. */
function whenEarly({ plan, now }: Situation, { fraction, since }: RolloutMemory): Decision {
  const daysLeft = plan.stages.filter((stage) => stage.fraction > fraction).length;
  const reason = `completed by its timetable, or by a person, since ${percent(fraction)} was seen`;
  return now - since >= (daysLeft - 1) * dayMs
    ? { kind: 'moved', from: fraction, to: 1, reason }
    : { kind: 'adopt', status: 'completed', fraction: 1, reason: 'completed outside Slipway' };
}

function whenRunning(situation: Situation, fraction: number): Decision {
  const { memory, judged } = situation;
  if (judged.judgement === 'halt') return { kind: 'halt', reason: `${judgeName(judged)} answered halt` };
  const adopt = { kind: 'adopt', status: 'inProgress', fraction } as const;
  if (memory === undefined) return { ...adopt, reason: 'the ledger knows nothing of this rollout' };
  if (memory.halted) return { ...adopt, reason: 'resumed outside Slipway' };
  if (memory.paused && memory.pausing !== 'go-on') return { ...adopt, reason: 'resumed outside Slipway' };
  if (memory.paused)
    return { kind: 'confirm', fraction, reason: 'the interrupted end of a pause had reached the store' };
  const waiting = onItsWay(situation, memory);
  if (waiting !== undefined) return waiting;
  if (fraction > memory.fraction && !memory.completed)
    return { kind: 'moved', from: memory.fraction, to: fraction, reason: 'the next day of its timetable' };
  if (fraction !== memory.fraction)
    return { ...adopt, reason: 'the store shows an earlier day than the ledger' };
  return whenItsDay(situation, memory);
}

/** Everything before the first user: review, and an approved version that waits to be let out. */
function onItsWay(situation: Situation, memory: RolloutMemory): Decision | undefined {
  const { plan, review } = situation;
  const news = reviewNews(situation, memory);
  if (news !== undefined || review === 'published') return news;
  const conditions = { bakeTimeMs: 0, evidence: 'bake-time', signOffs: 0, ...plan.letOutAfter } as const;
  // Nobody has it, so nobody can say how it does: of the verdict only a halt counts here.
  const unjudged = { ...situation, judged: { ...situation.judged, judgement: 'not-asked' } } as const;
  if (review !== 'approved-not-published' || plan.letOutAfter === undefined)
    return heldBack(unjudged, memory, conditions);
  return (
    heldBack({ ...unjudged, review: 'published' }, memory, conditions) ?? {
      kind: 'let-out',
      reason: 'the version is approved, and what the plan waits for is there',
    }
  );
}

/** A day of the timetable: it bakes, and then it passes, or is paused for what it lacks. */
function whenItsDay(situation: Situation, memory: RolloutMemory): Decision {
  const { plan } = situation;
  const [stage, next] = [stageAt(plan, memory.fraction), stageAfter(plan, memory.fraction)];
  if (stage === undefined || next === undefined) return { kind: 'done', reason: 'the timetable ends here' };
  const byItself = `the store raises it to ${percent(next.fraction)} by itself`;
  if (memory.waved)
    return { kind: 'follow', reason: `a person lets this day pass; ${byItself}`, blockers: [] };
  const blockers = dayBlockers(situation, memory, stage);
  const reason = blockers.map((blocker) => blocker.reason).join('; ');
  const baking = blockers.find(({ kind }) => kind === 'bake-time');
  if (baking?.until !== undefined) return { kind: 'wait', until: baking.until, reason, blockers };
  if (blockers.length === 0)
    return {
      kind: 'follow',
      reason: `${reasonToGoOn(situation)}; ${byItself}`,
      blockers,
    };
  return plan.whenUnsure === 'go-on'
    ? { kind: 'follow', reason: `${reason}; all the same ${byItself}, as the plan has it`, blockers }
    : { kind: 'pause', fraction: memory.fraction, reason, blockers };
}

/**
 * The store takes its step at an hour of its own, within a day of the last one: of the calendar its days count here,
 * and not its hours.
 */
function dayBlockers(
  situation: Situation,
  memory: RolloutMemory,
  stage: StageConditions,
): readonly Blocker[] {
  const { plan, now } = situation;
  const calendar = plan.calendar && { ...plan.calendar, fromMinute: 0, toMinute: 1440 };
  const others = blockersAt({ ...situation, plan: { ...plan, calendar: undefined } }, memory, stage);
  const nextStep = Math.max(now, memory.since + dayMs);
  const whole = { ...situation, plan: { ...plan, calendar }, now: nextStep };
  return [
    ...others,
    ...blockersAt(whole, memory, { ...stage, bakeTimeMs: 0 }).filter(({ kind }) => kind === 'calendar'),
  ];
}
