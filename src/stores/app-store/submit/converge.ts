import type { ErrorCode } from '../../../errors/catalogue.ts';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import { backOff, isTransient } from '../../patience.ts';
import type { AppStoreClient } from '../app-store-client.ts';

/** Refusals that a look at what others have done meanwhile, or some patience, may answer. */
const worthAnotherLook: readonly ErrorCode[] = [
  'APP_STORE_VERSION_PENDING',
  'APP_STORE_VERSION_LOW',
  'APP_STORE_STATE_INVALID',
  'APP_STORE_DRAFT_TAKEN',
  'APP_STORE_ITEM_ELSEWHERE',
  'APP_STORE_NOT_READY',
  'APP_STORE_INFO_LIVE',
  'STORE_NOT_FOUND',
];

const tries = 6;

/**
 * Observes and does the next thing, again and again, until a round has a result. A round that meets another run, or
 * fails without an answer, is followed by a fresh look; the same refusal over and over is the result.
 */
export async function converge<T>(client: AppStoreClient, round: () => Promise<T | undefined>): Promise<T> {
  const { pace } = client;
  let failures = 0;
  const giveUpAt = performance.now() + pace.settlingLimitMs;
  for (;;) {
    try {
      const result = await round();
      if (result !== undefined) return result;
      if (performance.now() > giveUpAt) throw stuck(pace.settlingLimitMs);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!isWorthIt(error) || !hasPatience(error, { failures, giveUpAt })) throw error;
      await backOff(pace, failures);
    }
  }
}

function isWorthIt(error: unknown): boolean {
  return isTransient(error) || (error instanceof SlipwayError && worthAnotherLook.includes(error.code));
}

/** What is not ready takes as long as it takes; everything else is tried a few times. */
function hasPatience(
  error: unknown,
  { failures, giveUpAt }: { failures: number; giveUpAt: number },
): boolean {
  const isRace = error instanceof SlipwayError && error.code === 'APP_STORE_NOT_READY';
  return isRace ? performance.now() < giveUpAt : failures < tries;
}

function stuck(limitMs: number): SlipwayError {
  return new SlipwayError('APP_STORE_NOT_READY', {
    message: 'App Store Connect does not get any further with the submission.',
    seen: `no end after ${Math.round(limitMs / 1000)} s`,
  });
}
