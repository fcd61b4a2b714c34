import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { StoreListings } from '../../../listing/listing.ts';
import type {
  ListingDecision,
  ListingResult,
  ListingScope,
  ListingStore,
} from '../../../listing/listing-store.ts';
import { isEmptyPlan, type ListingPlan } from '../../../listing/plan-listing.ts';
import type { EditRef, PlayClient } from '../client.ts';
import { inEditTransaction } from '../edit-transaction.ts';
import { withRetries } from '../pace.ts';
import { inFreshEdit } from '../read-back.ts';
import { readEditListings } from './read-listings.ts';
import { writeListings } from './write-listings.ts';

/** The Listing port over the Publishing API. */
export function createListingStore(client: PlayClient, label: string): ListingStore {
  return {
    label,
    readListings: (applicationId, scope) =>
      inFreshEdit(client, { applicationId, use: (edit) => readEditListings(client, edit, scope) }),
    changeListings: (applicationId, decide, scope) =>
      changeListings(client, { applicationId, decide, scope }),
    fetchImage: ({ url }) => withRetries(client.pace, () => fetchImage(client, url)),
  };
}

interface Change {
  readonly applicationId: string;
  readonly decide: ListingDecision;
  readonly scope: ListingScope;
}

async function changeListings(
  client: PlayClient,
  { applicationId, decide, scope }: Change,
): Promise<ListingResult> {
  const result = await inEditTransaction<StoreListings, ListingPlan>(
    client,
    {
      applicationId,
      subject: 'store listing',
      read: (edit: EditRef) => readEditListings(client, edit, scope),
      decide(seen) {
        const plan = decide(seen);
        if (isEmptyPlan(plan)) return { kind: 'none', reason: 'The store shows what the files say.' };
        return { kind: 'change', wanted: plan };
      },
      write: (edit, plan) => writeListings(client, edit, plan),
      // What is wanted is that nothing is left to be done.
      shows: (seen) => isEmptyPlan(decide(seen)),
    },
    { urgent: false },
  );
  switch (result.kind) {
    case 'unchanged':
      return { kind: 'unchanged' };
    case 'changed':
      return { kind: 'changed', plan: decide(result.before) };
    case 'not-confirmed':
      return {
        kind: 'not-confirmed',
        left: decide(result.after),
        waitsInConsole: result.waitsInConsole,
      };
  }
}

/** Google's image server hands out a smaller copy unless it is asked for the size of the original. */
const originalSize = '=s0';
const longestWaitMs = 60_000;

async function fetchImage(client: PlayClient, url: string): Promise<Uint8Array> {
  const place = new URL(url);
  const google = place.protocol === 'https:' && /(^|\.)(googleusercontent|ggpht)\.com$/.test(place.hostname);
  if (!google && place.origin !== new URL(client.transport.origin).origin) {
    throw new SlipwayError('STORE_REFUSED', {
      message: 'The store names an image at an address that is not its own.',
      seen: `${place.protocol}//${place.host}`,
    });
  }
  // Pictures are public: no token goes along.
  const response = await fetch(google ? `${url}${originalSize}` : url, {
    signal: AbortSignal.timeout(longestWaitMs),
  });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  throw new SlipwayError(response.status >= 500 ? 'STORE_UNAVAILABLE' : 'STORE_NOT_FOUND', {
    message: 'The store does not hand out an image of the listing.',
    seen: `HTTP ${response.status} at ${place.host}`,
  });
}
