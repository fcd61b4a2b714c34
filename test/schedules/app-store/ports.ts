import type { Fault } from '../../../src/emulators/serving/faults.ts';
import { SlipwayError } from '../../../src/errors/slipway-error.ts';
import type { AppendRequest, Ledger } from '../../../src/ledger/ledger.ts';
import type { RolloutPorts } from '../../../src/rollout/context.ts';
import { createAppStore } from '../../../src/stores/app-store/app-store.ts';
import type { Store } from '../../../src/stores/store.ts';
import type { Process } from '../turns.ts';
import { noteMove } from './rules.ts';
import { origin, type World } from './world.ts';

/** A process that acts on the store and the ledger, and what it is about. */
export interface Actor extends Process {
  readonly actor: string;
  order: 'step' | 'resume' | 'advance' | 'complete' | 'halt';
  /** Whether a gate has answered halt in this step. */
  gateSaysHalt: boolean;
  ended?: () => void;
}

export type OwnPorts = Required<Omit<RolloutPorts, 'judge' | 'ahead' | 'submission'>>;

export function portsOf(world: World, process: Actor): OwnPorts {
  return {
    store: storeOf(world, process),
    ledger: ledgerOf(world, process),
    clock: { now: () => world.clock.nowMs },
    actor: process.actor,
    haltPolicy: { attempts: 5, pause: () => world.turns.wait(process, 'pause') },
    alarm: async () => ({ reached: ['the person on call'], warnings: [] }),
  };
}

/** Apple's client and the adapter as they are; each request waits for its turn, there and back. */
function storeOf(world: World, process: Actor): Store {
  const { turns, key, random } = world;
  const wait = () => turns.wait(process, 'patience');
  return createAppStore({
    endpoint: { kind: 'local', origin, label: 'local App Store' },
    credentials: { keyId: key.keyId, issuerId: key.issuerId, privateKey: key.privateKeyPem },
    pace: { wait },
    connect: {
      wait,
      random: () => random.next(),
      fetch: (url, init) => request(world, process, { url, init }),
    },
  });
}

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

async function request(world: World, process: Actor, { url, init }: Call): Promise<Response> {
  const { turns } = world;
  const method = init.method ?? 'GET';
  await turns.wait(process, `${method} ${new URL(url).pathname.split('/').slice(2).join('/')}`);
  try {
    return await turns.during(async () => {
      const before = world.phase();
      try {
        return await world.answer(url, init, faultFor(world, method));
      } finally {
        noteMove(world, before, process);
      }
    });
  } finally {
    await turns.wait(process, 'answer');
  }
}

const faultRate = 0.06;
const faults: readonly Fault[] = [
  { kind: 'answer', status: 503, body: '' },
  { kind: 'answer', status: 429, body: '' },
  { kind: 'reset', when: 'received' },
  { kind: 'reset', when: 'handled' },
  { kind: 'lose-answer', status: 503 },
];

/** What goes wrong with a request. Writes are also answered with a success that has no effect. */
function faultFor({ random, calm }: World, method: string): Fault | undefined {
  if (calm || !random.chance(faultRate)) return undefined;
  return method === 'PATCH' && random.chance(0.3) ? { kind: 'ignore' } : random.pick(faults);
}

function ledgerOf(world: World, process: Actor): Ledger {
  const { ledger, turns } = world;
  const there = <T>(label: string, call: () => Promise<T>): Promise<T> =>
    turns.wait(process, `ledger ${label}`).then(() => turns.during(call));
  return {
    label: ledger.label,
    read: (release) => there('read', () => ledger.read(release)),
    releases: () => there('releases', () => ledger.releases()),
    append: async (wanted) => {
      const result = await there('append', () => append(world, wanted));
      await turns.wait(process, 'appended');
      return result;
    },
    close: async () => undefined,
  };
}

/** What an event says of a pause by the controller; undefined where it says nothing. */
function pausedAfter(type: string): boolean | undefined {
  if (type === 'rollout.pause-intended' || type === 'rollout.paused') return true;
  const ends = [
    'rollout.went-on',
    'rollout.moved',
    'rollout.adopted',
    'rollout.resumed',
    'rollout.completed',
    'halt.done',
  ];
  return ends.includes(type) ? false : undefined;
}

const ledgerFaultRate = 0.03;

/** As a ledger over a network is: not there, or there and its answer lost. */
async function append(world: World, wanted: AppendRequest) {
  const { random, calm, ledger, trace } = world;
  const lost = !calm && random.chance(ledgerFaultRate);
  const unreachable = () => new SlipwayError('LEDGER_UNAVAILABLE', { message: 'The ledger is not there.' });
  if (lost && random.chance(0.5)) throw unreachable();
  const result = await ledger.append(wanted);
  if (result.kind === 'appended')
    for (const { type } of wanted.bodies) world.pausedOnRecord = pausedAfter(type) ?? world.pausedOnRecord;
  const types = wanted.bodies.map(({ type }) => type).join(' + ');
  trace.push(`LEDGER ${wanted.actor} ${types}: ${result.kind}${lost ? ', answer lost' : ''}`);
  if (lost) throw unreachable();
  return result;
}
