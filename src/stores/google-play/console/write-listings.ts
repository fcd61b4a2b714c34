import type { LocalImage } from '../../../listing/listing.ts';
import type { FieldChange, ImageChange, LanguageChange, ListingPlan } from '../../../listing/plan-listing.ts';
import type { EditRef, PlayClient } from '../client.ts';
import { withRetries } from '../pace.ts';
import { uploadFile } from '../resumable-upload.ts';
import type { PlayApi } from '../transport.ts';
import { named } from './edit-names.ts';

/**
 * Writes a plan into an edit, one request after another: the store shows images in the order in which they
 * arrive. A language needs its texts before its images.
 */
export async function writeListings(client: PlayClient, edit: EditRef, plan: ListingPlan): Promise<void> {
  for (const change of plan.languages) await writeLanguage({ client, edit }, change);
  // Last, because a default language has to have its listing.
  if (plan.details.length === 0) return;
  await again(client, (api) =>
    api.edits.details.patch({ ...named(edit), requestBody: bodyOf(plan.details) }),
  );
}

interface Target {
  readonly client: PlayClient;
  readonly edit: EditRef;
}

async function writeLanguage({ client, edit }: Target, change: LanguageChange): Promise<void> {
  const { language, kind, texts, images } = change;
  const place = { ...named(edit), language };
  if (kind === 'delete') {
    await again(client, (api) => api.edits.listings.delete(place));
    return;
  }
  const requestBody = { language, ...bodyOf(texts) };
  // An update creates the listing and would empty what it does not name in one that exists.
  if (kind === 'create') await again(client, (api) => api.edits.listings.update({ ...place, requestBody }));
  else if (texts.length > 0) {
    await again(client, (api) => api.edits.listings.patch({ ...place, requestBody }));
  }
  for (const image of images) await writeImages({ client, edit }, language, image);
}

async function writeImages(
  { client, edit }: Target,
  language: string,
  { type, keep, remove, upload }: ImageChange,
): Promise<void> {
  const place = { ...named(edit), language, imageType: type };
  if (keep.length === 0 && remove.length > 0) {
    await again(client, (api) => api.edits.images.deleteall(place));
  } else {
    for (const { id } of remove) {
      await again(client, (api) => api.edits.images.delete({ ...place, imageId: id }));
    }
  }
  const { applicationId, editId } = edit;
  const parts = ['applications', applicationId, 'edits', editId, 'listings', language, type];
  const path = `/androidpublisher/v3/${parts.map(encodeURIComponent).join('/')}`;
  for (const image of upload) await uploadImage(client, path, image);
}

async function uploadImage(client: PlayClient, path: string, { file, sizeBytes }: LocalImage): Promise<void> {
  await uploadFile(client, {
    path,
    file,
    sizeBytes,
    contentType: /\.png$/i.test(file) ? 'image/png' : 'image/jpeg',
    sessionUrl: undefined,
    onSession: async () => undefined,
    onProgress: () => undefined,
  });
}

async function again<T>(
  client: PlayClient,
  request: (api: PlayApi) => Promise<{ readonly data: T }>,
): Promise<void> {
  await withRetries(client.pace, () => client.transport.call(request));
}

function bodyOf(changes: readonly FieldChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]));
}
