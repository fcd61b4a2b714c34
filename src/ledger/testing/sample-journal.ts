import type { Clock } from '../../clock/clock.ts';
import type { EventBody, LedgerEvent } from '../event.ts';
import type { AppendRequest, ReleaseKey } from '../ledger.ts';
import { releaseKey } from '../release-key.ts';

/** A clock that stands still until it is moved. */
export interface StillClock extends Clock {
  timeMs: number;
}

export function stillClock(timeMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678)): StillClock {
  return {
    timeMs,
    now() {
      return this.timeMs;
    },
  };
}

export const chat = releaseKey({
  platform: 'android',
  applicationId: 'com.example.chat',
  versionName: '1.4.0',
});

export const chatNext = releaseKey({
  platform: 'android',
  applicationId: 'com.example.chat',
  versionName: '1.5.0',
});

/** An event body that can be told from others by its label. */
export function labelled(label: string): EventBody {
  return { type: 'step.started', step: label, inputHash: 'a'.repeat(64) };
}

export function labelsOf(events: readonly LedgerEvent[]): readonly string[] {
  return events.map(({ body }) => (body.type === 'step.started' ? body.step : body.type));
}

/** A request to append one event per label. */
export function requestOf(
  release: ReleaseKey,
  after: number,
  [first, ...rest]: readonly [string, ...string[]],
): AppendRequest {
  return { release, after, actor: 'user:kim', bodies: [labelled(first), ...rest.map(labelled)] };
}
