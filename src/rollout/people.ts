/** What a person may do to a rollout against, or ahead of, its plan. */
export const operatorActions = ['resume', 'advance', 'complete'] as const;
export type OperatorAction = (typeof operatorActions)[number];

/** Who may do what, and what takes two. */
export interface PeoplePolicy {
  /** Persons by action, as the ledger names them: `user:kim`, `github:octocat`. Without a list: anybody with a name. */
  readonly may: Readonly<Partial<Record<OperatorAction, readonly string[]>>>;
  /** Actions that a second person has to have approved. */
  readonly twoPersons: readonly OperatorAction[];
  /** An OpenSSH allowed_signers file, absolute: then an approval counts only when it is signed. */
  readonly allowedSigners: string | undefined;
}

/** An approval on record, given for the state that the rollout is in now. */
export interface Approval {
  readonly action: OperatorAction;
  readonly person: string;
  readonly reason: string;
  /** An armoured SSH signature over `approvalText`; undefined for one that was only written down. */
  readonly signature: string | undefined;
}

/** The person behind an actor of the ledger: a workflow adds the number of its run, which is not part of a name. */
export function personOf(actor: string): string {
  return actor.replace(/ \(run .*\)$/, '');
}

/** Whether somebody stands behind a name: no shared account, no bot, no gap. */
export function isNamedPerson(person: string): boolean {
  const [, name = ''] = person.split(/:(.*)/s);
  return name !== '' && !/^(root|unknown|runner|ubuntu|admin)$|\[bot\]$/i.test(name);
}

/** Why a person may not do this; undefined when nothing is in the way. `approvals` are those that count. */
export function refusalOf(
  action: OperatorAction,
  person: string,
  { people, approvals }: { readonly people: PeoplePolicy; readonly approvals: readonly Approval[] },
): string | undefined {
  if (!isNamedPerson(person)) return `"${person}" is nobody in particular`;
  const allowed = people.may[action];
  if (allowed !== undefined && !allowed.includes(person))
    return `${person} may not ${action}; ${allowed.join(', ') || 'nobody'} may`;
  if (!people.twoPersons.includes(action)) return undefined;
  const others = approvals.filter((one) => one.action === action && one.person !== person);
  const second = others.find((one) => allowed === undefined || allowed.includes(one.person));
  return second === undefined ? `to ${action} takes two people, and nobody else has approved it` : undefined;
}

export interface ApprovedState {
  readonly release: string;
  readonly action: OperatorAction;
  /** Number of the event that began the state, so that an approval is of no use for a later one. */
  readonly stateEvent: number;
  readonly person: string;
  readonly reason: string;
}

/** What a person signs. */
export function approvalText({ release, action, stateEvent, person, reason }: ApprovedState): string {
  return [`slipway approval: ${action}`, release, `after event ${stateEvent}`, person, reason, ''].join('\n');
}
