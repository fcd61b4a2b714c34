import { createHash } from 'node:crypto';
import type { Fault, FaultPlan, SeenRequest } from './faults.ts';

/** One way in which requests fail. All that is said of a request has to fit. */
export interface FaultRule {
  readonly fault: Fault;
  /** How many of the requests that fit: above 0, up to 1. All when left out. */
  readonly share?: number;
  /** Part of `METHOD /path?query`. */
  readonly about?: string;
  /** The requests to hit, counted from 1 over all requests of the server. */
  readonly indices?: readonly number[];
}

/**
 * A plan whose chances come from a seed and the request's index: the same requests in the same order meet
 * the same faults again.
 */
export function plannedFaults(rules: readonly FaultRule[], seed: number): FaultPlan {
  return (request) =>
    rules
      .filter((rule, row) => fits(rule, request) && isDrawn(rule, `${seed} ${row} ${request.index}`))
      .map(({ fault }) => fault);
}

/**
 * A rule in words, `KIND [SHARE%] [PART OF METHOD AND PATH]`: `503 10%`, `delay:200ms`, `ignore POST :commit`.
 * Undefined when it is none.
 */
export function parseFaultRule(text: string): FaultRule | undefined {
  const words = /^(\S+)(?:\s+(\d+(?:\.\d+)?)%)?(?:\s+([^%]+))?$/.exec(text.trim());
  if (words === null) return undefined;
  const [, kind = '', percent, about] = words;
  const fault = faultNamed(kind);
  const share = percent === undefined ? undefined : Number(percent) / 100;
  if (fault === undefined || (share !== undefined && !(share > 0 && share <= 1))) return undefined;
  return { fault, ...(share !== undefined && { share }), ...(about !== undefined && { about }) };
}

/** What `parseFaultRule` understands, for people. */
export const faultKinds = [
  '401, 429 or 5xx  refuses, as the store does; 502 with a page of HTML',
  'lose:503         does it, and answers with a failure',
  'reset            breaks the connection before anything is done; reset:handled after it',
  'reset:mid-body   breaks it in the middle of an upload or an answer',
  'ignore           answers with success, and does nothing',
  'delay:200ms      waits first',
  'trickle:1000     sends the answer slowly, in bytes a second',
];

function faultNamed(kind: string): Fault | undefined {
  const [name = '', value = ''] = kind.split(':');
  if (/^(401|429|5\d\d)$/.test(kind)) return { kind: 'refuse', status: Number(kind) };
  if (kind === 'ignore') return { kind: 'ignore' };
  if (kind === 'reset') return { kind: 'reset', when: 'received' };
  if (name === 'reset' && (value === 'handled' || value === 'mid-body'))
    return { kind: 'reset', when: value };
  if (name === 'lose' && /^(429|5\d\d)$/.test(value)) return { kind: 'lose-answer', status: Number(value) };
  if (name === 'delay' && /^\d{1,6}ms$/.test(value))
    return { kind: 'delay', delayMs: Number.parseInt(value, 10) };
  if (name === 'trickle' && /^[1-9]\d{0,8}$/.test(value))
    return { kind: 'trickle', bytesPerSecond: Number(value) };
  return undefined;
}

function fits({ about, indices }: FaultRule, { method, path, index }: SeenRequest): boolean {
  if (indices !== undefined && !indices.includes(index)) return false;
  return about === undefined || `${method} ${path}`.includes(about);
}

/** A number from 0 to 1 that is a hash of its seed, so that concurrent requests cannot take each other's. */
function isDrawn({ share = 1 }: FaultRule, seed: string): boolean {
  return createHash('sha256').update(seed).digest().readUIntBE(0, 6) / 2 ** 48 < share;
}
