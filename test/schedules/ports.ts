import { SlipwayError } from '../../src/errors/slipway-error.ts';
import type { AppendRequest, Ledger } from '../../src/ledger/ledger.ts';
import type { RolloutPorts } from '../../src/rollout/context.ts';
import type { Around } from './in-process.ts';
import { inWords, type Mover, movesBetween, type Order, shownIn } from './moves.ts';
import { problemsOf } from './rules.ts';
import type { Process } from './turns.ts';
import { faultFor } from './weather.ts';
import type { World } from './world.ts';

/** A process that acts on the store and the ledger, and says what it is about. */
export interface Actor extends Process {
  readonly actor: string;
  order: Order | undefined;
  ended?: () => void;
}

export type OwnPorts = Required<Omit<RolloutPorts, 'judge' | 'ahead' | 'submission'>>;

/** Its own client of the store and its own way to the ledger; each call waits for its turn, there and back. */
export function portsOf(world: World, process: Actor): OwnPorts {
  const account = process.name === 'B' && world.seed % 2 === 0 ? 1 : 0;
  const wait = () => world.turns.wait(process, 'patience');
  const store = world.storeOf(account, aroundOf(world, process), wait);
  const clock = { now: () => world.clock.nowMs };
  const alarm = async () => ({ reached: ['the person on call'], warnings: [] });
  const haltPolicy = { attempts: 5, pause: () => world.turns.wait(process, 'pause') };
  return { store, ledger: ledgerOf(world, process), clock, actor: process.actor, haltPolicy, alarm };
}

function aroundOf(world: World, process: Actor): Around {
  const { turns } = world;
  return async (call, send) => {
    // A token changes nothing that another could meet.
    if (call.path === '/token') return turns.during(() => send(undefined));
    const what = call.path
      .split('/')
      .slice(5)
      .join('/')
      .replace(/\d{15,}/, '…');
    await turns.wait(process, `${call.method} ${what}`);
    try {
      return await turns.during(() => watched(world, process, () => send(faultFor(world, call))));
    } finally {
      await turns.wait(process, 'answer');
    }
  };
}

/** Notes what one request changed, and whether it may. */
async function watched<T>(world: World, process: Actor, send: () => Promise<T>): Promise<T> {
  const [shown, effects] = [shownIn(world), world.play.effects().length];
  try {
    return await send();
  } finally {
    const mover = { name: process.name, order: process.order };
    const moved = noteMoves(world, shown, mover);
    const commits = world.play.effects().slice(effects).filter(isChange);
    if (commits.length > 0 && !moved) world.problems.push(`${process.name}: the same was committed twice`);
    if (moved && process.order !== undefined && process.order.kind !== 'step') process.order.moved = true;
  }
}

function isChange(effect: ReturnType<World['play']['effects']>[number]): boolean {
  return effect.kind === 'commit' && Object.keys(effect.tracks).length > 0;
}

export function noteMoves(world: World, before: ReturnType<typeof shownIn>, mover: Mover): boolean {
  const moves = movesBetween(before, shownIn(world), mover);
  for (const move of moves) {
    world.trace.push(`MOVE ${mover.name} ${move.track}: ${inWords(move.from)} → ${inWords(move.to)}`);
    world.moves.push(move);
    world.problems.push(...problemsOf(move, world.beginning.subject.plan));
  }
  return moves.length > 0;
}

const ledgerFaultRate = 0.04;

function ledgerOf(world: World, process: Actor): Ledger {
  const { ledger, turns } = world;
  const there = <T>(label: string, call: () => Promise<T>): Promise<T> =>
    turns.wait(process, `ledger ${label}`).then(() => turns.during(call));
  return {
    ...ledger,
    label: ledger.label,
    read: (release) => there('read', () => ledger.read(release)),
    releases: () => there('releases', () => ledger.releases()),
    append: async (request) => {
      const result = await there('append', () => append(world, request));
      await turns.wait(process, 'appended');
      return result;
    },
    close: async () => undefined,
  };
}

/** As a ledger over a network is: not there, or there and its answer lost. */
async function append({ random, calm, ledger, trace }: World, request: AppendRequest) {
  const lost = !calm && random.chance(ledgerFaultRate);
  const unreachable = () => new SlipwayError('LEDGER_UNAVAILABLE', { message: 'The ledger is not there.' });
  if (lost && random.chance(0.5)) throw unreachable();
  const result = await ledger.append(request);
  const types = request.bodies.map(({ type }) => type).join(' + ');
  trace.push(`LEDGER ${request.actor} ${types}: ${result.kind}${lost ? ', answer lost' : ''}`);
  if (lost) throw unreachable();
  return result;
}
