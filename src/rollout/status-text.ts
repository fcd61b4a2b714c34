import { guardLines } from '../guard/guard-text.ts';
import { phasedReleaseFractions } from '../stores/phased-release.ts';
import { wrap } from '../text/wrap.ts';
import type { RolloutStatus } from './describe.ts';
import { pauseBudgetText } from './pause-budget.ts';
import { operatorActions } from './people.ts';
import { reviewText } from './review.ts';
import { percent } from './track-change.ts';

const nameColumns = 9;

/** A rollout's status for a person: one fact a line, within 80 columns. */
export function statusText(status: RolloutStatus): string {
  return [
    ...standingFacts(status).flatMap(([name, text]) => factLines(name, text)),
    ...(status.guard === null ? [] : guardLines(status.guard, nameColumns)).map(
      ([name = '', text = '']) => name.padEnd(nameColumns) + text,
    ),
    ...factLines('next', nextText(status)),
    ...peopleFacts(status).flatMap(([name, text]) => factLines(name, text)),
  ].join('\n');
}

/** What is known of it by now. */
function standingFacts(status: RolloutStatus): readonly Fact[] {
  return [
    ['release', status.release],
    ['store', `${status.store}, ${status.applicationId}, ${status.track}`],
    ['version', status.versionCodes.join(', ')],
    ['state', `${stateText(status)}${status.since === null ? '' : `, since ${status.since}`}`],
    ...stageFacts(status),
    ['review', reviewText(status.review)],
    ...pauseFacts(status),
    ['verdict', verdictText(status)],
  ];
}

/** All but what the guard measured. */
export function statusFacts(status: RolloutStatus): readonly Fact[] {
  return [...standingFacts(status), ['next', nextText(status)], ...peopleFacts(status)];
}

type Fact = readonly [name: string, text: string];

/** A long fact goes on below its own beginning. */
function factLines(name: string, text: string): readonly string[] {
  return wrap(text, 80 - nameColumns).map(
    (line, index) => (index === 0 ? name : '').padEnd(nameColumns) + line,
  );
}

/** What users have of it, which is nothing before its review is over. */
function stateText({
  state,
  fraction,
  review,
  soaking,
  track,
  pace,
  pausedByController,
}: RolloutStatus): string {
  if (soaking && state === 'completed') return `soaking, with the testers of ${track} alone`;
  const share = fraction === null ? 'exposure unknown' : `${percent(fraction)} of users`;
  const isOut = review === 'published' || review === 'unknown';
  if (!isOut && (state === 'in-progress' || state === 'completed'))
    return `nobody has it yet; ${share} once it is out`;
  if (state === 'in-progress') return `in progress, ${share}`;
  if (state !== 'halted') return `${state}, ${share}`;
  if (pausedByController) return `paused by the controller, ${share}`;
  return `${pace === 'store' ? 'paused' : 'halted'}, ${share}`;
}

function stageFacts({ stage, stages, timetable, soaking }: RolloutStatus): readonly Fact[] {
  if (timetable?.day !== undefined && timetable.day !== null && !soaking)
    return [['day', `${timetable.day} of ${phasedReleaseFractions.length}`]];
  return stage === null ? [] : [['stage', `${stage} of ${stages}`]];
}

/** Only a pause, or what is left of a budget that was used, is worth a line. */
function pauseFacts({ timetable, state, soaking }: RolloutStatus): readonly Fact[] {
  if (timetable === null || soaking) return [];
  const isPaused = state === 'halted';
  return isPaused || (timetable.pausedDays ?? 0) > 0
    ? [['pause', pauseBudgetText(timetable.pausedDays ?? undefined)]]
    : [];
}

function peopleFacts({ signedOff, approvals, mayAct, twoPersons }: RolloutStatus): readonly Fact[] {
  const limited = operatorActions.filter((action) => mayAct[action] !== null || twoPersons.includes(action));
  return [
    ...limited.map((action): Fact => [action, inWords(mayAct[action], twoPersons.includes(action))]),
    ...(signedOff.length === 0 ? [] : [['signed', signedOff.join(', ')] as const]),
    ...approvals.map(({ action, person }): Fact => ['approved', `${person} approves to ${action}`]),
  ];
}

function inWords(may: readonly string[] | null, takesTwo: boolean): string {
  const who = may === null ? 'anybody with a name' : may.join(', ');
  return takesTwo ? `${who}, once a second person has approved it` : who;
}

function verdictText({ verdict, verdictReason }: RolloutStatus): string {
  return verdict === 'not-asked'
    ? `nobody was asked: ${verdictReason} (not the same as healthy)`
    : `${verdict}: ${verdictReason}`;
}

/** What comes next by itself, or who has to do something. */
function nextText({ decision, nextFraction, notBefore, reason, pace }: RolloutStatus): string {
  const to = nextFraction === null ? '' : ` to ${percent(nextFraction)}`;
  switch (decision) {
    case 'wait':
      return pace === 'store' && nextFraction !== null
        ? `judged at ${notBefore} (${reason}); then the store raises it${to}, or it is paused`
        : `step${to}, not before ${notBefore}: ${reason}`;
    case 'advance':
      return `step${to} is due: ${reason}`;
    case 'pause':
      return `a pause is due: ${reason}`;
    case 'go-on':
      return `the end of the pause is due: ${reason}`;
    case 'let-out':
      return `letting it out is due: ${reason}`;
    case 'follow':
      return `nothing to do: ${reason}`;
    default:
      return `${decision}: ${reason}`;
  }
}

/** For a GitHub job summary. */
export function statusMarkdown(status: RolloutStatus & { readonly did?: string }): string {
  return [
    `## Rollout of ${status.release}`,
    ...(status.did === undefined ? [] : [`This step: ${status.did}`]),
    '```',
    statusText(status),
    '```',
  ].join('\n');
}
