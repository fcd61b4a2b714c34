import { setTimeout as wait } from 'node:timers/promises';
import type { Io } from './cli/io.ts';
import type { LoadedConfig } from './config/load.ts';
import { toSlipwayError } from './errors/from-unknown.ts';
import { SlipwayError } from './errors/slipway-error.ts';
import type { Alarm } from './incident/alarm.ts';
import type { Paged } from './incident/page.ts';
import type { ComingRelease } from './rollout/coming.ts';
import type { AppHalt } from './rollout/halt.ts';
import { type Complements, complementLines } from './rollout/halt-complements.ts';
import { type Afterwards, type HaltSummary, haltMarkdown } from './rollout/halt-describe.ts';
import type { HaltOrder } from './rollout/halt-order.ts';
import { comingPage, haltPage } from './rollout/halt-page.ts';
import { patientPolicy } from './rollout/halt-policy.ts';
import type { HaltReport, HaltRequest } from './rollout/halt-report.ts';
import type { Store, StoreKind } from './stores/store.ts';

/** What config and ledger add to a halt, when they can be read. */
export interface HaltEnrichment {
  /** The apps of the config. Throws HALT_WITHOUT_APP when it names none or cannot be read. */
  configuredApps(): Promise<readonly ConfiguredApp[]>;
  openStore(options: StoreOptions): Promise<{ readonly store: Store; readonly close: () => Promise<void> }>;
  /**
   * All that comes after the fact, at once: pages somebody when the halt failed, writes the audit record, and stops or
   * names what is still coming. Never throws.
   */
  conclude(done: HaltsDone): Promise<Afterwards>;
  readonly alarm: Alarm;
  summarise(summary: HaltSummary): Promise<void>;
}

export interface ConfiguredApp {
  readonly store: StoreKind;
  readonly id: string;
  readonly track: string;
}

export interface HaltsDone {
  readonly requests: readonly HaltRequest[];
  /** One for each request. */
  readonly halts: readonly AppHalt[];
  readonly order: HaltOrder;
  /** Whether more than what was asked for may be stopped. */
  readonly mayStopMore: boolean;
}

interface StoreOptions {
  readonly dryRun: boolean;
  /** The apps were named on the command line. */
  readonly explicit: boolean;
}

type Loaded =
  | { readonly kind: 'loaded'; readonly loaded: LoadedConfig }
  | { readonly kind: 'problem'; readonly error: SlipwayError };

export function enrich({ file, io }: { file: string | undefined; io: Io }): HaltEnrichment {
  let reading: Promise<Loaded> | undefined;
  const config = () => {
    reading ??= readConfig(file, io);
    return reading;
  };
  const alarm: Alarm = async (page) => {
    const { createAlarm } = await import('./incident/alarm.ts');
    const tell = (line: string) => io.writeErr(`${line}\n`);
    return createAlarm({ env: io.env, configured: async () => channelsOf(await config()), tell })(page);
  };
  return {
    configuredApps: async () => appsOf(await config()),
    openStore: (options) => openStore({ options, io, config }),
    conclude: (done) => conclude(done, { alarm, config }),
    alarm,
    summarise: async (summary) => {
      const { writeGithubSummary } = await import('./report/github-summary.ts');
      await writeGithubSummary(io.env, haltMarkdown(summary));
    },
  };
}

/** A config may ask a server that is gone, a ledger a remote that never answers: a halt waits for neither. */
const patienceMs = 8_000;

async function readConfig(file: string | undefined, io: Io): Promise<Loaded> {
  const load = async () => {
    const { loadConfig } = await import('./config/load.ts');
    return loadConfig({ ...(file !== undefined && { file }), cwd: io.cwd, env: io.env });
  };
  try {
    return { kind: 'loaded', loaded: await Promise.race([load(), configIsLate()]) };
  } catch (error) {
    return { kind: 'problem', error: toSlipwayError(error) };
  }
}

async function configIsLate(): Promise<never> {
  await wait(patienceMs, undefined, { ref: false });
  throw new SlipwayError('CONFIG_UNREADABLE', {
    message: `The config did not load within ${patienceMs / 1000} s.`,
  });
}

async function appsOf(read: Loaded): Promise<readonly ConfiguredApp[]> {
  if (read.kind === 'loaded') {
    const { platformApps, storeKindOf } = await import('./config/platform-app.ts');
    return platformApps(read.loaded.config).map(({ platform, applicationId, track }) => ({
      store: storeKindOf(platform),
      id: applicationId,
      track,
    }));
  }
  throw new SlipwayError('HALT_WITHOUT_APP', {
    message: 'Which app? The config could not be read, and --app is missing.',
    seen: `${read.error.message}${read.error.seen === undefined ? '' : `\n${read.error.seen}`}`,
    cause: read.error,
  });
}

interface Opening {
  readonly options: StoreOptions;
  readonly io: Io;
  readonly config: () => Promise<Loaded>;
}

