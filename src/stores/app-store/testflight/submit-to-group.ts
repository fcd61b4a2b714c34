import type { SubmitRequest, SubmitResult } from '../../store.ts';
import { holdsVersion } from '../../version-code.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { converge } from '../submit/converge.ts';
import { submitForBetaReview } from './beta-review.ts';
import { findGroup, type GroupSubmission } from './find-group.ts';
import { type GroupView, groupTrack } from './read-groups.ts';
import { writeWhatToTest } from './what-to-test.ts';

/** Hands a build to a group, with what to test; one of testers outside of the team has it reviewed first. */
export async function submitToGroup(
  client: AppStoreClient,
  submission: GroupSubmission,
): Promise<SubmitResult> {
  const before = await findGroup(client, submission);
  const wasThere = holds(before, submission.request);
  return converge(client, async () => {
    const group = await findGroup(client, submission);
    await writeWhatToTest(client, submission.request);
    if (!holds(group, submission.request) && !group.getsEverything) {
      await addBuild(client, group, submission.request.editId);
      return undefined;
    }
    if (!group.isInternal) await submitForBetaReview(client, submission);
    const state = groupTrack(submission.request.applicationId, await findGroup(client, submission));
    return { kind: wasThere ? 'already-submitted' : 'submitted', state };
  });
}

function holds({ builds }: GroupView, { release }: SubmitRequest): boolean {
  return builds.some(({ number }) => holdsVersion(release.versionCodes, number));
}

async function addBuild({ api }: AppStoreClient, { id }: GroupView, buildId: string): Promise<void> {
  await api.post('/v1/betaGroups/{id}/relationships/builds', {
    params: { path: { id } },
    body: { data: [{ type: 'builds', id: buildId }] },
    // A build that is in the group already stays there.
    repeatable: true,
  });
}
