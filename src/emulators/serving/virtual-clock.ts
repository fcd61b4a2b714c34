import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../clock/clock.ts';

/** Time that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Goes forward to a moment, as soon as nothing is in flight. Resolves with the time that it then is. */
  readonly advanceTo: (moment: number) => Promise<number>;
}

export interface VirtualClockOptions {
  /** Where it begins, unless the file knows a later time. */
  readonly startMs: number;
  /** Keeps the time over restarts: a store whose clock went back would contradict itself. */
  readonly file: string;
  /** Requests that have come to the stores of this clock and whose answers have not left. */
  readonly inFlight: () => number;
}

/** A clock for the state of local stores. Tokens, connections and time-outs never look at it. */
export function openVirtualClock({ startMs, file, inFlight }: VirtualClockOptions): VirtualClock {
  let nowMs = Math.max(startMs, keptTime(file) ?? startMs);
  const keep = (): void => {
    // Renamed into place: a kill leaves the old time or the new one.
    writeFileSync(`${file}.new`, `${JSON.stringify({ nowMs })}\n`);
    renameSync(`${file}.new`, file);
  };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  keep();
  return {
    now: () => nowMs,
    async advanceTo(moment) {
      while (inFlight() > 0) await wait(5);
      nowMs = Math.max(nowMs, moment);
      keep();
      return nowMs;
    },
  };
}

function keptTime(file: string): number | undefined {
  try {
    const { nowMs } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(nowMs) ? nowMs : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
