import { rmSync, statSync } from 'node:fs';

/** Sizes and times of files that a build makes, to tell afterwards which ones it has touched. */
export type Snapshot = ReadonlyMap<string, string>;

export function snapshot(outputs: readonly string[]): Snapshot {
  return new Map(outputs.map((path) => [path, state(path)]));
}

/** A failed build may have left half a file behind; one it has not touched is whole, though old. */
export function removeTouched(before: Snapshot): void {
  for (const [path, old] of before) {
    if (state(path) !== old) rmSync(path, { force: true });
  }
}

function state(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 'absent' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}
