import type { AppStoreState, Ref, Resource } from './model.ts';

/**
 * For each territory what is said about selling an app there: 233 entries for each app. Only those that somebody has
 * changed are kept; the others follow from the app's availability.
 */
export function territoryEntries(state: AppStoreState, availability: Resource): readonly Resource[] {
  const kept = state.resources.territoryAvailabilities ?? {};
  return Object.keys(state.resources.territories ?? {}).map((territory) => {
    const id = idOf(availability.one.app ?? '', territory);
    return kept[id] ?? entry(availability, { id, territory });
  });
}

/** The entry with an id, whether it is kept or follows; undefined for an id that no app has. */
export function territoryEntry(state: AppStoreState, id: string): Resource | undefined {
  const kept = state.resources.territoryAvailabilities?.[id];
  if (kept !== undefined) return kept;
  const { appId, territory } = partsOf(id);
  const all = Object.values(state.resources.appAvailabilities ?? {});
  const availability = all.find(({ one }) => one.app === appId);
  const isKnown = availability !== undefined && state.resources.territories?.[territory] !== undefined;
  return isKnown ? entry(availability, { id, territory }) : undefined;
}

function entry(
  availability: Resource,
  { id, territory }: { readonly id: string; readonly territory: string },
): Resource {
  const only = availability.kept.territories as readonly string[] | undefined;
  const available = only === undefined || only.includes(territory);
  return {
    ...refOf(id),
    ...(availability.team !== undefined && { team: availability.team }),
    attributes: {
      available,
      preOrderEnabled: false,
      contentStatuses: [available ? 'AVAILABLE' : 'CANNOT_SELL'],
    },
    one: { territory, appAvailability: availability.id },
    many: {},
    kept: {},
  };
}

function refOf(id: string): Ref {
  return { type: 'territoryAvailabilities', id };
}

/** Apple makes these ids of the app's and the territory's. */
function idOf(appId: string, territory: string): string {
  return Buffer.from(JSON.stringify({ s: appId, t: territory })).toString('base64url');
}

function partsOf(id: string): { readonly appId: string; readonly territory: string } {
  try {
    const { s, t } = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'));
    return { appId: String(s), territory: String(t) };
  } catch {
    return { appId: '', territory: '' };
  }
}
