import type { Io } from './cli/io.ts';
import { openAppStore, openPlay } from './compose-stores.ts';
import { type LoadedConfig, loadConfig } from './config/load.ts';
import type { PlatformApp } from './config/platform-app.ts';
import { chooseApp } from './release/choose-app.ts';
import type { AppStoreConsole } from './stores/app-store/console/console.ts';
import type { PlayConsole } from './stores/google-play/console/console.ts';
import type { Platform } from './stores/platform.ts';

/** One app of the config, and what its store offers beside releases. */
export interface OpenedConsole<Console> {
  readonly applicationId: string;
  /** The folder of the config. */
  readonly root: string;
  /** Folder of the store listing, when the config names one. */
  readonly metadata: string | undefined;
  readonly console: Console;
  readonly close: () => Promise<void>;
}

export interface ConsoleRequest {
  readonly io: Io;
  readonly configFile: string | undefined;
  readonly app: string | undefined;
  readonly platform?: Platform | undefined;
}

export type AnyConsole =
  | (OpenedConsole<PlayConsole> & { readonly platform: 'android' })
  | (OpenedConsole<AppStoreConsole> & { readonly platform: 'ios' });

/** The console of whichever store the app is in. */
export async function openConsole(request: ConsoleRequest): Promise<AnyConsole> {
  const { loaded, app } = await chosen(request);
  return app.platform === 'ios'
    ? { platform: 'ios', ...(await appStoreConsole(request, loaded, app)) }
    : { platform: 'android', ...(await playConsole(request, loaded, app)) };
}

/** For what only Google Play offers. */
export async function openPlayConsole(request: ConsoleRequest): Promise<OpenedConsole<PlayConsole>> {
  const { loaded, app } = await chosen({ ...request, platform: 'android' });
  return playConsole(request, loaded, app);
}

/** For what only App Store Connect offers. */
export async function openAppStoreConsole(request: ConsoleRequest): Promise<OpenedConsole<AppStoreConsole>> {
  const { loaded, app } = await chosen({ ...request, platform: 'ios' });
  return appStoreConsole(request, loaded, app);
}

async function chosen({ io, configFile, app, platform }: ConsoleRequest) {
  const loaded = await loadConfig({ ...(configFile && { file: configFile }), cwd: io.cwd, env: io.env });
  return { loaded, app: chooseApp(loaded.config, { app, platform }) };
}

async function playConsole({ io }: ConsoleRequest, loaded: LoadedConfig, app: PlatformApp) {
  const { options, note, close } = await openPlay(loaded);
  if (note !== undefined) io.writeErr(`${note}\n`);
  const { createPlayConsole } = await import('./stores/google-play/console/console.ts');
  return { ...placeOf(loaded, app), console: createPlayConsole(options), close };
}

async function appStoreConsole({ io }: ConsoleRequest, loaded: LoadedConfig, app: PlatformApp) {
  const { options, note, close } = await openAppStore(loaded);
  if (note !== undefined) io.writeErr(`${note}\n`);
  const { createAppStoreConsole } = await import('./stores/app-store/console/console.ts');
  return { ...placeOf(loaded, app), console: createAppStoreConsole(options), close };
}

function placeOf({ config }: LoadedConfig, { applicationId, metadata }: PlatformApp) {
  return { applicationId, root: config.root, metadata };
}
