import { type AppHalt, type HaltPolicy, haltApp } from './halt.ts';
import type { HaltRequest } from './halt-report.ts';

/** Many more at once would only wait for connections, and each of them would be stopped later. */
const mostAtOnce = 24;

/** Halts all of them side by side, two dozen at once; the first are stopped long before the last begin. */
export async function haltApps(
  requests: readonly HaltRequest[],
  policy: HaltPolicy,
): Promise<readonly AppHalt[]> {
  const halts: AppHalt[] = [];
  const queue = [...requests.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      halts[next[0]] = await haltApp(next[1], policy);
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return halts;
}
