import type { Clock } from '../clock/clock.ts';
import { currentSchemaVersion, type LedgerEvent } from './event.ts';
import type { Ledger, ReleaseKey } from './ledger.ts';

/** The ledger of a dry run: reads the real one, keeps what would be written in memory and forgets it. */
export function planningLedger(real: Ledger, clock: Clock): Ledger {
  const planned = new Map<ReleaseKey, LedgerEvent[]>();
  const read = async (release: ReleaseKey) => [
    ...(await real.read(release)),
    ...(planned.get(release) ?? []),
  ];
  return {
    label: `${real.label} (dry run)`,
    read,
    async append({ release, after, bodies, actor }) {
      const latest = (await read(release)).length;
      if (latest !== after) return { kind: 'conflict', latest };
      const at = new Date(clock.now()).toISOString();
      const events = bodies.map((body, index) => ({
        schemaVersion: currentSchemaVersion,
        sequence: after + index + 1,
        at,
        actor,
        body,
      })) satisfies LedgerEvent[];
      planned.set(release, [...(planned.get(release) ?? []), ...events]);
      return { kind: 'appended', events };
    },
    releases: () => real.releases(),
    close: () => real.close(),
  };
}
