import type { Process } from './turns.ts';

/** Where processes run, and what is noted of them. */
export interface Running {
  readonly running: Set<string>;
  readonly problems: string[];
  readonly trace: string[];
}

/** A process of a schedule; `ended` takes it off the list of those that run. */
export interface Startable extends Process {
  ended?: () => void;
}

let started = 0;

export function startProcess<P extends Startable>(
  { running, problems }: Running,
  process: P,
  program: (process: P) => Promise<void>,
): void {
  started += 1;
  const id = `${process.name} ${started}`;
  running.add(id);
  process.ended = () => running.delete(id);
  program(process).then(process.ended, (error) => {
    problems.push(`${process.name}: ${error}`);
    process.ended?.();
  });
}

/** Whoever is killed waits for ever; another one begins in its place with nothing but the ledger. */
export function killProcess<P extends Startable>(
  { trace }: Running,
  victim: P | undefined,
  startAnother: (name: string) => P,
): P | undefined {
  if (victim === undefined || victim.killed) return victim;
  victim.killed = true;
  victim.ended?.();
  trace.push(`KILL ${victim.name}`);
  return startAnother(victim.name);
}
