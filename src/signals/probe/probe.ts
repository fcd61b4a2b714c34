import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../../stores/network-failure.ts';
import type { Signal } from '../signal.ts';

export interface ProbeOptions {
  readonly url: string;
  readonly attempts: number;
  readonly pauseMs: number;
  /** How long one answer may take. */
  readonly limitMs: number;
}

/**
 * Whether an address answers with 2xx right now. It knows no versions: a server that is down says nothing against the
 * release, so that it can hold a rollout and never halts it. One good answer of a few is enough.
 */
export function probe({ url, attempts, pauseMs, limitMs }: ProbeOptions): Signal {
  const { host, pathname } = new URL(url);
  return {
    label: host,
    async ask({ now, timeout }) {
      let seen = '';
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        if (attempt > 1) await sleep(pauseMs, undefined, { signal: timeout });
        seen = await answerOf(url, AbortSignal.any([timeout, AbortSignal.timeout(limitMs)]));
        if (/^HTTP 2/.test(seen))
          return { kind: 'check', passes: true, reason: `${host}${pathname} answers`, at: now };
      }
      const often = attempts === 1 ? '' : `, ${attempts} times in a row`;
      const reason = `${host}${pathname} does not answer well: ${seen}${often}`;
      return { kind: 'check', passes: false, reason, at: now };
    },
  };
}

async function answerOf(url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal, redirect: 'manual' });
    await response.body?.cancel();
    return `HTTP ${response.status}`;
  } catch (error) {
    return systemCode(error) ?? 'no answer';
  }
}
