import type { Clock } from '../../../clock/clock.ts';
import type { StateStorage } from '../../serving/state-storage.ts';
import { dropFile } from '../assets/received-file.ts';
import { uploadedFile } from '../assets/take-part.ts';
import type { AppStoreState, Resource } from '../model.ts';
import { allOf, resource, text } from '../resources.ts';
import { uploadRead } from './process-build.ts';
import type { ReadUpload } from './read-ipa.ts';

/** Reads uploaded files behind the answers, as Apple does: a client learns the result by asking. */
export interface Inspections {
  /** Begins with every upload that is complete and was not read; also after a restart. */
  readonly look: () => void;
  readonly pending: () => number;
  /** When nothing is being read. */
  readonly settled: () => Promise<void>;
}

export interface InspectionDeps {
  readonly storage: StateStorage<AppStoreState>;
  readonly clock: Clock;
  readonly read: (file: string, nowMs: number) => Promise<ReadUpload>;
  /** Told of what should not happen. */
  readonly onFailure: (error: unknown) => void;
}

export function createInspections({ storage, clock, read, onFailure }: InspectionDeps): Inspections {
  const running = new Map<string, Promise<void>>();
  const inspect = async (upload: Resource): Promise<void> => {
    const state = storage.read();
    const file = resource(state, { type: 'buildUploadFiles', id: text(upload.kept, 'fileId') });
    const found = await read(uploadedFile(storage.uploadsDir, file), clock.now());
    storage.update((now) => ({
      state: uploadRead(now, resource(now, upload), { read: found, nowMs: clock.now() }),
      value: undefined,
    }));
    await dropFile(storage.uploadsDir, file);
  };
  return {
    look() {
      for (const upload of unread(storage.read())) {
        if (running.has(upload.id)) continue;
        const work = inspect(upload)
          .catch(onFailure)
          .finally(() => running.delete(upload.id));
        running.set(upload.id, work);
      }
    },
    pending: () => running.size,
    settled: async () => {
      await Promise.all(running.values());
    },
  };
}

function unread(state: AppStoreState): readonly Resource[] {
  return allOf(state, 'buildUploads').filter(
    ({ attributes, kept }) => attributes.state === 'PROCESSING' && kept.isRead !== true,
  );
}
