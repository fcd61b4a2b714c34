import { setTimeout as wait } from 'node:timers/promises';
import type { Io } from '../cli/io.ts';
import type { LoadedConfig } from '../config/load.ts';
import { toSlipwayError } from '../errors/from-unknown.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { StoreKind } from '../stores/store.ts';

/** What a halt knows of the config: all of it, or why it cannot be read. */
export type Loaded =
  | { readonly kind: 'loaded'; readonly loaded: LoadedConfig }
  | { readonly kind: 'problem'; readonly error: SlipwayError };

export interface ConfiguredApp {
  readonly store: StoreKind;
  readonly id: string;
  readonly track: string;
}

/** A config may ask a server that is gone, a ledger a remote that never answers: a halt waits for neither. */
export const patienceMs = 8_000;

export async function readConfig(file: string | undefined, io: Io): Promise<Loaded> {
  const load = async () => {
    const { loadConfig } = await import('../config/load.ts');
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

export async function appsOf(read: Loaded): Promise<readonly ConfiguredApp[]> {
  if (read.kind === 'loaded') {
    const { platformApps, storeKindOf } = await import('../config/platform-app.ts');
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

export async function channelsOf(read: Loaded) {
  if (read.kind === 'problem') return [];
  const { channelsOfConfig } = await import('../incident/page-channels.ts');
  const { config, env } = read.loaded;
  return channelsOfConfig({ incident: config.incident, root: config.root, env });
}
