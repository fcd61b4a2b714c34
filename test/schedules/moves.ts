import type { PlayRelease } from '../../src/emulators/play/model.ts';
import type { World } from './world.ts';

/** Who moves a release. Everybody but `console` does it through the API. */
export interface Mover {
  readonly name: string;
  /** What it is doing, by its own account; undefined for a person in the Console. */
  readonly order: Order | undefined;
}

export type Order =
  | { readonly kind: 'step'; gateSaysHalt: boolean }
  | { readonly kind: 'resume' | 'advance' | 'complete' | 'halt' | 'sign-off'; moved: boolean };

/** One change of the version on one track, and who made it. */
export interface Move {
  readonly mover: Mover;
  readonly track: string;
  readonly from: PlayRelease | undefined;
  readonly to: PlayRelease | undefined;
}

export type Shown = Readonly<Record<string, PlayRelease | undefined>>;

/** What each track shows of the version that rolls out. */
export function shownIn(world: World): Shown {
  return Object.fromEntries(
    Object.entries(world.tracks()).map(([track, releases]) => [
      track,
      releases.find(({ versionCodes }) => versionCodes?.includes('2')),
    ]),
  );
}

export function movesBetween(before: Shown, after: Shown, mover: Mover): readonly Move[] {
  return Object.keys(after)
    .filter((track) => JSON.stringify(before[track]) !== JSON.stringify(after[track]))
    .map((track) => ({ mover, track, from: before[track], to: after[track] }));
}

export function inWords(release: PlayRelease | undefined): string {
  return release === undefined ? 'absent' : `${release.status} ${release.userFraction ?? ''}`.trim();
}
