import { setTimeout as wait } from 'node:timers/promises';
import type { Io } from './cli/io.ts';
import type { LoadedConfig } from './config/load.ts';
import { toSlipwayError } from './errors/from-unknown.ts';
import { SlipwayError } from './errors/slipway-error.ts';
import type { Alarm } from './incident/alarm.ts';
import type { HaltReport } from './rollout/halt.ts';
import { type Afterwards, type HaltSummary, haltMarkdown } from './rollout/halt-describe.ts';
import type { HaltOrder } from './rollout/halt-order.ts';
import { haltPage } from './rollout/halt-page.ts';
import type { Store } from './stores/store.ts';

/** What config and ledger add to a halt, when they can be read. */
export interface HaltEnrichment {
  /** The apps of the config. Throws HALT_WITHOUT_APP when it names none or cannot be read. */
  configuredApps(): Promise<readonly { readonly id: string; readonly track: string }[]>;
  openStore(options: StoreOptions): Promise<{ readonly store: Store; readonly close: () => Promise<void> }>;
  /** Pages somebody when the halt failed and writes the audit record, at once and after the fact; never throws. */
  conclude(reports: readonly HaltReport[], order: HaltOrder): Promise<Afterwards>;
  readonly alarm: Alarm;
  summarise(summary: HaltSummary): Promise<void>;
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
    conclude: (reports, order) => conclude({ reports, order, alarm, config }),
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

function appsOf(read: Loaded) {
  if (read.kind === 'loaded') {
    return read.loaded.config.apps.map(({ android }) => ({
      id: android.applicationId,
      track: android.track,
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
      ? await (await import('./compose.ts')).openStore(read.loaded)
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

interface Concluding {
  readonly reports: readonly HaltReport[];
  readonly order: HaltOrder;
  readonly alarm: Alarm;
  readonly config: () => Promise<Loaded>;
}

async function conclude({ reports, order, alarm, config }: Concluding): Promise<Afterwards> {
  const page = haltPage(order, reports);
  const [paged, warnings] = await Promise.all([
    page === undefined ? { reached: [], warnings: [] } : alarm(page),
    config().then((read) => record({ reports, order, read })),
  ]);
  return { paged: paged.reached, warnings: [...paged.warnings, ...warnings] };
}

interface Recording {
  readonly reports: readonly HaltReport[];
  readonly order: HaltOrder;
  readonly read: Loaded;
}

async function record(recording: Recording): Promise<readonly string[]> {
  const late = wait(patienceMs, [`not recorded in the ledger: no answer within ${patienceMs / 1000} s`], {
    ref: false,
  });
  return Promise.race([recordInLedger(recording), late]);
}

async function recordInLedger({ reports, order, read }: Recording): Promise<readonly string[]> {
  if (read.kind === 'problem') return [`not recorded in a ledger: ${read.error.message}`];
  try {
    const [{ openLedger }, { recordHalt }, { systemClock }] = await Promise.all([
      import('./compose.ts'),
      import('./rollout/audit.ts'),
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
      return reports.flatMap(({ applicationId }, index) =>
        recorded[index]
          ? []
          : [`not recorded: the ledger knows no rollout of ${applicationId} that this halt was about`],
      );
    } finally {
      await ledger.close();
    }
  } catch (error) {
    const { message, seen } = toSlipwayError(error);
    return [`not recorded in the ledger: ${message}${seen === undefined ? '' : ` (${seen})`}`];
  }
}
