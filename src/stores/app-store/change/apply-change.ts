import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { withdraw } from '../submit/withdraw.ts';
import type { VersionView } from '../version-view.ts';
import type { VersionChange } from './plan-change.ts';

export interface Applying {
  readonly appId: string;
  readonly version: VersionView;
  readonly change: VersionChange;
}

/** Writes one change. Throws what it was decided to refuse, with what the store shows. */
export async function applyChange(
  client: AppStoreClient,
  { appId, version, change }: Applying,
): Promise<void> {
  switch (change.kind) {
    case 'nothing':
      return;
    case 'phase':
      return setPhase(client, change);
    case 'do-not-phase':
      await client.api.delete('/v1/appStoreVersionPhasedReleases/{id}', {
        params: { path: { id: change.phasedReleaseId } },
      });
      return;
    case 'withdraw':
      return withdraw(client, appId, version);
    case 'refuse':
      throw refused(version, change);
  }
}

async function setPhase(
  { api }: AppStoreClient,
  { phasedReleaseId: id, to }: Extract<VersionChange, { readonly kind: 'phase' }>,
): Promise<void> {
  await api.patch('/v1/appStoreVersionPhasedReleases/{id}', {
    params: { path: { id } },
    body: { data: { type: 'appStoreVersionPhasedReleases', id, attributes: { phasedReleaseState: to } } },
  });
}

function refused(
  { versionString, state, phased }: VersionView,
  { code, message, next }: Extract<VersionChange, { readonly kind: 'refuse' }>,
): SlipwayError {
  const day = phased?.day === undefined ? '' : ` on day ${phased.day}`;
  const phase = phased === undefined ? 'no phased release' : `phased release ${phased.state}${day}`;
  const seen = `${versionString}: ${state}, ${phase}`;
  return new SlipwayError(code, { message, seen, ...(next !== undefined && { next }) });
}
