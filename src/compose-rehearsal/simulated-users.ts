import { type AppUsers, openAppUsers, type UserGroup } from '../emulators/world/app-users.ts';
import { ordinaryWorld } from '../guard/simulation/population/world.ts';
import { seedOf } from '../guard/simulation/random.ts';
import type { Scenario } from '../rehearsal/scenario.ts';
import { type Platform, platforms } from '../stores/platform.ts';

/** Before the release, so that its first users have something to be compared with. */
const daysBefore = 3;

/** The users of both platforms, as a scenario has them. */
export function simulatedUsers(
  scenario: Scenario,
  { seed, startMs }: { readonly seed: number; readonly startMs: number },
): Readonly<Record<Platform, AppUsers>> {
  const of = (platform: Platform): AppUsers =>
    openAppUsers({
      world: worldOf(scenario, platform),
      groups: groupsOf(scenario, platform),
      seed: seedOf(seed, platforms.indexOf(platform)),
      ...{ startMs, daysBefore },
    });
  return { android: of('android'), ios: of('ios') };
}

function worldOf({ outage, users, crashRate }: Scenario, platform: Platform) {
  return {
    ...ordinaryWorld,
    dau: users[platform],
    baseline: crashRate,
    outage: outage && { from: outage.fromHour, hours: outage.hours, times: outage.times },
  };
}

/** Everybody alike, or those with the one model that is hit apart from the others. */
function groupsOf({ defect }: Scenario, platform: Platform): readonly UserGroup[] {
  if (defect === undefined || !defect.on.includes(platform)) return [{ device: {}, share: 1, differs: {} }];
  const { model, times, fromHour } = defect;
  const differs = { ratio: times, onsetHours: fromHour };
  if (model === undefined) return [{ device: {}, share: 1, differs }];
  return [
    { device: { deviceModel: model.name }, share: model.share, differs },
    { device: { deviceModel: 'others' }, share: 1 - model.share, differs: {} },
  ];
}
