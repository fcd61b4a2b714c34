/**
 * The exit codes of every Slipway command. They are part of the public contract:
 * workflows branch on them, so a code never changes its meaning.
 */
export const exitCodes = {
  /** Done, or rightly nothing to do: not due yet, holding, already halted. */
  fine: 0,
  /** The thing that was checked is bad: findings, failing tests. */
  finding: 1,
  /** Wrong usage, configuration, credentials or a missing tool: the caller has to change something. */
  usage: 2,
  /** An outside system refused or failed: a build, a store, a device, a halt that is not confirmed. */
  outside: 3,
  /** The guard halted a rollout. */
  halted: 4,
  /** A store refused the credentials or the permission. */
  refused: 5,
  /** The network or a server cannot be reached: try again. */
  unavailable: 6,
  /** A bug of Slipway's own. */
  bug: 70,
} as const;

export type ExitCause = keyof typeof exitCodes;
export type ExitCode = (typeof exitCodes)[ExitCause];
