import type { Schemas } from '../../../app-store-connect-api/index.ts';
import type { AvailabilityStore, TerritoryAvailability } from '../../../availability/availability-store.ts';
import type { AppStoreClient } from '../app-store-client.ts';

export function createAvailabilityStore(client: AppStoreClient): AvailabilityStore {
  const { label, api, appId } = client;
  return {
    label,
    async readTerritories(applicationId) {
      const app = await appId(applicationId);
      const { data } = await api.get('/v1/apps/{id}/appAvailabilityV2', { params: { path: { id: app } } });
      const entries = api.pages('/v2/appAvailabilities/{id}/territoryAvailabilities', {
        params: { path: { id: data.id }, query: { include: ['territory'] } },
      });
      const found: TerritoryAvailability[] = [];
      for await (const page of entries) found.push(...page.data.map(territoryFrom));
      return found.toSorted((a, b) => a.territory.localeCompare(b.territory));
    },
    async setAvailable({ id }, available) {
      await api.patch('/v1/territoryAvailabilities/{id}', {
        params: { path: { id } },
        body: { data: { type: 'territoryAvailabilities', id, attributes: { available } } },
      });
    },
  };
}

function territoryFrom({
  id,
  attributes,
  relationships,
}: Schemas['TerritoryAvailability']): TerritoryAvailability {
  return {
    id,
    territory: relationships?.territory?.data?.id ?? id,
    available: attributes?.available === true,
  };
}
