import type { Arm } from '../../guard/bucket.ts';
import type { Platform } from '../../stores/platform.ts';
import { addArm, dayMs, hourMs, seriesOf } from '../series-of.ts';
import { noData, type SeenVersion, type Signal } from '../signal.ts';
import { basicAuthorization } from './authorization.ts';
import { type Counts, readSegmentation } from './read-segmentation.ts';

export interface MixpanelOptions {
  /** `https://mixpanel.com`, or the host of another region. */
  readonly url: string;
  readonly project: string;
  readonly platform: Platform;
  /** The event of everybody who uses the app, and that of a failure. */
  readonly used: string;
  readonly failed: string;
  readonly timeZone: string;
  readonly versionProperty: string;
  readonly accountVariable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Events reach Mixpanel when the app next sends them; what is younger is asked for, and not called complete. */
const lagMs = 2 * hourMs;

/** Users of each version with an event of failure, among those with an event of use. Mixpanel hides nobody. */
export function mixpanel(options: MixpanelOptions): Signal {
  const label = `Mixpanel (project ${options.project})`;
  return {
    label,
    async ask({ metric, candidate, baseline, since, now, timeout }) {
      const headers = basicAuthorization(options.accountVariable, options.env);
      const versions = [candidate, baseline].flatMap(codesOf);
      const count = (event: string, unit: 'hour' | 'day') =>
        readSegmentation({ ...options, headers, timeout }, { event, unit, versions, since, now });
      const [usedByHour, failedByHour, usedByDay, failedByDay] = await Promise.all([
        count(options.used, 'hour'),
        count(options.failed, 'hour'),
        count(options.used, 'day'),
        count(options.failed, 'day'),
      ]);
      // A version without failures has no row. An event without any row at all may be one that is called otherwise.
      if (failedByDay.size === 0)
        return noData('nothing-yet', `no version had the event "${options.failed}" in this time`);
      const arms = (used: Counts, failed: Counts) => ({
        candidate: armOf(candidate, used, failed),
        baseline: armOf(baseline, used, failed),
      });
      const complete = now - lagMs;
      return seriesOf({
        metric,
        unit: 'users',
        rounded: false,
        since,
        hours: arms(usedByHour, failedByHour),
        days: arms(usedByDay, failedByDay),
        completeUntil: {
          hours: Math.floor(complete / hourMs) * hourMs,
          days: Math.floor(complete / dayMs) * dayMs,
        },
      });
    },
  };
}

function codesOf({ versionCodes }: SeenVersion): readonly string[] {
  return versionCodes.map(String);
}

/** Nobody in a bucket means that nothing was sent. Whoever had a failure has used the app, whatever else was sent. */
function armOf(version: SeenVersion, used: Counts, failed: Counts): ReadonlyMap<number, Arm> {
  const arms = new Map<number, Arm>();
  for (const code of codesOf(version))
    for (const [start, users] of used.get(code) ?? []) {
      const bad = failed.get(code)?.get(start) ?? 0;
      if (users > 0) addArm(arms, start, { users: Math.max(users, bad), failed: bad });
    }
  return arms;
}
