import type { Arm } from '../../guard/bucket.ts';
import { type Answer, bodyOf, json } from '../serving/answer.ts';
import { type Incoming, type LocalServer, startLocalServer } from '../serving/local-server.ts';
import { type AppUsers, type Lived, together } from './app-users.ts';

export interface HealthServerOptions {
  readonly users: AppUsers;
  /** How far the data lags behind, in milliseconds. */
  readonly lagMs: number;
}

/**
 * What an app team's own backend may serve: crashed users of two versions side by side, in the form that the `http`
 * source of a guard reads.
 */
export function startHealthServer(options: HealthServerOptions): Promise<LocalServer> {
  return startLocalServer({
    answer: (incoming) => answerTo(options, incoming),
    ownFailure: (error) => ({ status: 500, body: { error: String(error) } }),
  });
}

async function answerTo({ users, lagMs }: HealthServerOptions, { http }: Incoming): Promise<Answer> {
  const { since, now } = JSON.parse(await bodyOf(http)) as { readonly since: string; readonly now: string };
  const completeMs = Date.parse(now) - lagMs;
  const known = ({ startMs }: Lived, lengthMs: number): boolean =>
    startMs >= Date.parse(since) && startMs + lengthMs <= completeMs;
  const hours = users.hours().filter((lived) => known(lived, hourMs));
  const days = users.days().filter((lived) => known(lived, 24 * hourMs));
  return json({
    unit: 'users',
    completeUntil: iso(completeMs),
    buckets: [...bucketsOf(hours, 'hour'), ...bucketsOf(days, 'day')],
  });
}

const hourMs = 3_600_000;

function bucketsOf(lived: readonly Lived[], width: 'hour' | 'day'): readonly Record<string, unknown>[] {
  const starts = [...new Set(lived.map(({ startMs }) => startMs))];
  return starts.map((startMs) => {
    const then = lived.filter((one) => one.startMs === startMs);
    const [candidate, baseline] = [together(then, 'candidate'), together(then, 'baseline')];
    return { [width]: iso(startMs), ...counts(candidate, ['n1', 'x1']), ...counts(baseline, ['n0', 'x0']) };
  });
}

/** Nobody is not known to be well: it is left out. */
function counts(arm: Arm | undefined, [users, failed]: readonly [string, string]): Record<string, number> {
  if (arm === undefined) return {};
  return { [users]: Math.round(arm.users), [failed]: Math.round(arm.failed) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
