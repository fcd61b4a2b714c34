import { type Platform, platforms } from '../stores/platform.ts';
import { minutesOf } from './clock-time.ts';
import { defaultIosTrack, defaultStepHours, defaultTrack } from './defaults.ts';
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
  ...[
    soakTracksAreTheirOwn,
    calendarOpens,
    freezesHaveAnOrder,
    gateHasOneWayToAsk,
    tokenBelongsToAnAddress,
  ].map(onEachPlatform),
];

interface OnPlatform {
  readonly platform: Platform;
  readonly app: NonNullable<App['android'] | App['ios']>;
  /** Of the rollout, below the app. */
  readonly path: readonly string[];
}

function onEachPlatform(rule: (on: OnPlatform) => readonly Problem[]): AppRule {
  return (apps) =>
    platforms.flatMap((platform) => {
      const app = apps[platform];
      return app === undefined ? [] : rule({ platform, app, path: [platform, 'rollout'] });
    });
}

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

function soakTracksAreTheirOwn({ app, platform, path }: OnPlatform): readonly Problem[] {
  const usual = platform === 'android' ? defaultTrack : defaultIosTrack;
  const taken = new Map([[app.track ?? usual, 'is the track of the public']]);
  return (app.rollout?.soak ?? []).flatMap((stage, index) => {
    if (stage?.track === undefined) return [];
    const problem = taken.get(stage.track);
    taken.set(stage.track, 'is listed twice');
    return problem === undefined
      ? []
      : [{ path: [...path, 'soak', index, 'track'], message: `"${stage.track}" ${problem}` }];
  });
}

function calendarOpens({ app, path }: OnPlatform): readonly Problem[] {
  const { from = defaultStepHours.from, to = defaultStepHours.to } = app.rollout?.calendar ?? {};
  if (minutesOf(from) < minutesOf(to)) return [];
  const message = `${to} is not after ${from}, so no step could ever be taken`;
  return [{ path: [...path, 'calendar', 'to'], message }];
}

function freezesHaveAnOrder({ app, path }: OnPlatform): readonly Problem[] {
  return (app.rollout?.calendar?.freezes ?? []).flatMap((freeze, index) => {
    const { from, to } = freeze ?? {};
    if (from === undefined || to === undefined || from <= to) return [];
    return [{ path: [...path, 'calendar', 'freezes', index, 'to'], message: `${to} is before ${from}` }];
  });
}

function gateHasOneWayToAsk({ app, path }: OnPlatform): readonly Problem[] {
  const gate = app.rollout?.gate;
  if (gate === undefined) return [];
  const ways = ['command', 'url', 'ask'].filter((way) => way in gate);
  if (ways.length === 1) return [];
  return [{ path: [...path, 'gate'], message: 'needs one of command, url and ask' }];
}

function tokenBelongsToAnAddress({ app, path }: OnPlatform): readonly Problem[] {
  const gate = app.rollout?.gate;
  if (gate === undefined || !('tokenVariable' in gate) || 'url' in gate) return [];
  return [{ path: [...path, 'gate', 'tokenVariable'], message: 'is only for a gate with a url' }];
}
