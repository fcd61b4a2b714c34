import { createHmac } from 'node:crypto';
import type { Clock } from '../../../clock/clock.ts';
import type { StateStorage } from '../../serving/state-storage.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { timePassed } from '../pass-time.ts';
import { allOf, changed, count, isoTime, text } from '../resources.ts';
import { scheduled } from '../timers.ts';

/** Sends webhooks behind the answers, also for what only time does. */
export interface Deliveries {
  /** Begins with everything that waits. */
  readonly look: () => void;
  readonly pending: () => number;
  /** When nothing is being sent. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

export interface DeliveryDeps {
  readonly storage: StateStorage<AppStoreState>;
  readonly clock: Clock;
  /** Told of what should not happen. */
  readonly onFailure: (error: unknown) => void;
}

/** How often it is looked whether time has done something; nobody asks the store to. */
const lookEveryMs = 500;
/** A delivery that fails is tried again after so long; Apple does not tell its own numbers. */
const againAfterMs = [60_000, 600_000, 3_600_000] as const;
const timeoutMs = 10_000;

export function createDeliveries({ storage, clock, onFailure }: DeliveryDeps): Deliveries {
  const running = new Set<Promise<void>>();
  const look = (): void => {
    for (const waiting of claimed(storage, clock.now())) {
      const work = sent(waiting)
        .then((outcome) => note(storage, { id: waiting.id, outcome, nowMs: clock.now() }))
        .catch(onFailure)
        .finally(() => running.delete(work));
      running.add(work);
    }
  };
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      onFailure(error);
    }
  }, lookEveryMs).unref();
  return {
    look,
    pending: () => running.size,
    settled: async () => {
      await Promise.all(running);
    },
    stop: () => clearInterval(timer),
  };
}

interface Waiting {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly payload: string;
}

/** Takes what waits, so that no other process that serves the same folder sends it too. */
function claimed(storage: StateStorage<AppStoreState>, nowMs: number): readonly Waiting[] {
  if (allOf(storage.read(), 'webhooks').length === 0) return [];
  return storage.update((before) => {
    const state = timePassed(before, nowMs);
    const waiting = allOf(state, 'webhookDeliveries').filter(
      ({ attributes, kept }) => attributes.deliveryState === 'PENDING' && kept.isClaimed !== true,
    );
    return {
      state: waiting.reduce((next, one) => changed(next, one, { kept: { isClaimed: true } }), state),
      value: waiting.flatMap((one) => waitingOf(state, one)),
    };
  });
}

function waitingOf(state: AppStoreState, { id, one, kept }: Resource): readonly Waiting[] {
  const webhook = state.resources.webhooks?.[one.webhook ?? ''];
  if (webhook === undefined) return [];
  const { attributes, kept: own } = webhook;
  return [{ id, url: text(attributes, 'url'), secret: text(own, 'secret'), payload: text(kept, 'payload') }];
}

interface Outcome {
  readonly url: string;
  readonly status?: number;
  readonly body?: string;
  readonly problem?: string;
}

/** The signature is over the bytes as they are sent. */
async function sent({ url, secret, payload }: Waiting): Promise<Outcome> {
  const signature = createHmac('sha256', secret).update(payload).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-apple-signature': `hmacsha256=${signature}` };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: 'POST', headers, body: payload, signal, redirect: 'manual' });
    const { status, ok } = response;
    const body = (await response.text()).slice(0, 1_000);
    return { url, status, body, ...(!ok && { problem: `The server answered with ${status}.` }) };
  } catch (error) {
    return { url, problem: error instanceof Error ? error.message : String(error) };
  }
}

interface Noting {
  readonly id: string;
  readonly outcome: Outcome;
  readonly nowMs: number;
}

function note(storage: StateStorage<AppStoreState>, { id, outcome, nowMs }: Noting): void {
  const { url, status, body, problem } = outcome;
  storage.update((state) => {
    const delivery = state.resources.webhookDeliveries?.[id];
    if (delivery === undefined) return { state, value: undefined };
    const tries = count(delivery.kept, 'tries') + 1;
    const noted = changed(state, delivery, {
      attributes: {
        deliveryState: problem === undefined ? 'SUCCEEDED' : 'FAILED',
        errorMessage: problem ?? null,
        sentDate: isoTime(nowMs),
        request: { url },
        response: status === undefined ? null : { httpStatusCode: status, body },
      },
      kept: { tries, isClaimed: false },
    });
    const afterMs = problem === undefined ? undefined : againAfterMs[tries - 1];
    const again = { atMs: nowMs + (afterMs ?? 0), kind: 'delivery-again', id } as const;
    return { state: afterMs === undefined ? noted : scheduled(noted, again), value: undefined };
  });
}
