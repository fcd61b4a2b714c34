import { createHash } from 'node:crypto';
import type { AppStoreState, Resource } from '../model.ts';
import { paceOf } from '../pace.ts';
import { added, type Draft } from '../resources.ts';
import type { WriteCall } from '../write.ts';

/** Makes place for a file of which a client has told name and size. */
export function reserved(
  state: AppStoreState,
  call: WriteCall,
  { appId, ...draft }: Pick<Draft, 'type' | 'one'> & { readonly appId: string },
): { readonly state: AppStoreState; readonly value: Resource } {
  const { uploadLifeMs, partBytes } = paceOf(state, appId);
  return added(state, {
    ...draft,
    team: call.team,
    attributes: { ...call.attributes, assetDeliveryState: delivery('AWAITING_UPLOAD') },
    kept: {
      appId,
      origin: call.origin,
      // Whoever knows the address may send the part. The same in each run, as ids are.
      signature: createHash('sha256')
        .update(`upload ${state.lastId + 1}`)
        .digest('hex')
        .slice(0, 32),
      expiresAtMs: call.nowMs + uploadLifeMs,
      partBytes,
    },
  });
}

export interface DeliveryProblem {
  readonly code: string;
  readonly description: string;
}

export function delivery(state: string, errors: readonly DeliveryProblem[] = []): object {
  return { state, errors, warnings: [] };
}
