import { BudgetReserved } from './errors.ts';

/** What `X-Rate-Limit` tells: `user-hour-lim:3500;user-hour-rem:500;`, over a rolling hour and for each key. */
export interface BudgetReading {
  readonly limit: number;
  readonly remaining: number;
}

export function readRateLimit(header: string | null): BudgetReading | undefined {
  const limit = /user-hour-lim:\s*(\d+)/.exec(header ?? '')?.[1];
  const remaining = /user-hour-rem:\s*(-?\d+)/.exec(header ?? '')?.[1];
  if (limit === undefined || remaining === undefined) return undefined;
  return { limit: Number(limit), remaining: Number(remaining) };
}

export interface BudgetOptions {
  /** Requests of the hour that only halts may use. */
  readonly reserve: number;
  /** Requests on their way at once, halts not counted: Apple refuses bursts too, with budget left. */
  readonly concurrency: number;
  /** The time that Apple's hour is counted in, in milliseconds. */
  readonly now: () => number;
}

/** A request that was let through. */
export interface Admission {
  /** To be called once, when the request has ended, with the answer's header or null when none came. */
  readonly end: (header: string | null) => void;
}

/** One key's budget. It serves any number of calls at once. */
export interface Budget {
  /** Waits for its turn. Throws BudgetReserved when only the reserve is left; a halt is always let through. */
  readonly admit: (halt: boolean) => Promise<Admission>;
  readonly reading: () => BudgetReading | undefined;
}

const hourMs = 3_600_000;

export function createBudget({ reserve, concurrency, now }: BudgetOptions): Budget {
  let known: (BudgetReading & { readonly atMs: number; readonly sequence: number }) | undefined;
  let sequence = 0;
  let flying = 0;
  let isAnswered = false;
  let startedAtMs: number[] = [];
  const waiting: (() => void)[] = [];

  /** What is left when everything on its way is counted, and what of our own has left the rolling hour. */
  const remaining = (): number => {
    const sinceMs = now() - hourMs;
    startedAtMs = startedAtMs.filter((atMs) => atMs > sinceMs - hourMs);
    if (known === undefined || known.atMs <= sinceMs) return Number.POSITIVE_INFINITY;
    const { atMs: readAtMs } = known;
    const freed = startedAtMs.filter((atMs) => atMs <= sinceMs && atMs > readAtMs - hourMs).length;
    return known.remaining + freed - flying;
  };
  /** While nobody knows how much is left, one request finds out and the others wait; a server may never tell. */
  const isScouting = (): boolean =>
    flying > 0 && remaining() === Number.POSITIVE_INFINITY && !(isAnswered && known === undefined);
  const isFull = (): boolean => flying >= concurrency || isScouting();

  const start = (): Admission => {
    flying += 1;
    sequence += 1;
    startedAtMs.push(now());
    const own = sequence;
    return { end: (header) => end(own, header) };
  };
  const end = (own: number, header: string | null): void => {
    flying -= 1;
    isAnswered = true;
    const read = readRateLimit(header);
    if (read !== undefined) learn(own, read);
    else if (known !== undefined) known = { ...known, remaining: known.remaining - 1 };
    waiting.splice(0).forEach((retry) => {
      retry();
    });
  };
  /** Answers overtake each other: a larger number is believed only of a request that began after the last was read. */
  const learn = (own: number, read: BudgetReading): void => {
    if (known !== undefined && own <= known.sequence && read.remaining >= known.remaining) return;
    known = { ...read, atMs: now(), sequence };
  };
  return {
    async admit(halt) {
      while (!halt && isFull()) await new Promise<void>((resolve) => waiting.push(resolve));
      const left = remaining();
      if (!halt && left <= reserve) throw new BudgetReserved(Math.max(left, 0), reserve);
      return start();
    },
    reading: () => known && { limit: known.limit, remaining: known.remaining },
  };
}
