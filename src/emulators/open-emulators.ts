import { join } from 'node:path';
import { type Clock, systemClock } from '../clock/clock.ts';
import { openEmbeddedAppStore } from './app-store/embedded.ts';
import { appStoreHost } from './network/apple-hosts.ts';
import { playHosts } from './network/google-hosts.ts';
import { openEmbeddedPlay } from './play/embedded.ts';
import type { VitalsSource } from './play-reporting/vitals.ts';
import type { FaultPlan } from './serving/faults.ts';

export interface EmulatorsOptions {
  /** Keeps everything: state, keys, the certificate of the proxy, the virtual time. */
  readonly dir: string;
  readonly applicationIds: readonly string[];
  /** Of the local Play; 0 is any free port. */
  readonly port: number;
  /** Of the local App Store Connect; 0 is any free port. */
  readonly appStorePort: number;
  /** Starts the proxy for unmodified tools; 0 is any free port. */
  readonly proxyPort: number | undefined;
  /** Told of each host that a tool wanted through the proxy and did not get. */
  readonly onRefused: (host: string) => void;
  readonly faults: FaultPlan | undefined;
  /** What the Reporting API knows of users; nothing when left out. */
  readonly vitals: VitalsSource | undefined;
  /** Where a virtual clock begins; the machine's own clock when left out. */
  readonly clockStartMs: number | undefined;
  /** Where the programs are found that make APKs. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Emulators {
  /** What to set so that Slipway, and through the proxy any other tool, speaks to the local stores. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The local stores, as `slipway emulators` serves them. */
export async function openEmulators(options: EmulatorsOptions): Promise<Emulators> {
  const opened = new AsyncDisposableStack();
  try {
    return { environment: await openAll(options, opened), close: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function openAll(options: EmulatorsOptions, opened: AsyncDisposableStack): Promise<Environment> {
  const { dir, applicationIds, port, faults, vitals, env } = options;
  let inFlight = (): number => 0;
  const { clock, environment: time } = await clockFor(options, { opened, inFlight: () => inFlight() });
  const play = await openEmbeddedPlay({ dir, applicationIds, port, faults, vitals, clock, env });
  opened.defer(play.close);
  const appStore = await openEmbeddedAppStore({
    dir: join(dir, 'app-store'),
    bundleIds: applicationIds,
    port: options.appStorePort,
    faults,
    clock,
  });
  opened.defer(appStore.close);
  inFlight = () => play.inFlight() + appStore.inFlight();
  const hosts = Object.fromEntries(playHosts.map((host) => [host, play.origin]));
  const proxied = await proxyFor(options, { opened, hosts: { ...hosts, [appStoreHost]: appStore.origin } });
  const { keyId, issuerId, file, jsonFile } = appStore.credentials;
  return {
    SLIPWAY_PLAY_ENDPOINT: play.origin,
    GOOGLE_APPLICATION_CREDENTIALS: play.credentials.file,
    SLIPWAY_ASC_ENDPOINT: appStore.origin,
    SLIPWAY_ASC_KEY_ID: keyId,
    SLIPWAY_ASC_ISSUER_ID: issuerId,
    SLIPWAY_ASC_KEY_PATH: file,
    ...time,
    // fastlane's names for the key files, besides the stores' own.
    ...(options.proxyPort === undefined
      ? {}
      : { SUPPLY_JSON_KEY: play.credentials.file, APP_STORE_CONNECT_API_KEY_PATH: jsonFile }),
    ...proxied,
  };
}

type Environment = Readonly<Record<string, string>>;

interface ClockDeps {
  readonly opened: AsyncDisposableStack;
  readonly inFlight: () => number;
}

async function clockFor(
  { dir, clockStartMs: startMs }: EmulatorsOptions,
  { opened, inFlight }: ClockDeps,
): Promise<{ readonly clock: Clock; readonly environment: Environment }> {
  if (startMs === undefined) return { clock: systemClock, environment: {} };
  const { openVirtualClock } = await import('./serving/virtual-clock.ts');
  const { startClockServer } = await import('./serving/clock-server.ts');
  const clock = openVirtualClock({ startMs, file: join(dir, 'clock.json'), inFlight });
  const server = await startClockServer(clock);
  opened.defer(server.close);
  return { clock, environment: { SLIPWAY_CLOCK_ENDPOINT: server.origin } };
}

interface ProxyDeps {
  readonly opened: AsyncDisposableStack;
  readonly hosts: Readonly<Record<string, string>>;
}

async function proxyFor(
  { dir, proxyPort: port, onRefused }: EmulatorsOptions,
  { opened, hosts }: ProxyDeps,
): Promise<Environment> {
  if (port === undefined) return {};
  // Loaded here: nobody else needs certificates.
  const { openProxy } = await import('./network/open-proxy.ts');
  const proxy = await openProxy({ dir, hosts, port, onRefused });
  opened.defer(proxy.close);
  return proxy.environment;
}
