import type { Io } from './cli/io.ts';
import { openPlay } from './compose.ts';
import { loadConfig } from './config/load.ts';
import { chooseApp } from './release/choose-app.ts';
import type { PlayConsole } from './stores/google-play/console/console.ts';

/** One app of the config, and what its store offers beside releases. */
export interface OpenedConsole {
  readonly applicationId: string;
  /** The folder of the config. */
  readonly root: string;
  /** Folder of the store listing, when the config names one. */
  readonly metadata: string | undefined;
  readonly console: PlayConsole;
  readonly close: () => Promise<void>;
}

export interface ConsoleRequest {
  readonly io: Io;
  readonly configFile: string | undefined;
  readonly app: string | undefined;
}

export async function openConsole({ io, configFile, app }: ConsoleRequest): Promise<OpenedConsole> {
  const loaded = await loadConfig({ ...(configFile && { file: configFile }), cwd: io.cwd, env: io.env });
  const { applicationId, metadata } = chooseApp(loaded.config, { app, platform: 'android' });
  const { options, note, close } = await openPlay(loaded);
  if (note !== undefined) io.writeErr(`${note}\n`);
  const { createPlayConsole } = await import('./stores/google-play/console/console.ts');
  return {
    applicationId,
    root: loaded.config.root,
    metadata,
    console: createPlayConsole(options),
    close,
  };
}
