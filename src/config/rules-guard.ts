import { platforms } from '../stores/platform.ts';
import type { Problem } from './problem.ts';
import type { Partially } from './salvage.ts';
import type { AppInput } from './schema-app.ts';
import type { GuardInput } from './schema-guard.ts';

type App = Partially<AppInput>;
type Rollout =
  | NonNullable<NonNullable<App['android']>['rollout']>
  | NonNullable<NonNullable<App['ios']>['rollout']>;

interface OnPlatform {
  readonly rollout: Rollout;
  readonly guard: Partially<GuardInput>;
  readonly platform: (typeof platforms)[number];
  /** Of the guard. */
  readonly path: readonly string[];
}

/** What a guard has to be beyond the shape of its parts. */
export const guardRules = [
  oneJudgeActs,
  somethingTellsVersionsApart,
  queriesNameAVersion,
  vitalsAreOfGooglePlay,
  rawRuleHasOneThreshold,
  limitIsForRareFailures,
].map(
  (rule) =>
    (app: App): readonly Problem[] =>
      platforms.flatMap((platform) => {
        const rollout = app[platform]?.rollout;
        if (rollout?.guard === undefined) return [];
        return rule({ rollout, guard: rollout.guard, platform, path: [platform, 'rollout', 'guard'] });
      }),
);

/** Two judges that act would need a third one for when they differ. In the shadow it may watch beside a gate. */
function oneJudgeActs({ rollout, guard, path }: OnPlatform): readonly Problem[] {
  if (rollout.gate === undefined || guard.shadow === true) return [];
  const message =
    'is beside a gate, and only one of them may act; take the gate out, or let the guard watch with shadow: true';
  return [{ path, message }];
}

/** A server that answers says nothing of how the new version does. */
function somethingTellsVersionsApart({ guard, path }: OnPlatform): readonly Problem[] {
  const metrics = metricsOf(guard);
  if (metrics.length === 0 || metrics.some(([, metric]) => metric?.from !== 'probe')) return [];
  const message =
    'has probes alone, which know no versions; add a metric that tells the new one from the old one';
  return [{ path: [...path, 'metrics'], message }];
}

/** Without a version in it both arms would be the same numbers. */
function queriesNameAVersion({ guard, path }: OnPlatform): readonly Problem[] {
  return metricsOf(guard).flatMap(([name, metric]) =>
    metric?.from !== 'prometheus'
      ? []
      : (['total', 'failed'] as const).flatMap((query) => {
          const written = metric[query];
          if (written === undefined || /\$version(Codes|Name)\b/.test(written)) return [];
          const message = 'is the same for every version; put $versionCodes or $versionName into it';
          return [{ path: [...path, 'metrics', name, query], message }];
        }),
  );
}

function vitalsAreOfGooglePlay({ guard, platform, path }: OnPlatform): readonly Problem[] {
  return metricsOf(guard).flatMap(([name, metric]) => {
    if (metric?.from === 'crashlytics') return crashlyticsKnows(name, platform, [...path, 'metrics', name]);
    if (metric?.from !== 'play-vitals') return [];
    const at = [...path, 'metrics', name];
    if (platform === 'ios')
      return [{ path: [...at, 'from'], message: 'knows Android alone; the App Store has no crash rates' }];
    return name === 'crash' || name === 'anr'
      ? []
      : [{ path: at, message: 'is not what Android vitals measure; call the metric crash or anr' }];
  });
}

function crashlyticsKnows(
  name: string,
  platform: OnPlatform['platform'],
  path: readonly string[],
): readonly Problem[] {
  if (name === 'anr' && platform === 'ios') return [{ path, message: 'is an error of Android alone' }];
  const message = 'is not what Crashlytics exports; call the metric crash or anr';
  return name === 'crash' || name === 'anr' ? [] : [{ path, message }];
}

function rawRuleHasOneThreshold({ guard, path }: OnPlatform): readonly Problem[] {
  return metricsOf(guard).flatMap(([name, metric]) => {
    const raw = metric !== undefined && 'raw' in metric ? metric.raw : undefined;
    if (raw === undefined || 'rate' in raw !== 'ratio' in raw) return [];
    return [{ path: [...path, 'metrics', name, 'raw'], message: 'needs one of rate and ratio' }];
  });
}

/** The limit's evidence is made for rare failures. */
function limitIsForRareFailures({ guard, path }: OnPlatform): readonly Problem[] {
  return metricsOf(guard).flatMap(([name, metric]) => {
    if (metric === undefined || !('highestRate' in metric)) return [];
    if ((metric.failures ?? (name === 'funnel' ? 'frequent' : 'rare')) === 'rare') return [];
    const message = 'is for rare failures; give a funnel a raw rate, which holds';
    return [{ path: [...path, 'metrics', name, 'highestRate'], message }];
  });
}

function metricsOf({ metrics = {} }: Partially<GuardInput>) {
  return Object.entries(metrics);
}
