import { SlipwayError } from '../errors/slipway-error.ts';
import { carryOut } from './act/override.ts';
import {
  anotherAtWork,
  append,
  contextOf,
  type Done,
  type RolloutPorts,
  type RolloutSubject,
} from './context.ts';
import type { RolloutMemory } from './memory.ts';
import { decideOverride } from './override.ts';
import {
  type Approval,
  approvalText,
  isNamedPerson,
  type OperatorAction,
  type PeoplePolicy,
  personOf,
  refusalOf,
} from './people.ts';
import { checkAnswer, signAnswer } from './signed-answer.ts';
import { viewRollout } from './step.ts';
import { percent } from './track-change.ts';

export interface Order {
  readonly reason: string;
  readonly people: PeoplePolicy;
}

/** A person resumes, advances or completes: looks, asks whether that is allowed, writes the order down and does it. */
export async function orderRollout(
  subject: RolloutSubject,
  ports: RolloutPorts,
  { action, reason, people }: Order & { readonly action: OperatorAction },
): Promise<Done> {
  const person = namedPerson(ports);
  const view = await viewRollout(subject, ports);
  const approvals = await validApprovals(subject, view.memory, people);
  const refusal = refusalOf(action, person, { people, approvals });
  if (refusal !== undefined)
    throw refused(refusal, `slipway rollout approve --action ${action} --reason "…"`);
  const override = decideOverride(action, { ...view, plan: subject.plan });
  if (override.kind === 'refused') throw refused(override.reason, override.next);
  return carryOut(contextOf(subject, ports, view), override, { action, reason });
}

/** A second person agrees beforehand; the approval is good for the state that the rollout is in now. */
export async function approve(
  subject: RolloutSubject,
  ports: RolloutPorts,
  {
    action,
    reason,
    people,
    key,
  }: Order & { readonly action: OperatorAction; readonly key: string | undefined },
): Promise<Done> {
  const person = namedPerson(ports);
  const view = await viewRollout(subject, ports);
  const memory = remembered(view.memory);
  if (people.allowedSigners !== undefined && key === undefined)
    throw new SlipwayError('APPROVAL_UNSIGNED', {
      message: 'An approval has to be signed here.',
      seen: 'no --key',
    });
  const approval = { action, reason, person, signature: undefined };
  const text = textOf(subject, memory, approval);
  const signature = key === undefined ? undefined : await signAnswer(text, key);
  await assertCounts(subject, memory, { people, approval: { ...approval, signature } });
  const body = { type: 'rollout.approved', action, reason, ...(signature && { signature }) } as const;
  const context = contextOf(subject, ports, view);
  if (!(await append(context, view.events.length, body))) return anotherAtWork;
  return { did: `${person} approves to ${action}: ${reason}`, exit: 'fine' };
}

/** A person signs off the stage that the rollout is in. */
export async function signOff(subject: RolloutSubject, ports: RolloutPorts, reason: string): Promise<Done> {
  const person = namedPerson(ports);
  const view = await viewRollout(subject, ports);
  const { soaking, fraction, halted } = remembered(view.memory);
  if (halted) throw refused('the release is halted', 'slipway rollout resume --reason "…"');
  const stage = soaking ?? percent(fraction);
  const context = contextOf(subject, ports, view);
  if (!(await append(context, view.events.length, { type: 'rollout.signed-off', stage, reason })))
    return anotherAtWork;
  return { did: `${person} signs ${stage} off: ${reason}`, exit: 'fine' };
}

function namedPerson({ actor }: RolloutPorts): string {
  const person = personOf(actor);
  if (isNamedPerson(person)) return person;
  throw new SlipwayError('ROLLOUT_PERSON_UNKNOWN', { message: 'Who is it?', seen: person });
}

function remembered(memory: RolloutMemory | undefined): RolloutMemory {
  if (memory !== undefined) return memory;
  throw refused(
    'the ledger does not know this rollout yet',
    'slipway rollout step, which adopts what the store shows',
  );
}

function refused(reason: string, next: string): SlipwayError {
  return new SlipwayError('ROLLOUT_OVERRIDE_REFUSED', { message: 'This is not done.', seen: reason, next });
}

async function assertCounts(
  subject: RolloutSubject,
  memory: RolloutMemory,
  { people, approval }: { readonly people: PeoplePolicy; readonly approval: Approval },
): Promise<void> {
  const problem = await problemOf(subject, memory, { people, approval });
  if (problem === undefined) return;
  throw new SlipwayError('APPROVAL_UNSIGNED', {
    message: `${people.allowedSigners} does not vouch for this signature of ${approval.person}.`,
    seen: problem,
  });
}

/** The approvals that count: all of them, or those with a good signature where signers are listed. */
async function validApprovals(
  subject: RolloutSubject,
  memory: RolloutMemory | undefined,
  people: PeoplePolicy,
): Promise<readonly Approval[]> {
  if (memory === undefined) return [];
  const checked = await Promise.all(
    memory.approvals.map(async (approval) => ({
      approval,
      problem: await problemOf(subject, memory, { people, approval }),
    })),
  );
  return checked.filter(({ problem }) => problem === undefined).map(({ approval }) => approval);
}

async function problemOf(
  subject: RolloutSubject,
  memory: RolloutMemory,
  { people, approval }: { readonly people: PeoplePolicy; readonly approval: Approval },
): Promise<string | undefined> {
  if (people.allowedSigners === undefined) return undefined;
  const { signature, person } = approval;
  if (signature === undefined) return 'it is not signed';
  return checkAnswer({ text: textOf(subject, memory, approval), signature, person }, people.allowedSigners);
}

function textOf({ release }: RolloutSubject, { stateEvent }: RolloutMemory, approval: Approval): string {
  return approvalText({ release, stateEvent, ...approval });
}
