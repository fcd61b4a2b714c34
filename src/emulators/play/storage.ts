import { type StateStorage, stateInFolder, stateInMemory } from '../serving/state-storage.ts';
import { emptyState, type PlayState } from './model.ts';

/** Where the local Play keeps its state and the bytes of unfinished uploads. */
export type PlayStorage = StateStorage<PlayState>;

/** State that ends with the process. */
export function memoryState(initial: PlayState = emptyState): PlayStorage {
  return stateInMemory(initial);
}

/** State in a folder, which several processes may serve. */
export function folderState(dir: string): PlayStorage {
  return stateInFolder({ dir, store: 'play', empty: emptyState });
}
