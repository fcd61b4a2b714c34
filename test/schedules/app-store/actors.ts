import { SlipwayError } from '../../../src/errors/slipway-error.ts';
import { recordHalt } from '../../../src/rollout/audit.ts';
import type { RolloutPorts } from '../../../src/rollout/context.ts';
import { haltTrack } from '../../../src/rollout/halt.ts';
import { haltAgain } from '../../../src/rollout/halt-again.ts';
import { orderRollout } from '../../../src/rollout/operate.ts';
import { stepRollout } from '../../../src/rollout/step.ts';
import type { Judgement } from '../../../src/rollout/verdict.ts';
import '../../../src/rollout/halt-page.ts';
import '../../../src/rollout/halt-policy.ts';
import { type Actor, portsOf } from './ports.ts';
import type { World } from './world.ts';

const judgements: readonly Judgement[] = [
  ...Array<Judgement>(8).fill('advance'),
  'hold',
  'unknown',
  'unknown',
  'underpowered',
  'halt',
];

/** A scheduler that steps again and again; a process that is killed begins anew with nothing but the ledger. */
export async function controller(world: World, process: Actor, steps: number): Promise<void> {
  const ports = portsOf(world, process);
  for (let step = 0; step < steps; step += 1) {
    process.gateSaysHalt = false;
    const judge: RolloutPorts['judge'] = async () => {
      await world.turns.wait(process, 'gate');
      const judgement = world.random.pick(judgements);
      process.gateSaysHalt ||= judgement === 'halt';
      return { judgement, reason: 'as drawn', asOf: world.clock.nowMs };
    };
    await tell(world, process, async () => (await stepRollout(world.subject, { ...ports, judge })).did);
  }
}

/** A person at a terminal, who orders this and that. */
export async function operator(world: World, process: Actor, count: number): Promise<void> {
  const ports = portsOf(world, process);
  const judge = async () => ({ judgement: 'unknown' as const, reason: 'none', asOf: world.clock.nowMs });
  const people = { may: {}, twoPersons: [], allowedSigners: undefined };
  for (let index = 0; index < count; index += 1) {
    process.order = world.random.pick(['resume', 'resume', 'advance', 'complete', 'halt', 'halt', 'halt']);
    const action = process.order;
    await tell(world, process, async () => {
      if (action === 'halt') return halt(world, process);
      return (await orderRollout(world.subject, { ...ports, judge }, { action, reason: 'because', people }))
        .did;
    });
  }
}

/** What `slipway halt` does: the store first, the record afterwards, and one more look where it was paused already. */
async function halt(world: World, process: Actor): Promise<string> {
  const { store, ledger, haltPolicy } = portsOf(world, process);
  const { applicationId, track } = world.subject;
  const request = { store, applicationId, track, versionCode: undefined };
  const movesBefore = world.moves.length;
  const report = await haltTrack(request, haltPolicy);
  const audit = { reason: 'bad', actor: process.actor, correlationId: 'one' };
  try {
    await recordHalt(ledger, report, audit);
  } catch (error) {
    // Nobody is told of it, and the command says so.
    if (world.pausedOnRecord) world.words.push({ halt: false, by: `${process.name}, not on record` });
    throw error;
  }
  await haltAgain([{ request, halt: { reports: [report], states: [] } }], haltPolicy);
  const alone = world.moves.slice(movesBefore).every(({ by }) => by !== 'person');
  // A halt that changed nothing is a person's word too, unless another person acted while it looked.
  if (report.outcome === 'stopped' && alone) world.words.push({ halt: true, by: process.name });
  return `halt: ${report.outcome}`;
}

/** An expected refusal is an answer; anything else is a bug. */
async function tell(world: World, process: Actor, act: () => Promise<string>): Promise<void> {
  try {
    world.trace.push(`DID ${process.name}: ${await act()}`);
  } catch (error) {
    const isExpected = error instanceof SlipwayError;
    world.trace.push(`DID ${process.name}: ${isExpected ? `${error.code} ${error.seen}` : error}`);
    if (!isExpected) world.problems.push(`${process.name}: ${error}`);
  }
}
