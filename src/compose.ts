import { join } from 'node:path';
import type { Builder } from './build/builder.ts';
import type { Io } from './cli/io.ts';
import { type Clock, systemClock } from './clock/clock.ts';
import type { AndroidBuild, AppConfig, Config } from './config/config.ts';
import { type LoadedConfig, loadConfig } from './config/load.ts';
import type { Ledger } from './ledger/ledger.ts';
import { actorOf } from './release/actor.ts';
import type { ReleasePorts } from './release/ports.ts';
import type { GooglePlayOptions } from './stores/google-play/google-play.ts';
import type { Store } from './stores/store.ts';

// The one place where adapters are chosen. Each is loaded when it is used.

/** What adapters need of the process. */
export interface ComposeDeps {
  readonly clock: Clock;
  /** The environment as the config loader has completed it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** How long a ledger on a server may take to answer; the ledger's own limit when left out. */
  readonly timeoutMs?: number;
}

/** Config, ledger and store of one command, opened together and closed together. */
export interface Workspace extends ComposeDeps {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly store: Store;
  /** Who acts, for the ledger. */
  readonly actor: string;
  readonly storeNote: string | undefined;
  readonly close: () => Promise<void>;
}

export interface WorkspaceOptions {
  readonly io: Io;
  readonly configFile: string | undefined;
  /** Swaps store and ledger for ones that only plan. */
  readonly dryRun: boolean;
}

