import { Duplex, pipeline, Transform } from 'node:stream';

/** What is under way on a line at once; beyond it the sender waits, as it does for a full TCP window. */
const windowBytes = 4 * 1024 * 1024;

/**
 * The far end of a connection that was just accepted, as if it lay `eachWayMs` away. The machine's own
 * handshake took no time, so the first bytes of the client come a round trip later still: a client that
 * opens a connection and asks waits as long as over a real line of that length.
 */
export function slowLine(near: Duplex, eachWayMs: number): Duplex {
  const there = delaying(eachWayMs, performance.now() + 3 * eachWayMs);
  const back = delaying(eachWayMs, 0);
  const far = Duplex.from({ readable: there, writable: back });
  const end = (error: unknown): void => {
    if (error !== undefined && error !== null) far.destroy();
  };
  pipeline(near, there, end);
  pipeline(back, near, end);
  return far;
}

/** Hands on each chunk `delayMs` after it came, and none before `earliestMs`. */
function delaying(delayMs: number, earliestMs: number): Transform {
  // Timers of different lengths may fire out of order, so each takes whatever is first in the queue.
  const queue: Buffer[] = [];
  let queuedBytes = 0;
  let resume: (() => void) | undefined;
  let finish: (() => void) | undefined;
  const line = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      queue.push(chunk);
      queuedBytes += chunk.length;
      setTimeout(handOn, Math.max(delayMs, earliestMs - performance.now()));
      if (queuedBytes < windowBytes) done();
      else resume = done;
    },
    flush(done) {
      if (queue.length === 0) setTimeout(done, delayMs);
      else finish = done;
    },
  });
  function handOn(): void {
    const chunk = queue.shift() ?? Buffer.alloc(0);
    queuedBytes -= chunk.length;
    if (!line.destroyed) line.push(chunk);
    // Cleared first: going on may bring the next chunk at once, and with it the next wait.
    const goOn = resume;
    resume = undefined;
    goOn?.();
    if (queue.length === 0) finish?.();
  }
  return line;
}
