import { type HaltPolicy, haltTrack } from './halt.ts';
import type { HaltDone } from './halt-stores.ts';

/**
 * A controller may have been about to end a pause of its own while the halt found the release paused already. Once the
 * halt is on record no controller begins that any more, so one more look is the last that is needed.
 */
export async function haltAgain(done: readonly HaltDone[], policy: HaltPolicy): Promise<readonly string[]> {
  const found = await Promise.all(
    done.map(async ({ request, halt }) => {
      const [first] = halt.reports;
      if (request?.store.kind !== 'app-store' || first?.outcome !== 'stopped') return [];
      if (first.before?.status !== 'halted') return [];
      const again = await haltTrack({ ...request, versionCode: first.versionCodes[0] }, policy);
      if (again.outcome !== 'stopped') return [`a controller went on meanwhile, and ${again.message}`];
      return again.before?.status === 'halted' ? [] : ['a controller went on meanwhile; halted again'];
    }),
  );
  return found.flat();
}
