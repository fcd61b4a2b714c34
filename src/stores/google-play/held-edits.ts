import { hasCode } from '../patience.ts';
import type { UploadObserver, UploadRequest, UploadResult } from '../store.ts';
import type { EditRef, PlayClient } from './client.ts';
import { inFreshEdit } from './read-back.ts';
import type { Serialize } from './serialize.ts';

/**
 * The edits that hold this process's uploads. Opening another edit of the app would invalidate one of them, so
 * whoever only wants to read does it inside: until its submission it shows the app as it is, because Google
 * Play invalidates it with any change by anybody.
 */
export interface HeldEdits {
  /** Others wait while the upload opens its edit, and not while it sends: a halt must never wait for that. */
  uploading(request: UploadRequest, upload: Upload): Promise<UploadResult>;
  /** Reads, but not halts, wait until it is over: on its way the edit shows what is not yet true. */
  submitting<T>(applicationId: string, submit: () => Promise<T>): Promise<T>;
  /** Reads in the held edit of the app, or in a fresh one. */
  reading<T>(applicationId: string, use: (edit: EditRef) => Promise<T>): Promise<T>;
}

type Upload = (request: UploadRequest) => Promise<UploadResult>;

export function createHeldEdits(client: PlayClient, serialize: Serialize): HeldEdits {
  const held = new Map<string, EditRef>();
  const submissions = new Map<string, Promise<unknown>>();
  const read = <T>(applicationId: string, use: (edit: EditRef) => Promise<T>): Promise<T> =>
    inHeldEdit(held, { applicationId, use }, () => inFreshEdit(client, { applicationId, use }));
  return {
    async uploading(request, upload) {
      const { applicationId, memory } = request;
      const hold = (editId: string) => held.set(applicationId, { applicationId, editId });
      if (memory.editId !== undefined) hold(memory.editId);
      const begun = Promise.withResolvers<void>();
      const running = await serialize(applicationId, async () => {
        const ended = upload({ ...request, observer: noting(request.observer, hold, begun.resolve) });
        const settled = () => begun.resolve();
        ended.then(settled, settled);
        await begun.promise;
        // In an object: a promise that is handed back by itself would be waited for.
        return { ended };
      });
      const result = await running.ended;
      hold(result.editId);
      return result;
    },
    async submitting(applicationId, submit) {
      held.delete(applicationId);
      const submission = submit();
      submissions.set(applicationId, submission);
      try {
        return await submission;
      } finally {
        if (submissions.get(applicationId) === submission) submissions.delete(applicationId);
      }
    },
    async reading(applicationId, use) {
      for (;;) {
        await submissions.get(applicationId)?.catch(() => undefined);
        const answer = await serialize(applicationId, async () =>
          submissions.has(applicationId) ? 'busy' : { value: await read(applicationId, use) },
        );
        if (answer !== 'busy') return answer.value;
      }
    },
  };
}

interface Reading<T> {
  readonly applicationId: string;
  readonly use: (edit: EditRef) => Promise<T>;
}

async function inHeldEdit<T>(
  held: Map<string, EditRef>,
  { applicationId, use }: Reading<T>,
  otherwise: () => Promise<T>,
): Promise<T> {
  const edit = held.get(applicationId);
  if (edit === undefined) return otherwise();
  try {
    return await use(edit);
  } catch (error) {
    if (!hasCode(error, 'STORE_EDIT_GONE') && !hasCode(error, 'STORE_EDIT_COMMITTED')) throw error;
    if (held.get(applicationId) === edit) held.delete(applicationId);
    return otherwise();
  }
}

/** The upload has its edit as soon as it says anything. */
function noting(observer: UploadObserver, hold: (editId: string) => void, begun: () => void): UploadObserver {
  return {
    async editOpened(editId) {
      hold(editId);
      begun();
      await observer.editOpened(editId);
    },
    sessionOpened(sessionUrl) {
      begun();
      return observer.sessionOpened(sessionUrl);
    },
    progress(sentBytes) {
      begun();
      observer.progress(sentBytes);
    },
  };
}
