import { type AppUsers, openAppUsers, type UserGroup } from '../emulators/world/app-users.ts';
import { type UsersInTurn, usersInTurn } from '../emulators/world/users-in-turn.ts';
import { ordinaryWorld } from '../guard/simulation/population/world.ts';
import { seedOf } from '../guard/simulation/random.ts';
import type { Scenario } from '../rehearsal/scenario.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import { baseline, mended, released } from './rehearsed-app.ts';

/** Before the release, so that its first users have something to be compared with. */
const daysBefore = 3;

/** The users of both platforms, as a scenario has them. */
export function simulatedUsers(
  scenario: Scenario,
  { seed, startMs }: { readonly seed: number; readonly startMs: number },
): Readonly<Record<Platform, UsersInTurn>> {
  const of = (platform: Platform): UsersInTurn =>
    usersInTurn(
      openAppUsers({
        world: worldOf(scenario, platform),
        groups: groupsOf(scenario, platform),
        seed: seedOf(seed, platforms.indexOf(platform)),
        ...{ startMs, daysBefore },
        versionCodes: { candidate: released.versionCode, baseline },
      }),
    );
  return { android: of('android'), ios: of('ios') };
}

/** The same users, once they are offered the version that mends it: it begins with a day. */
export function usersOfMended(
  scenario: Scenario,
  { seed, startMs }: { readonly seed: number; readonly startMs: number },
): AppUsers {
  return openAppUsers({
    world: { ...worldOf(scenario, 'android'), outage: undefined },
    groups: [{ device: {}, share: 1, differs: {} }],
    seed: seedOf(seed, platforms.length),
    ...{ startMs, daysBefore: 0 },
    versionCodes: { candidate: mended.versionCode, baseline },
  });
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
