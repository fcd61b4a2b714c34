import type { Schemas } from '../../../../app-store-connect-api/index.ts';
import type {
  AgeRating,
  ShownAppStoreListing,
  ShownAsset,
  ShownLanguage,
  Texts,
} from '../../../../listing/app-store/listing.ts';
import { hasCode } from '../../../patience.ts';
import type { AppStoreClient } from '../../app-store-client.ts';
import { readAttachments } from '../../assets/review-attachment.ts';
import type { Editable } from './editable.ts';

/** What is needed to write, beside what is shown. */
export interface ListingIds {
  readonly versionId: string;
  readonly infoId: string;
  readonly ageRatingId: string | undefined;
  readonly reviewDetailId: string | undefined;
  readonly infoLocalizations: ReadonlyMap<string, string>;
  readonly versionLocalizations: ReadonlyMap<string, string>;
  /** By language and display type, as `de-DE APP_IPHONE_67`. */
  readonly screenshotSets: ReadonlyMap<string, string>;
}

export interface ReadListing {
  readonly shown: ShownAppStoreListing;
  readonly ids: ListingIds;
}

/** Everything of the editable version, each part by its own request; the client keeps them to what Apple bears. */
export async function readListing(
  client: AppStoreClient,
  { version, info, categories }: Editable,
): Promise<ReadListing> {
  const { api } = client;
  const [infoTexts, versionTexts, review, ageRating] = await Promise.all([
    collected(api.each('/v1/appInfos/{id}/appInfoLocalizations', { params: { path: { id: info.id } } })),
    collected(
      api.each('/v1/appStoreVersions/{id}/appStoreVersionLocalizations', {
        params: { path: { id: version.id } },
      }),
    ),
    readReview(client, version.id),
    ifThere(api.get('/v1/appInfos/{id}/ageRatingDeclaration', { params: { path: { id: info.id } } })),
  ]);
  const sets = await Promise.all(versionTexts.map((localization) => readSets(client, localization)));
  const languages = new Set([...infoTexts, ...versionTexts].map(localeOf));
  return {
    shown: {
      shared: textsOf({ copyright: version.attributes?.copyright }),
      categories,
      review: textsOf(review?.detail.attributes),
      attachments: review?.attachments ?? [],
      ageRating: (ageRating?.data?.attributes ?? {}) as AgeRating,
      languages: [...languages].sort().map(
        (language): ShownLanguage => ({
          language,
          info: textsOfLocale(infoTexts, language),
          version: textsOfLocale(versionTexts, language),
          screenshots: Object.fromEntries(
            sets.flat().flatMap((set) => (set.language === language ? [[set.displayType, set.shown]] : [])),
          ),
        }),
      ),
    },
    ids: {
      versionId: version.id,
      infoId: info.id,
      ageRatingId: ageRating?.data?.id,
      reviewDetailId: review?.detail.id,
      infoLocalizations: new Map(infoTexts.map((one) => [localeOf(one), one.id])),
      versionLocalizations: new Map(versionTexts.map((one) => [localeOf(one), one.id])),
      screenshotSets: new Map(
        sets.flat().map(({ language, displayType, id }) => [`${language} ${displayType}`, id]),
      ),
    },
  };
}

async function readReview(client: AppStoreClient, versionId: string) {
  const answer = await ifThere(
    client.api.get('/v1/appStoreVersions/{id}/appStoreReviewDetail', { params: { path: { id: versionId } } }),
  );
  // A version that has none answers with empty data, or with 404.
  const detail = answer?.data as Schemas['AppStoreReviewDetail'] | null | undefined;
  if (detail === undefined || detail === null) return undefined;
  return { detail, attachments: await readAttachments(client, detail.id) };
}

async function readSets({ api }: AppStoreClient, localization: Schemas['AppStoreVersionLocalization']) {
  const sets = await collected(
    api.each('/v1/appStoreVersionLocalizations/{id}/appScreenshotSets', {
      params: { path: { id: localization.id } },
    }),
  );
  return Promise.all(
    sets.map(async ({ id, attributes }) => ({
      id,
      language: localeOf(localization),
      displayType: attributes?.screenshotDisplayType ?? '',
      // By its own request: as included resources they would come without their order.
      shown: (
        await collected(api.each('/v1/appScreenshotSets/{id}/appScreenshots', { params: { path: { id } } }))
      ).map(assetOf),
    })),
  );
}

function assetOf({ id, attributes }: Schemas['AppScreenshot']): ShownAsset {
  return {
    id,
    fileName: attributes?.fileName ?? '',
    md5: attributes?.assetDeliveryState?.state === 'FAILED' ? undefined : attributes?.sourceFileChecksum,
  };
}

function textsOfLocale(
  localizations: readonly { readonly attributes?: { readonly locale?: string } }[],
  language: string,
): Texts | undefined {
  const found = localizations.find((one) => localeOf(one) === language);
  return found === undefined ? undefined : textsOf(found.attributes);
}

function localeOf({ attributes }: { readonly attributes?: { readonly locale?: string } }): string {
  return attributes?.locale ?? '';
}

function textsOf(attributes: object | undefined): Texts {
  const texts = Object.entries(attributes ?? {}).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts);
}

async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (hasCode(error, 'STORE_NOT_FOUND')) return undefined;
    throw error;
  }
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(items);
}
