import type { PlayRelease } from '../../src/emulators/play/model.ts';
import { shownIn } from './moves.ts';
import { applicationId } from './plans.ts';
import { noteMoves } from './ports.ts';
import type { World } from './world.ts';

/** A person in Play Console halts, resumes, raises or completes what the public has. */
export function actInConsole(world: World): void {
  const before = shownIn(world);
  const track = before.production === undefined ? 'internal' : 'production';
  const shown = before[track];
  const changed = shown && change(world, track, shown);
  if (changed === undefined) return;
  world.play.inConsole(applicationId, { kind: 'set-release', track, release: changed });
  noteMoves(world, before, { name: 'console', order: undefined });
}

function change({ random }: World, track: string, release: PlayRelease): PlayRelease | undefined {
  const { userFraction = 0, countryTargeting: _, ...everywhere } = release;
  if (release.status === 'halted') {
    if (!random.chance(0.6)) return undefined;
    return userFraction === 0 ? { ...everywhere, status: 'completed' } : { ...release, status: 'inProgress' };
  }
  if (release.status === 'completed')
    return random.chance(0.1) && track === 'production' ? { ...release, status: 'halted' } : undefined;
  if (random.chance(0.5)) return { ...release, status: 'halted' };
  if (random.chance(0.1)) {
    const { userFraction: __, ...all } = everywhere as PlayRelease;
    return { ...all, status: 'completed' };
  }
  return {
    ...release,
    userFraction: random.pick(onTheWay.filter((one) => one > userFraction)) ?? userFraction,
  };
}

/** Among them the stages of the plan, so that what a person does may look like what a controller wanted. */
const onTheWay = [0.05, 0.1, 0.3, 0.5, 0.7];