/**
 * The store: straight from the environment when apps and credentials are given there; otherwise the
 * config may name the embedded one or bring credentials in `.env`. Nothing ever falls back to an embedded
 * store: an app named on the command line is one of the real store, whatever config lies in this folder.
 */
async function openStore({ options, io, config }: Opening) {
  const { straightPlayStoreFor } = await import('./stores/google-play/play-store-for.ts');
  const direct = options.explicit && (await hasCredentials(io));
  const read = direct ? undefined : await config();
  const opened =
    read?.kind === 'loaded' && !options.explicit && read.loaded.config.stores === 'embedded'
      ? await (await import('./compose.ts')).openStore(read.loaded, 'android')
      : {
          store: await straightPlayStoreFor(read?.kind === 'loaded' ? read.loaded.env : io.env),
          close: async () => undefined,
        };
  if (!options.dryRun) return opened;
  const { planningStore } = await import('./stores/planning-store.ts');
  const tell = (plan: string) => io.writeErr(`${plan}\n`);
  return { ...opened, store: planningStore(opened.store, { tell, mayTryOut: false }) };
}

async function hasCredentials(io: Io): Promise<boolean> {
  const { findPlayCredentials } = await import('./stores/google-play/credentials.ts');
  return findPlayCredentials(io.env).then(
    () => true,
    () => false,
  );
}

async function channelsOf(read: Loaded) {
  if (read.kind === 'problem') return [];
  const { channelsOfConfig } = await import('./incident/page-channels.ts');
  const { config, env } = read.loaded;
  return channelsOfConfig({ incident: config.incident, root: config.root, env });
}

async function conclude(
  { requests, halts, order, mayStopMore }: HaltsDone,
  { alarm, config }: { readonly alarm: Alarm; readonly config: () => Promise<Loaded> },
): Promise<Afterwards> {
  const reports = halts.flatMap((one) => one.reports);
  const page = haltPage(order, reports);
  const [paged, reviews, ledger, complements] = await Promise.all([
    page === undefined ? noPage : alarm(page),
    comingOf({ requests, halts, mayStopMore }),
    config().then((read) => record({ requests, reports, order, mayStopMore, read })),
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

async function comingOf({ requests, halts, mayStopMore }: Omit<HaltsDone, 'order'>) {
  const { stopComing } = await import('./rollout/stop-coming.ts');
  const found = await Promise.all(
    requests.map(async (request, index) => {
      const { reports = [], states = [] } = halts[index] ?? {};
      return reports[0]?.outcome === 'failed'
        ? []
        : stopComing({ ...request, reports, states, mayStop: mayStopMore }, patientPolicy);
    }),
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
      apps.flatMap(({ name, android }) => (android ? [[android.applicationId, { name, isOnly }]] : [])),
    ),
    configured: incident.complements,
  };
}

interface Recording extends Omit<HaltsDone, 'halts'> {
  readonly reports: readonly HaltReport[];
  readonly read: Loaded;
}

interface Recorded {
  readonly coming: readonly ComingRelease[];
  readonly warnings: readonly string[];
}

async function record(recording: Recording): Promise<Recorded> {
  const warnings = [`not recorded in the ledger: no answer within ${patienceMs / 1000} s`];
  const late = wait(patienceMs, { coming: [], warnings }, { ref: false });
  return Promise.race([recordInLedger(recording), late]);
}

async function recordInLedger({ requests, reports, order, mayStopMore, read }: Recording): Promise<Recorded> {
  if (read.kind === 'problem')
    return { coming: [], warnings: [`not recorded in a ledger: ${read.error.message}`] };
  try {
    const [{ openLedger }, { recordHalt }, { holdSoaking }, { systemClock }] = await Promise.all([
      import('./compose.ts'),
      import('./rollout/audit.ts'),
      import('./rollout/hold-soaking.ts'),
      import('./clock/clock.ts'),
    ]);
    const ledger = await openLedger(read.loaded.config, {
      clock: systemClock,
      env: read.loaded.env,
      // Less, so that Git is ended and says itself what it was waiting for, on a slow machine too.
      timeoutMs: patienceMs - 3_000,
    });
    try {
      const recorded = await Promise.all(reports.map((report) => recordHalt(ledger, report, order)));
      const coming = mayStopMore
        ? await Promise.all(
            requests.map(({ store, applicationId }) =>
              holdSoaking({ store, applicationId, order, ledger, policy: patientPolicy }),
            ),
          )
        : [];
      const warnings = reports.flatMap(({ applicationId }, index) =>
        recorded[index]
          ? []
          : [`not recorded: the ledger knows no rollout of ${applicationId} that this halt was about`],
      );
      return { coming: coming.flat(), warnings };
    } finally {
      await ledger.close();
    }
  } catch (error) {
    const { message, seen } = toSlipwayError(error);
    const why = `${message}${seen === undefined ? '' : ` (${seen})`}`;
    return { coming: [], warnings: [`not recorded in the ledger: ${why}`] };
  }
}
