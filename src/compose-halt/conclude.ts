import type { Alarm } from '../incident/alarm.ts';
import type { Paged } from '../incident/page.ts';
import type { ComingRelease } from '../rollout/coming.ts';
import { type Complements, complementLines } from '../rollout/halt-complements.ts';
import type { Afterwards } from '../rollout/halt-describe.ts';
import { comingPage, haltPage } from '../rollout/halt-page.ts';
import { patientPolicy } from '../rollout/halt-policy.ts';
import type { HaltsDone } from './halts-done.ts';
import type { Loaded } from './read-config.ts';
import { record } from './record.ts';

/**
 * All that comes after the fact, at once: pages somebody when the halt failed, writes the audit record, and stops or
 * names what is still coming. Never throws.
 */
export async function conclude(
  halts: HaltsDone,
  { alarm, config }: { readonly alarm: Alarm; readonly config: () => Promise<Loaded> },
): Promise<Afterwards> {
  const { done, order, mayStopMore } = halts;
  const reports = done.flatMap(({ halt }) => halt.reports);
  const page = haltPage(order, reports);
  const [paged, reviews, ledger, complements] = await Promise.all([
    page === undefined ? noPage : alarm(page),
    comingOf(done, mayStopMore),
    config().then((read) => record(halts, read)),
    config().then((read) => complementLines(reports, complementsOf(read))),
  ]);
  const coming = joined(ledger.coming, reviews);
  const second = page === undefined ? comingPage(order, coming) : undefined;
  const pagedToo = second === undefined ? noPage : await alarm(second);
  return {
    coming,
    complements,
    paged: [...paged.reached, ...pagedToo.reached],
    warnings: [...paged.warnings, ...pagedToo.warnings, ...ledger.warnings],
  };
}

const noPage: Paged = { reached: [], warnings: [] };

/** What is still coming, of the apps whose store has answered; named alone where nothing more may be stopped. */
export async function comingOf(done: HaltsDone['done'], mayStop: boolean): Promise<readonly ComingRelease[]> {
  const { stopComing } = await import('../rollout/stop-coming.ts');
  const found = await Promise.all(
    done.map(async ({ request, halt: { reports, states } }) =>
      request === undefined || reports[0]?.outcome === 'failed'
        ? []
        : stopComing({ ...request, reports, states, mayStop }, patientPolicy),
    ),
  );
  return found.flat();
}

/** What the ledger knows of a version says more than that it lies ahead on a track. */
function joined(known: readonly ComingRelease[], seen: readonly ComingRelease[]): readonly ComingRelease[] {
  const key = ({ applicationId, track, versionCodes }: ComingRelease) =>
    [applicationId, track, ...versionCodes].join(' ');
  const keys = new Set(known.map(key));
  return [...known, ...seen.filter((one) => !keys.has(key(one)))];
}

function complementsOf(read: Loaded): Complements {
  if (read.kind === 'problem') return { apps: new Map(), configured: [] };
  const { apps, incident } = read.loaded.config;
  const isOnly = apps.length === 1;
  return {
    apps: new Map(
      apps.flatMap(({ name, android, ios }) => [
        ...(android ? [[`play:${android.applicationId}`, { name, isOnly }] as const] : []),
        ...(ios ? [[`app-store:${ios.applicationId}`, { name, isOnly }] as const] : []),
      ]),
    ),
    configured: incident.complements,
  };
}
