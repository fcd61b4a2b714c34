import { setTimeout as wait } from 'node:timers/promises';
import { toSlipwayError } from '../errors/from-unknown.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ComingRelease } from '../rollout/coming.ts';
import { patientPolicy } from '../rollout/halt-policy.ts';
import type { HaltReport } from '../rollout/halt-report.ts';
import type { HaltsDone } from './halts-done.ts';
import { type Loaded, patienceMs } from './read-config.ts';

export interface Recorded {
  readonly coming: readonly ComingRelease[];
  readonly warnings: readonly string[];
}

/**
 * Writes the halt into the ledger, where a controller obeys it, and holds what only the ledger can hold. A ledger that is
 * gone or slow is a warning.
 */
export async function record(halts: HaltsDone, read: Loaded): Promise<Recorded> {
  const late = wait(patienceMs, undefined, { ref: false });
  const recorded = await Promise.race([recordInLedger(halts, read), late]);
  return recorded ?? unrecorded(halts, `not recorded in the ledger: no answer within ${patienceMs / 1000} s`);
}

async function recordInLedger(halts: HaltsDone, read: Loaded): Promise<Recorded> {
  if (read.kind === 'problem') return unrecorded(halts, `not recorded in a ledger: ${read.error.message}`);
  try {
    const [{ openLedger }, { systemClock }] = await Promise.all([
      import('../compose.ts'),
      import('../clock/clock.ts'),
    ]);
    const ledger = await openLedger(read.loaded.config, {
      clock: systemClock,
      env: read.loaded.env,
      // Less, so that Git is ended and says itself what it was waiting for, on a slow machine too.
      timeoutMs: patienceMs - 3_000,
    });
    try {
      return await recordAll(halts, ledger);
    } finally {
      await ledger.close();
    }
  } catch (error) {
    const { message, seen } = toSlipwayError(error);
    const why = `${message}${seen === undefined ? '' : ` (${seen})`}`;
    return unrecorded(halts, `not recorded in the ledger: ${why}`);
  }
}

async function recordAll({ done, order, mayStopMore }: HaltsDone, ledger: Ledger): Promise<Recorded> {
  const [{ recordHalt }, { holdSoaking }, { haltAgain }] = await Promise.all([
    import('../rollout/audit.ts'),
    import('../rollout/hold-soaking.ts'),
    import('../rollout/halt-again.ts'),
  ]);
  const reports = done.flatMap(({ halt }) => halt.reports);
  const recorded = await Promise.all(reports.map((report) => recordHalt(ledger, report, order)));
  const again = await haltAgain(done, patientPolicy);
  const requests = mayStopMore ? done.flatMap(({ request }) => request ?? []) : [];
  const coming = await Promise.all(
    requests.map(({ store, applicationId }) =>
      holdSoaking({ store, applicationId, order, ledger, policy: patientPolicy }),
    ),
  );
  const unknown = reports.filter((_, index) => !recorded[index]);
  const warnings = unknown.map(
    ({ applicationId, store }) =>
      `not recorded: the ledger knows no rollout of ${applicationId} on ${store} that this halt was about`,
  );
  return { coming: coming.flat(), warnings: [...warnings, ...again] };
}

/**
 * On the App Store a pause by a controller looks like one by a halt, and the controller ends its own: a halt that changed
 * nothing there, and that no ledger knows of, may not last.
 */
function unrecorded({ done }: HaltsDone, warning: string): Recorded {
  const mayNotLast = done.flatMap(({ halt }) => halt.reports).some(wasPausedAlready);
  const why =
    'it was paused already: if a job of yours runs "slipway rollout step", stop that job, since it may end a pause of its own';
  return { coming: [], warnings: mayNotLast ? [warning, why] : [warning] };
}

function wasPausedAlready({ kind, outcome, before }: HaltReport): boolean {
  return kind === 'app-store' && outcome === 'stopped' && before?.status === 'halted';
}
