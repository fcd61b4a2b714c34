import type { EventBody } from './event.ts';

/** What a person wants to know about an event, in one sentence without its type, time and actor. */
export function describeEvent(body: EventBody): string {
  switch (body.type) {
    case 'release.opened':
      return `${body.applicationId} ${body.versionName}`;
    case 'release.hotfix':
      return body.reason;
    case 'step.started':
      return body.step;
    case 'step.succeeded':
      return `${body.step}, in ${(body.durationMs / 1000).toFixed(1)} s`;
    case 'step.failed':
      return `${body.step}: ${body.code}: ${body.message}`;
    case 'upload.edit-opened':
    case 'upload.session-opened':
      return `edit ${body.editId}, file ${body.sha256.slice(0, 12)}`;
    case 'guard.judged':
      return `${body.verdict}, in the shadow. ${body.reason}`;
    default:
      return describeRollout(body);
  }
}

type RolloutBody = Extract<EventBody, { type: `rollout.${string}` | `halt.${string}` }>;

function describeRollout(body: RolloutBody): string {
  switch (body.type) {
    case 'rollout.started':
      return `${body.store}, ${body.track}: ${body.versionCodes.join(', ')} to ${percent(body.fraction)}`;
    case 'rollout.promoted':
      return `${body.store}: ${body.from} to ${body.to}${body.fraction === null ? '' : ` at ${percent(body.fraction)}`}. ${body.reason}`;
    case 'rollout.reviewed':
      return `${body.store}: ${body.state}`;
    case 'rollout.signed-off':
      return `${body.stage}. ${body.reason}`;
    case 'rollout.judged':
      return `${body.verdict}: ${body.decision}. ${body.reason}`;
    case 'rollout.intended':
      return `${percent(body.from)} to ${percent(body.to)}. ${body.reason}`;
    case 'rollout.moved': {
      const by = body.by === 'store' ? ', by the store itself' : '';
      return `${body.store}: ${percent(body.from)} to ${percent(body.to)}${by}. ${body.reason}`;
    }
    case 'rollout.pause-intended':
    case 'rollout.go-on-intended':
      return body.reason;
    case 'rollout.paused':
    case 'rollout.went-on':
      return `${body.store}: at ${percent(body.fraction)}. ${body.reason}`;
    case 'rollout.let-out':
      return `${body.store}. ${body.reason}`;
    case 'rollout.adopted':
      return `${body.store} shows ${body.status}${body.fraction === null ? '' : ` at ${percent(body.fraction)}`}. ${body.reason}`;
    case 'rollout.overridden':
      return `${body.action}. ${body.reason} (the controller: ${body.against})`;
    case 'rollout.approved':
      return `${body.action}${body.signature === undefined ? '' : ', signed'}. ${body.reason}`;
    case 'rollout.resumed':
      return `${body.store}: ${body.status}${body.fraction === null ? '' : ` at ${percent(body.fraction)}`}. ${body.reason}`;
    case 'rollout.completed':
      return `${body.store}: ${body.versionCodes.join(', ')}${body.by === 'store' ? ', by the store itself' : ''}`;
    case 'halt.held':
      return `${body.store}: held on ${body.track}. ${body.reason}`;
    case 'halt.done':
      return `${body.store}: ${body.outcome}. ${body.reason}`;
  }
}

/** `0.015` is `1.5%`; binary fractions do not show. */
function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(10))}%`;
}
