import type { AppStoreClient } from '../app-store-client.ts';
import { attributesOf, differs } from '../submit/review-information.ts';
import type { GroupSubmission } from './find-group.ts';

/** Has Apple review the build for testers outside of the team, once; with what reviewers need to know. */
export async function submitForBetaReview(
  client: AppStoreClient,
  { appId, request }: GroupSubmission,
): Promise<void> {
  const { api } = client;
  const { data } = await api.get('/v1/betaAppReviewSubmissions', {
    params: { query: { 'filter[build]': [request.editId], limit: 1 } },
  });
  if (data.length > 0) return;
  await fillBetaInformation(client, appId, request);
  await api.post('/v1/betaAppReviewSubmissions', {
    body: {
      data: {
        type: 'betaAppReviewSubmissions',
        relationships: { build: { data: { type: 'builds', id: request.editId } } },
      },
    },
  });
}

async function fillBetaInformation(
  { api }: AppStoreClient,
  appId: string,
  { review }: GroupSubmission['request'],
): Promise<void> {
  const wanted = attributesOf(review ?? {});
  if (Object.keys(wanted).length === 0) return;
  const { data } = await api.get('/v1/betaAppReviewDetails', {
    params: { query: { 'filter[app]': [appId] } },
  });
  const known = data[0];
  if (known === undefined || !differs(known.attributes ?? {}, wanted)) return;
  await api.patch('/v1/betaAppReviewDetails/{id}', {
    params: { path: { id: known.id } },
    body: { data: { type: 'betaAppReviewDetails', id: known.id, attributes: wanted } },
  });
}
