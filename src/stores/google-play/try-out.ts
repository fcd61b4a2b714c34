import { hasCode } from '../patience.ts';
import type { SubmitRequest, TryOutResult } from '../store.ts';
import type { PlayClient } from './client.ts';
import { putWhenProcessed } from './submit.ts';

/** A submission without its commit: Play judges upload and track together, and the edit is thrown away. */
export async function tryOut(client: PlayClient, request: SubmitRequest): Promise<TryOutResult> {
  try {
    const before = await client.getTrack(request, request.track);
    await putWhenProcessed(client, request);
    await client.validate(request);
    return { kind: 'valid', before };
  } catch (error) {
    if (!hasCode(error, 'STORE_EDIT_GONE')) throw error;
    return { kind: 'edit-gone', reason: 'Somebody opened another edit or changed something meanwhile.' };
  } finally {
    await client.discardEdit(request);
  }
}
