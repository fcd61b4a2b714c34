import { playHosts } from './network/google-hosts.ts';
import { type EmbeddedPlayOptions, openEmbeddedPlay } from './play/embedded.ts';

export interface EmulatorsOptions extends EmbeddedPlayOptions {
  /** Starts the proxy for unmodified tools; 0 is any free port. */
  readonly proxyPort: number | undefined;
  /** Told of each host that a tool wanted through the proxy and did not get. */
  readonly onRefused: (host: string) => void;
}

export interface Emulators {
  /** What to set so that Slipway, and through the proxy any other tool, speaks to the local stores. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The local stores, as `slipway emulators` serves them. */
export async function openEmulators(options: EmulatorsOptions): Promise<Emulators> {
  const play = await openEmbeddedPlay(options);
  const direct = {
    SLIPWAY_PLAY_ENDPOINT: play.origin,
    GOOGLE_APPLICATION_CREDENTIALS: play.credentials.file,
  };
  const { dir, proxyPort: port, onRefused } = options;
  if (port === undefined) return { environment: direct, close: play.close };
  try {
    // Loaded here: nobody else needs certificates.
    const { openProxy } = await import('./network/open-proxy.ts');
    const hosts = Object.fromEntries(playHosts.map((host) => [host, play.origin]));
    const proxy = await openProxy({ dir, hosts, port, onRefused });
    return {
      // fastlane's name for the key file, besides Google's.
      environment: { ...direct, SUPPLY_JSON_KEY: play.credentials.file, ...proxy.environment },
      close: async () => {
        await proxy.close();
        await play.close();
      },
    };
  } catch (error) {
    await play.close();
    throw error;
  }
}
