import type { AppStorePlan, LanguagePlan, TextsChange } from '../../../../listing/app-store/plan.ts';
import type { FieldChange } from '../../../../listing/plan-listing.ts';
import type { AppStoreClient } from '../../app-store-client.ts';
import { writeAttachment } from '../../assets/review-attachment.ts';
import type { ListingIds } from './read-listing.ts';
import { writeScreenshots } from './write-assets.ts';

/** Writes a plan, texts before images. What is refused ends it; a second run takes up what is left. */
export async function writeListing(
  client: AppStoreClient,
  ids: ListingIds,
  plan: AppStorePlan,
): Promise<void> {
  const { api } = client;
  const { versionId, infoId } = ids;
  if (plan.shared.length > 0) {
    const data = { type: 'appStoreVersions', id: versionId, attributes: bodyOf(plan.shared) } as const;
    await api.patch('/v1/appStoreVersions/{id}', { params: { path: { id: versionId } }, body: { data } });
  }
  if (plan.categories.length > 0) {
    const data = { type: 'appInfos', id: infoId, relationships: categoryLinks(plan.categories) } as const;
    await api.patch('/v1/appInfos/{id}', { params: { path: { id: infoId } }, body: { data } });
  }
  if (Object.keys(plan.ageRating).length > 0 && ids.ageRatingId !== undefined) {
    const id = ids.ageRatingId;
    const data = { type: 'ageRatingDeclarations', id, attributes: { ...plan.ageRating } } as const;
    await api.patch('/v1/ageRatingDeclarations/{id}', { params: { path: { id } }, body: { data } });
  }
  await writeReview(client, ids, plan);
  for (const language of plan.languages) await writeLanguage(client, ids, language);
}

async function writeReview(client: AppStoreClient, ids: ListingIds, plan: AppStorePlan): Promise<void> {
  if (plan.review.length === 0 && plan.attachment === undefined) return;
  const attributes = reviewBody(plan.review);
  const id = ids.reviewDetailId;
  if (id === undefined) {
    const version = { data: { type: 'appStoreVersions', id: ids.versionId } } as const;
    const { data } = await client.api.post('/v1/appStoreReviewDetails', {
      body: {
        data: { type: 'appStoreReviewDetails', attributes, relationships: { appStoreVersion: version } },
      },
    });
    if (plan.attachment !== undefined) await writeAttachment(client, data.id, plan.attachment);
    return;
  }
  if (plan.review.length > 0) {
    const data = { type: 'appStoreReviewDetails', id, attributes } as const;
    await client.api.patch('/v1/appStoreReviewDetails/{id}', { params: { path: { id } }, body: { data } });
  }
  if (plan.attachment !== undefined) await writeAttachment(client, id, plan.attachment);
}

/** A login that is given is one that the reviewer needs. */
function reviewBody(changes: readonly FieldChange[]) {
  const login = changes.find(({ field }) => field === 'demoAccountName')?.after;
  return { ...bodyOf(changes), ...(login !== undefined && { demoAccountRequired: login !== '' }) };
}

async function writeLanguage(
  client: AppStoreClient,
  ids: ListingIds,
  { language, info, version, screenshots }: LanguagePlan,
): Promise<void> {
  if (info !== undefined) await writeInfo(client, ids, { language, texts: info });
  const localization =
    version === undefined
      ? ids.versionLocalizations.get(language)
      : await writeVersionTexts(client, ids, { language, texts: version });
  if (localization === undefined) return;
  for (const change of screenshots) {
    const set = ids.screenshotSets.get(`${language} ${change.displayType}`);
    await writeScreenshots(client, { localization, set }, change);
  }
}

interface LanguageTexts {
  readonly language: string;
  readonly texts: TextsChange;
}

async function writeInfo(
  { api }: AppStoreClient,
  { infoId, infoLocalizations }: ListingIds,
  { language, texts }: LanguageTexts,
): Promise<void> {
  const id = infoLocalizations.get(language);
  const attributes = bodyOf(texts.changes);
  if (id !== undefined) {
    const data = { type: 'appInfoLocalizations', id, attributes } as const;
    await api.patch('/v1/appInfoLocalizations/{id}', { params: { path: { id } }, body: { data } });
    return;
  }
  const appInfo = { data: { type: 'appInfos', id: infoId } } as const;
  const named = { locale: language, name: attributes.name ?? '', ...attributes };
  await api.post('/v1/appInfoLocalizations', {
    body: { data: { type: 'appInfoLocalizations', attributes: named, relationships: { appInfo } } },
  });
}

async function writeVersionTexts(
  { api }: AppStoreClient,
  { versionId, versionLocalizations }: ListingIds,
  { language, texts }: LanguageTexts,
): Promise<string> {
  const id = versionLocalizations.get(language);
  const attributes = bodyOf(texts.changes);
  if (id !== undefined) {
    const data = { type: 'appStoreVersionLocalizations', id, attributes } as const;
    await api.patch('/v1/appStoreVersionLocalizations/{id}', { params: { path: { id } }, body: { data } });
    return id;
  }
  const appStoreVersion = { data: { type: 'appStoreVersions', id: versionId } } as const;
  const { data } = await api.post('/v1/appStoreVersionLocalizations', {
    body: {
      data: {
        type: 'appStoreVersionLocalizations',
        attributes: { locale: language, ...attributes },
        relationships: { appStoreVersion },
      },
    },
  });
  return data.id;
}

function bodyOf(changes: readonly FieldChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]));
}

/** An empty file takes a category away. */
function categoryLinks(changes: readonly FieldChange[]) {
  return Object.fromEntries(
    changes.map(({ field, after }) => [
      field,
      { data: after === '' ? null : ({ type: 'appCategories', id: after } as const) },
    ]),
  );
}
