import { listingLimits } from '../../../listing/listing-limits.ts';
import { type Answer, json } from '../../serving/answer.ts';
import type { PlayRequest } from '../context.ts';
import { jsonBody } from '../json-body.ts';
import { badRequest, forbidden, notFound } from '../refusal.ts';
import type { StoreListing, StorePresence } from './model.ts';
import { changePresence, readPresence } from './presence.ts';

export async function getListing(request: PlayRequest): Promise<Answer> {
  const language = request.part('language');
  return json(body(language, listingOf(readPresence(request), language)));
}

export async function listListings(request: PlayRequest): Promise<Answer> {
  const listings = Object.entries(readPresence(request).listings).map(([language, listing]) =>
    body(language, listing),
  );
  return json({
    kind: 'androidpublisher#listingsListResponse',
    ...(listings.length === 0 ? {} : { listings }),
  });
}

export async function updateListing(request: PlayRequest): Promise<Answer> {
  const sent = await jsonBody<StoreListing & Named>(request);
  return put(request, sent, () => ({}));
}

export async function patchListing(request: PlayRequest): Promise<Answer> {
  const sent = await jsonBody<StoreListing & Named>(request);
  return put(request, sent, listingOf);
}

export async function deleteListing(request: PlayRequest): Promise<Answer> {
  const language = request.part('language');
  changePresence(request, (presence) => {
    listingOf(presence, language);
    return { presence: without(presence, (one) => one === language), value: undefined };
  });
  return { status: 204 };
}

export async function deleteAllListings(request: PlayRequest): Promise<Answer> {
  changePresence(request, (presence) => ({ presence: without(presence, () => true), value: undefined }));
  return { status: 204 };
}

interface Named {
  readonly language: string;
}

/** Google's words for the field, as its refusals have them. */
const names = {
  title: 'title',
  shortDescription: 'short description (promotional text)',
  fullDescription: 'full description',
} as const;

function put(
  request: PlayRequest,
  { language: named, ...sent }: Partial<StoreListing & Named>,
  base: (presence: StorePresence, language: string) => StoreListing,
): Answer {
  const language = request.part('language');
  if (named !== undefined && named !== language) {
    throw badRequest('Languages in request path and request body must match.');
  }
  checkLengths(sent, language);
  const listing = changePresence(request, (presence) => {
    const value = { ...base(presence, language), ...sent };
    return { presence: { ...presence, listings: { ...presence.listings, [language]: value } }, value };
  });
  return json(body(language, listing));
}

/** A refusal over lengths arrives as 403: fastlane/fastlane issue 19995, CatimaLoyalty/Android issue 199. */
function checkLengths(listing: Partial<StoreListing>, language: string): void {
  for (const field of ['title', 'shortDescription', 'fullDescription'] as const) {
    if ([...(listing[field] ?? '')].length > listingLimits[field]) {
      throw forbidden(`The ${names[field]} for the app is too long for language ${language}.`);
    }
  }
}

function listingOf({ listings }: StorePresence, language: string): StoreListing {
  const found = listings[language];
  if (found === undefined) throw notFound(`No listing was found for language ${language}.`);
  return found;
}

/** A listing takes its images with it. */
function without(presence: StorePresence, gone: (language: string) => boolean): StorePresence {
  const listings = Object.entries(presence.listings).filter(([language]) => !gone(language));
  const images = Object.entries(presence.images).filter(([key]) => !gone(key.split('/')[0] ?? ''));
  return { ...presence, listings: Object.fromEntries(listings), images: Object.fromEntries(images) };
}

function body(language: string, listing: StoreListing): unknown {
  return { language, ...listing };
}
