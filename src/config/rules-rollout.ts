import { minutesOf } from './clock-time.ts';
import { defaultStepHours, defaultTrack } from './defaults.ts';
import { fractionOf } from './fraction.ts';
import type { Problem } from './problem.ts';
import type { Partially } from './salvage.ts';
import type { AppInput } from './schema-app.ts';

type App = Partially<AppInput>;
type AppRule = (app: App) => readonly Problem[];

/** What a rollout plan has to be, beyond the shape of its parts: rising, and possible to reach the end of. */
export const rolloutRules: readonly AppRule[] = [
  fractionsRise,
  countriesGrow,
  soakTracksAreTheirOwn,
  calendarOpens,
  freezesHaveAnOrder,
  gateHasOneWayToAsk,
  tokenBelongsToAnAddress,
];

const rollout = ['android', 'rollout'] as const;

function stagesOf({ android }: App) {
  return android?.rollout?.stages ?? [];
}

function fractionsRise(app: App): readonly Problem[] {
  let before = 0;
  return stagesOf(app).flatMap((stage, index) => {
    const fraction = stage?.fraction === undefined ? undefined : fractionOf(stage.fraction);
    if (fraction === undefined) return [];
    const previous = before;
    before = Math.max(before, fraction);
    if (fraction > previous) return [];
    const message = `${fraction} does not rise above the ${previous} before it; a rollout never shrinks`;
    return [{ path: [...rollout, 'stages', index, 'fraction'], message }];
  });
}

/** A country that had the version keeps it; and Play limits countries only while a rollout is staged. */
function countriesGrow(app: App): readonly Problem[] {
  const stages = stagesOf(app);
  return stages.flatMap((stage, index) => {
    const path = [...rollout, 'stages', index, 'countries'];
    const countries = stage?.countries;
    const before = index === 0 ? [] : stages[index - 1]?.countries;
    if (countries === undefined) return [];
    if (stage?.fraction !== undefined && fractionOf(stage.fraction) === 1)
      return [{ path, message: 'cannot limit the last 100%: a completed release reaches every country' }];
    if (before === undefined)
      return [{ path, message: 'comes after a stage that reaches every country already' }];
    const lost = before.filter((country) => country !== undefined && !countries.includes(country));
    return lost.length === 0
      ? []
      : [{ path, message: `leaves out ${lost.join(', ')} of the stage before it` }];
  });
}

function soakTracksAreTheirOwn({ android }: App): readonly Problem[] {
  const taken = new Map([[android?.track ?? defaultTrack, 'is the track of the public']]);
  return (android?.rollout?.soak ?? []).flatMap((stage, index) => {
    if (stage?.track === undefined) return [];
    const problem = taken.get(stage.track);
    taken.set(stage.track, 'is listed twice');
    const path = [...rollout, 'soak', index, 'track'];
    return problem === undefined ? [] : [{ path, message: `"${stage.track}" ${problem}` }];
  });
}

function calendarOpens({ android }: App): readonly Problem[] {
  const { from = defaultStepHours.from, to = defaultStepHours.to } = android?.rollout?.calendar ?? {};
  if (minutesOf(from) < minutesOf(to)) return [];
  const message = `${to} is not after ${from}, so no step could ever be taken`;
  return [{ path: [...rollout, 'calendar', 'to'], message }];
}

function freezesHaveAnOrder({ android }: App): readonly Problem[] {
  return (android?.rollout?.calendar?.freezes ?? []).flatMap((freeze, index) => {
    const { from, to } = freeze ?? {};
    if (from === undefined || to === undefined || from <= to) return [];
    const path = [...rollout, 'calendar', 'freezes', index, 'to'];
    return [{ path, message: `${to} is before ${from}` }];
  });
}

function gateHasOneWayToAsk({ android }: App): readonly Problem[] {
  const gate = android?.rollout?.gate;
  if (gate === undefined) return [];
  const ways = ['command', 'url', 'ask'].filter((way) => way in gate);
  if (ways.length === 1) return [];
  return [{ path: [...rollout, 'gate'], message: 'needs one of command, url and ask' }];
}

function tokenBelongsToAnAddress({ android }: App): readonly Problem[] {
  const gate = android?.rollout?.gate;
  if (gate === undefined || !('tokenVariable' in gate) || 'url' in gate) return [];
  return [{ path: [...rollout, 'gate', 'tokenVariable'], message: 'is only for a gate with a url' }];
}
