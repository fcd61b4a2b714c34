import { runAll } from '../../../devices/run-all.ts';
import {
  detailFields,
  type ListingDetails,
  type ListingTexts,
  type StoreImage,
  type StoreListing,
  type StoreListings,
  textFields,
} from '../../../listing/listing.ts';
import type { ListingScope } from '../../../listing/listing-store.ts';
import type { PlayImageType } from '../../../listing/play-graphics.ts';
import type { EditRef, PlayClient } from '../client.ts';
import { withRetries } from '../pace.ts';
import { named } from './edit-names.ts';

/** Requests at once: enough to read 50 languages in seconds, few enough for the quota of a minute. */
const atOnce = 6;

/** The texts of every language, and the images of the types that were asked for. */
export async function readEditListings(
  client: PlayClient,
  edit: EditRef,
  scope: ListingScope,
): Promise<StoreListings> {
  const details = await call(client, (api) => api.edits.details.get(named(edit)));
  const { listings = [] } = await call(client, (api) => api.edits.listings.list(named(edit)));
  const languages = listings.map(({ language, ...texts }) => ({ language: language ?? '', texts }));
  const wanted = languages.flatMap(({ language }) =>
    scope.types(language).map((type) => ({ language, type })),
  );
  const images = await runAll(wanted, atOnce, async (place) => ({
    ...place,
    images: await imagesOf(client, edit, place),
  }));
  return {
    details: onlySet(detailFields, details) as ListingDetails,
    languages: languages.map(({ language, texts }): StoreListing => {
      const own = images.filter((one) => one.language === language);
      return {
        language,
        texts: onlySet(textFields, texts) as ListingTexts,
        images: Object.fromEntries(own.map((one) => [one.type, one.images])),
      };
    }),
  };
}

async function imagesOf(
  client: PlayClient,
  edit: EditRef,
  { language, type }: { readonly language: string; readonly type: PlayImageType },
): Promise<readonly StoreImage[]> {
  const { images = [] } = await call(client, (api) =>
    api.edits.images.list({ ...named(edit), language, imageType: type }),
  );
  return images.map(({ id, sha256, url }) => ({
    id: id ?? '',
    sha256: (sha256 ?? '').toLowerCase(),
    url: url ?? '',
  }));
}

function call<T>(client: PlayClient, request: Parameters<typeof client.transport.call<T>>[0]): Promise<T> {
  return withRetries(client.pace, () => client.transport.call(request));
}

/** What the store leaves empty is not set. */
function onlySet(fields: readonly string[], from: object): Readonly<Record<string, string>> {
  const set = fields.map((field) => [field, Reflect.get(from, field)] as const);
  return Object.fromEntries(set.filter(([, value]) => typeof value === 'string' && value !== ''));
}
