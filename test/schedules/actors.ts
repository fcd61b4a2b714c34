// Loaded beforehand: a step that loads them has no turn to wait for, and would be overtaken at random.
import '../../src/rollout/halt-page.ts';
import '../../src/rollout/halt-policy.ts';
import { SlipwayError } from '../../src/errors/slipway-error.ts';
import { recordHalt } from '../../src/rollout/audit.ts';
import type { RolloutPorts } from '../../src/rollout/context.ts';
import { haltTrack } from '../../src/rollout/halt.ts';
import { orderRollout, signOff } from '../../src/rollout/operate.ts';
import { stepRollout } from '../../src/rollout/step.ts';
import type { Judgement } from '../../src/rollout/verdict.ts';
import { type Actor, type OwnPorts, portsOf } from './ports.ts';
import type { World } from './world.ts';

const judgements: readonly Judgement[] = [
  ...Array<Judgement>(12).fill('advance'),
  'hold',
  'unknown',
  'underpowered',
  'halt',
];

/** A scheduler that steps again and again; a process that is killed begins anew with nothing but the ledger. */
export async function controller(world: World, process: Actor, steps: number): Promise<void> {
  const { subject } = world.beginning;
  const ports = portsOf(world, process);
  for (let step = 0; step < steps; step += 1) {
    const order = { kind: 'step' as const, gateSaysHalt: false };
    process.order = order;
    const judge: RolloutPorts['judge'] = async () => {
      await world.turns.wait(process, 'gate');
      const judgement = world.calm ? 'advance' : world.random.pick(judgements);
      if (judgement === 'halt') order.gateSaysHalt = true;
      return { judgement, reason: 'as drawn', asOf: world.clock.nowMs };
    };
    await tell(world, process, async () => (await stepRollout(subject, { ...ports, judge })).did);
  }
}

const orders = ['resume', 'resume', 'advance', 'complete', 'sign-off', 'halt', 'halt'] as const;

/** A person at a terminal, who orders this and that. */
export async function operator(world: World, process: Actor, count: number): Promise<void> {
  const ports = portsOf(world, process);
  for (let index = 0; index < count; index += 1) {
    const kind = world.random.pick(orders);
    process.order = { kind, moved: false };
    await tell(world, process, async () => `${kind}: ${await ordered(world, process, { kind, ports })}`);
  }
}

interface Ordering {
  readonly kind: (typeof orders)[number];
  readonly ports: OwnPorts;
}

async function ordered(world: World, process: Actor, { kind, ports }: Ordering): Promise<string> {
  const { subject } = world.beginning;
  const judge = async () => ({ judgement: 'unknown' as const, reason: 'none', asOf: world.clock.nowMs });
  if (kind === 'halt') return halt(world, process, ports);
  if (kind === 'sign-off') return (await signOff(subject, { ...ports, judge }, 'quiet')).did;
  const people = { may: {}, twoPersons: [], allowedSigners: undefined };
  return (await orderRollout(subject, { ...ports, judge }, { action: kind, reason: 'because', people })).did;
}

/** What `slipway halt` does: the store first, the record afterwards. */
async function halt(world: World, process: Actor, ports: OwnPorts): Promise<string> {
  const { applicationId, publicTrack } = world.beginning.subject;
  const versionCode = world.random.chance(0.5) ? 2 : undefined;
  const request = { store: ports.store, applicationId, track: publicTrack, versionCode };
  const report = await haltTrack(request, ports.haltPolicy);
  const audit = { reason: 'bad', actor: process.actor, correlationId: 'one' };
  await recordHalt(ports.ledger, report, audit);
  return report.outcome;
}

/** An expected refusal is an answer; anything else is a bug. */
async function tell(world: World, process: Actor, act: () => Promise<string>): Promise<void> {
  try {
    world.trace.push(`DID ${process.name}: ${await act()}`);
  } catch (error) {
    world.trace.push(
      `DID ${process.name}: ${error instanceof SlipwayError ? `${error.code} ${error.seen}` : error}`,
    );
    if (!(error instanceof SlipwayError)) world.problems.push(`${process.name}: ${error}`);
  }
}
