import { rolloutMemory } from '../../src/rollout/memory.ts';
import { signOff } from '../../src/rollout/operate.ts';
import { stepRollout } from '../../src/rollout/step.ts';
import { controller, operator } from './actors.ts';
import { unexplained } from './journal-rules.ts';
import { inWords, shownIn } from './moves.ts';
import { actInConsole } from './person.ts';
import { type Actor, portsOf } from './ports.ts';
import { killProcess, startProcess } from './processes.ts';
import { isHalted } from './rules.ts';
import { openWorld, type World } from './world.ts';

export interface ScheduleResult {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly trace: readonly string[];
  /** How the release ended: `halted 0.1`, `completed`. */
  readonly end: string;
}

/** Plays one schedule to its end and judges it. Everything that happens follows from the seed. */
export async function runSchedule(
  seed: number,
  { overHttp = false }: { readonly overHttp?: boolean } = {},
): Promise<ScheduleResult> {
  const world = await openWorld(seed, { overHttp });
  try {
    await play(world).catch((error) => world.problems.push(`${error}, ${[...world.running].join()}`));
    world.calm = true;
    world.turns.end();
    await settle(world);
    await judgeEnd(world);
    const { problems, trace } = world;
    const { production, internal } = shownIn(world);
    return { seed, problems, trace, end: inWords(production ?? internal) };
  } finally {
    await world.close();
  }
}

async function play(world: World): Promise<void> {
  const { random, turns, running } = world;
  const controllers = ['A', 'B'].map((name) => startController(world, name));
  startProcess(world, newActor('operator', 'user:kim'), (process) =>
    operator(world, process, 2 + random.pick([0, 1, 2])),
  );
  for (;;) {
    await turns.standStill();
    if (running.size === 0) return;
    if (random.chance(0.03)) actInConsole(world);
    if (random.chance(0.04)) world.clock.nowMs += random.pick([1, 10, 50]) * 60_000;
    if (random.chance(0.01)) kill(world, controllers, random.pick([0, 1]));
    world.trace.push(turns.release() ?? 'nobody waits');
  }
}

function newActor(name: string, actor: string): Actor {
  return { name, actor, killed: false, order: undefined };
}

function startController(world: World, name: string): Actor {
  const process = newActor(name, `ci:${name}`);
  const steps = 3 + world.random.pick([0, 1, 2]);
  startProcess(world, process, () => controller(world, process, steps));
  return process;
}

function kill(world: World, controllers: Actor[], index: number): void {
  const another = killProcess(world, controllers[index], (name) => startController(world, name));
  if (another !== undefined) controllers[index] = another;
}

const longEnough = 40;

/** No more faults and nobody else: a controller goes on until nothing is left to do. */
async function settle(world: World): Promise<void> {
  const { subject } = world.beginning;
  const process = { ...newActor('last', 'ci:last'), order: { kind: 'step' as const, gateSaysHalt: false } };
  const judge = async () => ({ judgement: 'advance' as const, reason: 'calm', asOf: world.clock.nowMs });
  const ports = { ...portsOf(world, process), judge };
  for (let step = 0; step < longEnough; step += 1) {
    const { decision, did } = await stepRollout(subject, ports);
    world.trace.push(`END ${did}`);
    if (decision.kind === 'done' || decision.kind === 'stopped') return;
    if (decision.kind === 'hold') await signOff(subject, { ...ports, actor: 'user:sam' }, 'quiet');
    world.clock.nowMs += 2 * 3_600_000;
  }
  world.problems.push('it never comes to rest');
}

/** The ledger says what the store says, and the last word of a person stands. */
async function judgeEnd(world: World): Promise<void> {
  const events = await world.ledger.read(world.beginning.subject.release);
  const memory = rolloutMemory(events);
  const shown = shownIn(world);
  const release = shown[memory?.track ?? ''];
  const store = `${memory?.track} ${inWords(release)}`;
  const status = memory?.halted ? 'halted' : 'completed';
  const fraction = memory?.completed || release?.userFraction === undefined ? '' : memory?.fraction;
  const ledger = `${memory?.track} ${status} ${fraction}`.trim();
  if (store !== ledger) world.problems.push(`the store shows ${store}, the ledger ${ledger}`);
  if (shown.production !== undefined && memory?.track !== 'production')
    world.problems.push('the ledger does not know that it is public');
  world.problems.push(...unexplained(events), ...lastWord(world, isHalted(release)));
}

/** A person's halt holds; a person's resume holds too, but where a gate has halted since. */
function lastWord({ moves }: World, halted: boolean): readonly string[] {
  const isPerson = (kind: string | undefined) => kind !== 'step';
  const words = moves.map(({ mover, to }) => ({ halt: isHalted(to), person: isPerson(mover.order?.kind) }));
  const index = words.findLastIndex(({ person }) => person);
  if (index < 0) return [];
  const gateHalted = words.slice(index + 1).some(({ halt }) => halt);
  const expected = words[index]?.halt === true || gateHalted;
  return expected === halted ? [] : [`a person's last word was ${words[index]?.halt ? 'halt' : 'go'}`];
}
