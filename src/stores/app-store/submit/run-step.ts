import type { AppStoreClient } from '../app-store-client.ts';
import type { VersionStep } from './plan-version.ts';

export interface StepPlace {
  readonly appId: string;
  readonly versionId: string;
}

/** Does one thing that a version lacks. Everything here sets a value, so it may be done again. */
export async function runStep(
  { api }: AppStoreClient,
  { appId, versionId }: StepPlace,
  step: VersionStep,
): Promise<void> {
  const path = { id: versionId };
  switch (step.kind) {
    case 'attributes':
      await api.patch('/v1/appStoreVersions/{id}', {
        params: { path },
        body: { data: { type: 'appStoreVersions', id: versionId, attributes: step.attributes } },
      });
      return;
    case 'build':
      await api.patch('/v1/appStoreVersions/{id}/relationships/build', {
        params: { path },
        body: { data: { type: 'builds', id: step.buildId } },
      });
      return;
    case 'notes':
      await api.patch('/v1/appStoreVersionLocalizations/{id}', {
        params: { path: { id: step.localizationId } },
        body: {
          data: {
            type: 'appStoreVersionLocalizations',
            id: step.localizationId,
            attributes: { whatsNew: step.whatsNew },
          },
        },
      });
      return;
    case 'phase':
      await api.post('/v1/appStoreVersionPhasedReleases', {
        body: {
          data: {
            type: 'appStoreVersionPhasedReleases',
            attributes: { phasedReleaseState: 'INACTIVE' },
            relationships: { appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } } },
          },
        },
      });
      return;
    case 'do-not-phase':
      await api.delete('/v1/appStoreVersionPhasedReleases/{id}', {
        params: { path: { id: step.phasedReleaseId } },
      });
      return;
    case 'encryption':
      await api.patch('/v1/builds/{id}', {
        params: { path: { id: step.buildId } },
        body: {
          data: { type: 'builds', id: step.buildId, attributes: { usesNonExemptEncryption: step.uses } },
        },
      });
      return;
    case 'content-rights':
      await api.patch('/v1/apps/{id}', {
        params: { path: { id: appId } },
        body: {
          data: { type: 'apps', id: appId, attributes: { contentRightsDeclaration: step.declaration } },
        },
      });
      return;
  }
}
