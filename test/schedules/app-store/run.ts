import { rolloutMemory } from '../../../src/rollout/memory.ts';
import { stepRollout } from '../../../src/rollout/step.ts';
import { phasedReleaseFractions } from '../../../src/stores/phased-release.ts';
import { killProcess, startProcess } from '../processes.ts';
import { controller, operator } from './actors.ts';
import { type Actor, portsOf } from './ports.ts';
import { inWords, noteMove } from './rules.ts';
import { openWorld, type World } from './world.ts';

/** Plays one schedule of the App Store half to its end and judges it. Everything follows from the seed. */
export async function runAppStoreSchedule(seed: number) {
  const world = await openWorld(seed);
  try {
    await play(world).catch((error) => world.problems.push(`${error}, ${[...world.running].join()}`));
    world.calm = true;
    world.turns.end();
    await settle(world);
    await judgeEnd(world);
    const { problems, trace } = world;
    return { seed, problems, trace, end: inWords(world.phase()) };
  } finally {
    await world.close();
  }
}

async function play(world: World): Promise<void> {
  const { random, turns, running } = world;
  const controllers = ['A', 'B'].map((name) => startController(world, name));
  const person = newActor('operator', 'user:kim');
  startProcess(world, person, () => operator(world, person, 2 + random.pick([0, 1, 2])));
  for (;;) {
    await turns.standStill();
    if (running.size === 0) return;
    if (random.chance(0.02)) actByHand(world);
    if (random.chance(0.08)) passTime(world, random.pick([1, 10, 21, 24]));
    if (random.chance(0.01)) kill(world, controllers, random.pick([0, 1]));
    world.trace.push(turns.release() ?? 'nobody waits');
  }
}

function actByHand(world: World): void {
  const before = world.phase();
  const to = before.state === 'PAUSED' ? 'ACTIVE' : world.random.chance(0.9) ? 'PAUSED' : 'COMPLETE';
  if (world.byHand(to)) noteMove(world, before, 'person');
}

function passTime(world: World, hours: number): void {
  const before = world.phase();
  world.passTime(hours);
  noteMove(world, before, 'apple');
}

function newActor(name: string, actor: string): Actor {
  return { name, actor, killed: false, order: 'step', gateSaysHalt: false };
}

function startController(world: World, name: string): Actor {
  const process = newActor(name, `ci:${name}`);
  const steps = 4 + world.random.pick([0, 1, 2, 3]);
  startProcess(world, process, () => controller(world, process, steps));
  return process;
}

function kill(world: World, controllers: Actor[], index: number): void {
  const another = killProcess(world, controllers[index], (name) => startController(world, name));
  if (another !== undefined) controllers[index] = another;
}

const longEnough = 60;

/** No more faults and nobody else: a controller goes on, and Apple's days with it, until nothing is left to do. */
async function settle(world: World): Promise<void> {
  const process = newActor('last', 'ci:last');
  const judge = async () => ({ judgement: 'advance' as const, reason: 'calm', asOf: world.clock.nowMs });
  const ports = { ...portsOf(world, process), judge };
  for (let step = 0; step < longEnough; step += 1) {
    const { decision, did } = await stepRollout(world.subject, ports);
    world.trace.push(`END ${did}`);
    if (decision.kind === 'done' || decision.kind === 'stopped') return;
    passTime(world, 12);
  }
  world.problems.push('it never comes to rest');
}

/** The ledger says what the store says, and the last word of a person stands. */
async function judgeEnd(world: World): Promise<void> {
  const memory = rolloutMemory(await world.ledger.read(world.subject.release));
  const { state: shown, day } = world.phase();
  // On the last day everybody has it, whatever its state.
  const state = day >= phasedReleaseFractions.length ? 'COMPLETE' : shown;
  const ledger = memory?.halted ? 'PAUSED' : memory?.completed ? 'COMPLETE' : 'ACTIVE';
  if (state !== ledger) world.problems.push(`the store shows ${state}, the ledger ${ledger}`);
  const last = world.words.at(-1);
  if (last?.halt && shown !== 'PAUSED')
    world.problems.push(`the last word of a person, ${last.by}, was halt, and it is ${state}`);
}
