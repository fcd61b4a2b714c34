import type { Clock } from '../clock/clock.ts';
import { systemClock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { LoadedConfig } from '../config/load.ts';
import { type PlatformApp, platformApps } from '../config/platform-app.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import type { Store } from '../stores/store.ts';
import { type HealthCheck, lookAt } from './checkup.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface OpenedStore {
  readonly store: Store;
  readonly credentialsFrom: string;
  readonly close: () => Promise<void>;
}

/** What the doctor looks through; wired by the command. */
export interface Instruments {
  readonly load: () => Promise<LoadedConfig>;
  readonly openLedger: (config: Config, deps: { clock: Clock; env: Environment }) => Promise<Ledger>;
  readonly openStore: (loaded: LoadedConfig, platform: Platform) => Promise<OpenedStore>;
  readonly checkSigning: (app: PlatformApp, env: Environment) => Promise<readonly string[]>;
}

/** Config first: without it nothing else can be looked at, and that is said of each. */
export async function configChecks(instruments: Instruments): Promise<readonly HealthCheck[]> {
  let loaded: LoadedConfig | undefined;
  const config = await lookAt({ area: 'config', name: 'config' }, async () => {
    loaded = await instruments.load();
    return loaded.config.file;
  });
  if (loaded === undefined) return [config, ...notLookedAt];
  return [
    config,
    await ledgerCheck(instruments, loaded),
    ...(await signingChecks(instruments, loaded)),
    ...(await storeChecks(instruments, loaded)),
  ];
}

const notLookedAt = (['ledger', 'signing', 'store'] as const).map(
  (area): HealthCheck => ({
    area,
    name: area,
    state: 'unknown',
    seen: 'not looked at: it needs the config',
    next: null,
  }),
);

function ledgerCheck({ openLedger }: Instruments, { config, env }: LoadedConfig): Promise<HealthCheck> {
  return lookAt({ area: 'ledger', name: config.ledger.kind }, async () => {
    const ledger = await openLedger(config, { clock: systemClock, env });
    try {
      const releases = await ledger.releases();
      return `${ledger.label}, ${releases.length} releases`;
    } finally {
      await ledger.close();
    }
  });
}

function signingChecks(
  { checkSigning }: Instruments,
  { config, env }: LoadedConfig,
): Promise<readonly HealthCheck[]> {
  const checks = platformApps(config).map((app) =>
    lookAt({ area: 'signing', name: `${app.name} ${app.platform}` }, async () => {
      const checked = await checkSigning(app, env);
      if (app.platform === 'ios') return 'signed by what builds the IPA; its signature is verified then';
      return checked.length === 0 ? 'no keystore is configured' : 'the keystore opens with its passwords';
    }),
  );
  return Promise.all(checks);
}

/** One store after the other that an app of the config is in. */
async function storeChecks(instruments: Instruments, loaded: LoadedConfig): Promise<readonly HealthCheck[]> {
  const used = platforms.filter((platform) => loaded.config.apps.some((app) => app[platform] !== undefined));
  return (await Promise.all(used.map((platform) => storeCheck(instruments, loaded, platform)))).flat();
}

async function storeCheck(
  { openStore }: Instruments,
  loaded: LoadedConfig,
  platform: Platform,
): Promise<readonly HealthCheck[]> {
  let opened: Awaited<ReturnType<Instruments['openStore']>> | undefined;
  const credentials = await lookAt({ area: 'store', name: 'credentials' }, async () => {
    opened = await openStore(loaded, platform);
    return `${opened.store.label}, credentials from ${opened.credentialsFrom}`;
  });
  if (opened === undefined) return [credentials];
  const { store, close } = opened;
  try {
    const apps = platformApps(loaded.config).filter((app) => app.platform === platform);
    const access = apps.map(({ applicationId }) =>
      lookAt({ area: 'store', name: 'access' }, async () => {
        await store.checkAccess(applicationId);
        return `${store.label} lets us at ${applicationId}`;
      }),
    );
    return [credentials, ...(await Promise.all(access))];
  } finally {
    await close();
  }
}
