import { SlipwayError } from '../errors/slipway-error.ts';
import type { StoreKind } from '../stores/store.ts';
import type { VersionCode } from '../stores/version-code.ts';
import { parseHaltApp } from './halt-app.ts';
import type { StoreToHalt } from './halt-stores.ts';

/** What a command line asks to be halted. */
export interface HaltWishes {
  /** As `play:com.example.app`; without any: all apps of the config. */
  readonly app?: readonly string[] | undefined;
  readonly only?: StoreKind | undefined;
  readonly track?: string | undefined;
  readonly versionCode?: VersionCode | undefined;
}

interface HaltedApp {
  readonly store: StoreKind;
  readonly id: string;
  readonly track: string;
}

const publicTracks = { play: 'production', 'app-store': 'app-store' } as const;

/** The apps to halt, by store; refuses what would halt nothing, or something else than was meant. */
export async function storesToHalt(
  wishes: HaltWishes,
  configured: () => Promise<readonly HaltedApp[]>,
): Promise<readonly StoreToHalt[]> {
  const { app, only, track } = wishes;
  const known =
    app === undefined
      ? await configured()
      : app.map(parseHaltApp).map((named) => ({ ...named, track: publicTracks[named.store] }));
  const meant = known.filter(({ store }) => only === undefined || store === only);
  if (meant.length === 0) throw nothingMeant(known, only);
  const kinds = [...new Set(meant.map(({ store }) => store))];
  if (kinds.length > 1) assertOfBoth(wishes);
  return kinds.map((kind) => ({
    kind,
    apps: meant
      .filter(({ store }) => store === kind)
      .map((one) => ({ id: one.id, track: track ?? one.track })),
  }));
}

function nothingMeant(known: readonly HaltedApp[], only: StoreKind | undefined): SlipwayError {
  return new SlipwayError('USAGE', {
    message: 'There is no such app to halt.',
    seen: known.map(({ store, id }) => `${store}:${id}`).join(', ') || 'no app at all',
    next: only === 'play' ? '--only app-store' : '--only play',
  });
}

/** A track and a version belong to one store; with two of them it would be a guess which one is meant. */
function assertOfBoth({ track, versionCode }: HaltWishes): void {
  if (track === undefined && versionCode === undefined) return;
  throw new SlipwayError('USAGE', {
    message: 'A track or a version is of one store, and two are asked for.',
    seen: track === undefined ? `--version-code ${versionCode}` : `--track ${track}`,
    next: 'halt both without it, or name one: --only play, --only app-store',
  });
}