export async function openWorkspace({ io, configFile, dryRun }: WorkspaceOptions): Promise<Workspace> {
  const loaded = await loadConfig({ ...(configFile && { file: configFile }), cwd: io.cwd, env: io.env });
  const { config, env } = loaded;
  const clock = systemClock;
  const opened = await openStore(loaded);
  try {
    const ledger = await openLedger(config, { clock, env });
    const close = async () => {
      await ledger.close();
      await opened.close();
    };
    const workspace = {
      config,
      env,
      clock,
      actor: actorOf(io.env),
      close,
      ledger,
      store: opened.store,
      storeNote: opened.note,
    };
    return dryRun ? await planning(workspace, io) : workspace;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function planning(workspace: Workspace, io: Io): Promise<Workspace> {
  const { planningStore } = await import('./stores/planning-store.ts');
  const { planningLedger } = await import('./ledger/planning-ledger.ts');
  const store = planningStore(workspace.store, {
    tell: (plan) => io.writeErr(`${plan}\n`),
    mayTryOut: io.env.SLIPWAY_READONLY !== '1',
  });
  return { ...workspace, store, ledger: planningLedger(workspace.ledger, workspace.clock) };
}

/** Opens the ledger that the config names. Only that adapter is loaded. */
export async function openLedger({ ledger }: Config, deps: ComposeDeps): Promise<Ledger> {
  switch (ledger.kind) {
    case 'sqlite': {
      const { openSqliteLedger } = await import('./ledger/sqlite/sqlite-ledger.ts');
      return openSqliteLedger({ path: ledger.path, clock: deps.clock });
    }
    case 'git': {
      const { openGitLedger } = await import('./ledger/git/git-ledger.ts');
      const { repository, remote, branch } = ledger;
      return openGitLedger({ repository, remote, branch, ...deps });
    }
  }
}

export interface OpenedStore extends Omit<OpenedPlay, 'options'> {
  readonly store: Store;
}

/** Which Play was asked for, and what an adapter needs to speak to it. */
export interface OpenedPlay {
  readonly options: GooglePlayOptions;
  /** The environment variable that won, or the embedded store that made them. */
  readonly credentialsFrom: string;
  /** What a person has to know about this store before anything is done with it. */
  readonly note: string | undefined;
  readonly close: () => Promise<void>;
}

export async function openStore(loaded: LoadedConfig): Promise<OpenedStore> {
  const { options, ...opened } = await openPlay(loaded);
  const { createGooglePlayStore } = await import('./stores/google-play/google-play.ts');
  return { store: createGooglePlayStore(options), ...opened };
}

/**
 * Opens the store that was asked for: a local Play named in the environment, the embedded one when the
 * config says so, else Google Play. Missing credentials are an error and never choose another store.
 */
export async function openPlay({ config, env }: LoadedConfig): Promise<OpenedPlay> {
  const local = (env.SLIPWAY_PLAY_ENDPOINT ?? '') !== '';
  if (config.stores === 'embedded' && !local) return openEmbeddedStore(config, env);
  const { describeCredentials, findPlayCredentials } = await import('./stores/google-play/credentials.ts');
  const { playOptionsFor } = await import('./stores/google-play/play-store-for.ts');
  const { source, credentials } = await findPlayCredentials(env);
  return {
    options: await playOptionsFor(env),
    credentialsFrom: `${source} (${describeCredentials(credentials)})`,
    note: undefined,
    close: async () => undefined,
  };
}

async function openEmbeddedStore({ apps, stateDir }: Config, env: ComposeDeps['env']): Promise<OpenedPlay> {
  const { openEmbeddedPlay } = await import('./emulators/play/embedded.ts');
  const applicationIds = apps.map(({ android }) => android.applicationId);
  const dir = join(stateDir, 'embedded', 'play');
  const play = await openEmbeddedPlay({ dir, clock: systemClock, applicationIds, env });
  const endpoint = { kind: 'local', origin: play.origin, label: 'embedded Play (this machine)' } as const;
  const note = 'The config asks for the embedded store: nothing leaves this machine.';
  const options = { endpoint, credentials: play.credentials };
  return { options, credentialsFrom: 'the embedded store itself', note, close: play.close };
}

export async function builderFor(build: AndroidBuild): Promise<Builder> {
  if (build.builder === 'prebuilt')
    return (await import('./build/prebuilt/prebuilt-builder.ts')).prebuiltBuilder(build);
  return (await import('./build/gradle/gradle-builder.ts')).gradleBuilder(build);
}

/** Opens the app's keystore with its passwords; answers with what was checked. */
export async function checkSigning(
  { android }: AppConfig,
  env: ComposeDeps['env'],
): Promise<readonly string[]> {
  const { keystore } = android.build.builder === 'gradle' ? android.build : {};
  if (keystore === undefined) return [];
  const { checkKeystore } = await import('./build/check-keystore.ts');
  await checkKeystore(keystore, env);
  return ['keystore'];
}

/** Looks devices and browser up before a long build, and not when they are needed after it. */
async function checkDevices(
  { android: { devices } }: AppConfig,
  env: ComposeDeps['env'],
): Promise<readonly string[]> {
  if (devices.length === 0) return [];
  const { deviceTargets } = await import('./devices/find-device.ts');
  const { findChromium } = await import('./devices/webview/find-chromium.ts');
  deviceTargets(devices);
  findChromium(env);
  return ['Chromium'];
}

/** The ports of a release, over the adapters of this machine. */
export function releasePorts({ config, store, env }: Workspace, app: AppConfig): ReleasePorts {
  return {
    store,
    checkTools: async () => [...(await checkSigning(app, env)), ...(await checkDevices(app, env))],
    async build({ build, versionCode, versionName }, { progress, signal }) {
      const builder = await builderFor(build);
      return builder.build({ versionCode, versionName, env, onLine: progress, signal });
    },
    async inspect(file) {
      const { readArtifact } = await import('./artifact/read-artifact.ts');
      const { artifactFindings } = await import('./artifact/findings.ts');
      const artifact = await readArtifact(file);
      const { signing, entries } = artifact;
      const { sizeBudget } = app.android;
      const { checkSizeBudget } = await import('./artifact/sizes/check-size-budget.ts');
      const tooLarge = sizeBudget === undefined ? [] : await checkSizeBudget(artifact, sizeBudget);
      return {
        ...artifact,
        schemes: signing.schemes,
        entryCount: entries.length,
        findings: [...artifactFindings(artifact), ...tooLarge],
      };
    },
    async readNotes(order) {
      const { findReleaseNotes } = await import('./listing/layouts/read-release-notes.ts');
      return findReleaseNotes({ root: config.root, named: app.android.metadata }, order);
    },
    async checkAssets(file, densities) {
      const { checkAssets } = await import('./assets/check-assets.ts');
      return checkAssets(file, densities);
    },
    async runDevices({ artifact, devices, folder }, { progress, signal }) {
      const { runDevices } = await import('./devices/webview/run-devices.ts');
      const run = await runDevices({
        artifactPath: artifact,
        devices,
        outDir: folder,
        env,
        signal,
        log: progress,
      });
      return run.results.map((result) => ({
        ...result,
        problems: result.problems.map(({ message }) => message),
      }));
    },
  };
}
