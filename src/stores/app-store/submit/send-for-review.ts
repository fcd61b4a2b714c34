import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { chooseSubmission, type SubmissionChoice } from './choose-submission.ts';
import { readSubmissions } from './read-submissions.ts';

export interface ReviewPlace {
  readonly appId: string;
  readonly versionId: string;
}

/** One round: looks at the submissions and does the next thing. `onSend` is called before the version is handed over. */
export async function sendForReview(
  client: AppStoreClient,
  place: ReviewPlace,
  onSend: () => void,
): Promise<void> {
  const choice = chooseSubmission(await readSubmissions(client, place.appId), place.versionId);
  if (choice.kind === 'send') onSend();
  await act(client, place, choice);
}

async function act(
  client: AppStoreClient,
  { appId, versionId }: ReviewPlace,
  choice: SubmissionChoice,
): Promise<void> {
  switch (choice.kind) {
    // It was handed over, and its version says so a moment later.
    case 'sent':
    case 'wait':
      await client.pace.wait(client.pace.settlingPollMs);
      return;
    case 'create':
      return createSubmission(client, appId);
    case 'add':
      return addItem(client, choice.submissionId, versionId);
    case 'resolve':
      return resolveItem(client, choice.itemId);
    case 'send':
      // Apple makes the version ready some time after it was added, and says no until then: then a new look is taken.
      return send(client, choice.submissionId);
    case 'foreign':
      throw foreign(choice);
  }
}

async function createSubmission({ api }: AppStoreClient, appId: string): Promise<void> {
  await api.post('/v1/reviewSubmissions', {
    body: {
      data: {
        type: 'reviewSubmissions',
        attributes: { platform: 'IOS' },
        relationships: { app: { data: { type: 'apps', id: appId } } },
      },
    },
  });
}

async function addItem({ api }: AppStoreClient, submissionId: string, versionId: string): Promise<void> {
  await api.post('/v1/reviewSubmissionItems', {
    body: {
      data: {
        type: 'reviewSubmissionItems',
        relationships: {
          reviewSubmission: { data: { type: 'reviewSubmissions', id: submissionId } },
          appStoreVersion: { data: { type: 'appStoreVersions', id: versionId } },
        },
      },
    },
  });
}

async function resolveItem({ api }: AppStoreClient, id: string): Promise<void> {
  await api.patch('/v1/reviewSubmissionItems/{id}', {
    params: { path: { id } },
    body: { data: { type: 'reviewSubmissionItems', id, attributes: { resolved: true } } },
  });
}

async function send({ api }: AppStoreClient, id: string): Promise<void> {
  await api.patch('/v1/reviewSubmissions/{id}', {
    params: { path: { id } },
    body: { data: { type: 'reviewSubmissions', id, attributes: { submitted: true } } },
  });
}

function foreign({ submission, items }: Extract<SubmissionChoice, { kind: 'foreign' }>): SlipwayError {
  const what = items.map(({ id, versionId }) =>
    versionId === undefined
      ? `item ${id}, which is no app version`
      : `the app version with the id ${versionId}`,
  );
  return new SlipwayError('APP_STORE_DRAFT_FOREIGN', {
    message: 'A review submission of the app holds more than this release.',
    seen: `submission ${submission.id} (${submission.state}): ${what.join(', ')}`,
  });
}
