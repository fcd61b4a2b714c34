import { type Answer, bodyOf, json } from './answer.ts';
import { type Incoming, type LocalServer, startLocalServer } from './local-server.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * Shows and moves a virtual clock, from outside of the stores: `GET /` says what time it is, `POST /` with
 * `{"advanceMs": 60000}` or `{"to": "2026-01-02T00:00:00Z"}` goes forward and answers when it is that time.
 */
export function startClockServer(clock: VirtualClock): Promise<LocalServer> {
  return startLocalServer({
    answer: (incoming) => answerTo(clock, incoming),
    ownFailure: (error) => ({ status: 500, body: { error: String(error) } }),
  });
}

async function answerTo(clock: VirtualClock, { http, known }: Incoming): Promise<Answer> {
  if (known.method === 'GET') return json(shown(clock.now()));
  const wanted = momentIn(await bodyOf(http), clock.now());
  if (known.method !== 'POST' || wanted === undefined) {
    return { status: 400, body: { error: 'POST {"advanceMs": NUMBER} or {"to": "ISO TIME"}, never back.' } };
  }
  return json(shown(await clock.advanceTo(wanted)));
}

function shown(nowMs: number): unknown {
  return { now: new Date(nowMs).toISOString(), nowMs };
}

function momentIn(text: string, nowMs: number): number | undefined {
  try {
    const { advanceMs, to } = JSON.parse(text);
    const moment = advanceMs === undefined ? Date.parse(to) : nowMs + advanceMs;
    return Number.isSafeInteger(moment) && moment >= nowMs ? moment : undefined;
  } catch {
    return undefined;
  }
}
