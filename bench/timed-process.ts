import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A process that has ended well: its wall time, and what it wrote to stdout. */
export interface Ended {
  readonly ms: number;
  readonly output: string;
}

export function startTimed(program: string, args: readonly string[]) {
  const startedAt = performance.now();
  return Object.assign(spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] }), { startedAt });
}

/** Throws where the process ends with anything but 0. */
export async function timedEnd(child: ReturnType<typeof startTimed>): Promise<Ended> {
  const output = child.stdout.toArray();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}`);
  return { ms: performance.now() - child.startedAt, output: (await output).join('') };
}
