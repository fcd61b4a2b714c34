import { badGatewayPage, type Fault, unavailableBody } from '../../src/emulators/serving/faults.ts';
import type { Call } from './in-process.ts';
import type { World } from './world.ts';

const faultRate = 0.08;

const faults: readonly Fault[] = [
  { kind: 'answer', status: 503, body: unavailableBody },
  { kind: 'answer', status: 502, body: badGatewayPage },
  { kind: 'answer', status: 429, body: unavailableBody },
  { kind: 'reset', when: 'received' },
  { kind: 'reset', when: 'handled' },
  { kind: 'lose-answer', status: 503 },
];

/** What goes wrong with a request. Writes are also answered with a success that has no effect. */
export function faultFor({ random, calm }: World, { method, path }: Call): Fault | undefined {
  if (calm || !random.chance(faultRate)) return undefined;
  const isWrite = path.includes(':commit') || (method === 'PUT' && path.includes('/tracks/'));
  return isWrite && random.chance(0.3) ? { kind: 'ignore' } : random.pick(faults);
}
