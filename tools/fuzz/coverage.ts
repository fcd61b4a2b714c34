import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

/** Whether each function that the engine knows was entered, by `folder/file.ts:offset`. */
export type Coverage = Readonly<Record<string, boolean>>;

const ofReaders = /\/src\/artifact\/(?!testing\/)(?:(?!\/testing\/).)*\.ts$/;

/** Counts which functions of the readers are entered from now on; the answer tells them. */
export async function startCoverage(): Promise<() => Promise<Coverage>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: false });
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    session.disconnect();
    const found: Record<string, boolean> = {};
    for (const { url, functions } of result) {
      if (!ofReaders.test(url)) continue;
      const file = fileURLToPath(url).split('/src/artifact/').at(-1);
      for (const { ranges } of functions) {
        const [range] = ranges;
        if (range !== undefined) found[`${file}:${range.startOffset}`] = range.count > 0;
      }
    }
    return found;
  };
}

/** What some processes entered together. */
export function mergeCoverage(all: Map<string, boolean>, more: Coverage): void {
  for (const [place, isEntered] of Object.entries(more)) all.set(place, isEntered || all.get(place) === true);
}

/** Functions of each folder: entered, and known. */
export function coverageByFolder(
  all: ReadonlyMap<string, boolean>,
): ReadonlyMap<string, { entered: number; known: number }> {
  const folders = new Map<string, { entered: number; known: number }>();
  for (const [place, isEntered] of [...all].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = place.includes('/') ? place.slice(0, place.indexOf('/')) : '(top)';
    const sum = folders.get(folder) ?? { entered: 0, known: 0 };
    folders.set(folder, { entered: sum.entered + Number(isEntered), known: sum.known + 1 });
  }
  return folders;
}
