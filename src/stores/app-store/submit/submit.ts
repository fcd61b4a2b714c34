import type { SubmitRequest, SubmitResult } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { publicState } from '../read-track.ts';
import { readVersions } from '../read-versions.ts';
import { submitToGroup } from '../testflight/submit-to-group.ts';
import { toRelease } from '../track-mapping.ts';
import { parseTrack } from '../tracks.ts';
import type { VersionView } from '../version-view.ts';
import { chooseVersion, type VersionChoice } from './choose-version.ts';
import { converge } from './converge.ts';
import { createVersion } from './create-version.ts';
import { prepare } from './prepare.ts';
import { numberReleased, versionTaken } from './refused-choices.ts';
import { sendForReview } from './send-for-review.ts';
import { untouchedOf } from './untouched.ts';
import { type WantedVersion, wantedVersion } from './wanted.ts';
import { withdraw } from './withdraw.ts';

/** Hands a build to the testers of a group, or has a version with it reviewed for everybody. */
export async function submit(client: AppStoreClient, request: SubmitRequest): Promise<SubmitResult> {
  const track = parseTrack(request.track);
  const appId = await client.appId(request.applicationId);
  if (track.kind === 'testflight') return submitToGroup(client, { appId, group: track.group, request });
  const work: Work = { client, appId, request, wanted: wantedVersion(request), progress: { isSent: false } };
  return converge(client, () => nextRound(work));
}

interface Work {
  readonly client: AppStoreClient;
  readonly appId: string;
  readonly request: SubmitRequest;
  readonly wanted: WantedVersion;
  /** Whether this process has handed it over; otherwise an earlier one, or another, has. */
  readonly progress: { isSent: boolean };
}

/**
 * Looks at the app and does the next thing that is missing, in Apple's order: the version, what belongs to it, the
 * submission. A run that was cut off anywhere, and two at once, so come to the same end.
 */
async function nextRound(work: Work): Promise<SubmitResult | undefined> {
  const { client, appId, request, wanted } = work;
  const versions = await readVersions(client, appId);
  const untouched = await untouchedOf(client, versions, wanted);
  const mayEndRollout = request.mayEndRollout === true;
  const choice = chooseVersion({ versions, wanted, untouched, mayEndRollout });
  if (choice.kind === 'submitted') return finished(work, versions);
  if (choice.kind === 'mid-rollout') return { kind: 'mid-rollout', other: toRelease(choice.other) };
  await act(work, choice);
  return undefined;
}

type Acting = Exclude<VersionChoice, { readonly kind: 'submitted' | 'mid-rollout' }>;

async function act(work: Work, choice: Acting): Promise<void> {
  const { client, appId, wanted } = work;
  switch (choice.kind) {
    case 'create':
      return createVersion(client, appId, wanted);
    case 'withdraw':
      return withdraw(client, appId, choice.other);
    case 'use':
      return useVersion(work, choice.version);
    case 'taken':
      throw versionTaken(choice.other, wanted);
    case 'released':
      throw numberReleased(choice.version, wanted);
  }
}

async function useVersion(work: Work, version: VersionView): Promise<void> {
  const { client, appId, request, wanted } = work;
  if (!(await prepare(client, { appId, version, wanted, review: request.review }))) return;
  await sendForReview(client, { appId, versionId: version.id }, () => {
    work.progress.isSent = true;
  });
}

function finished({ request, progress }: Work, versions: readonly VersionView[]): SubmitResult {
  const state = publicState(request.applicationId, versions);
  return { kind: progress.isSent ? 'submitted' : 'already-submitted', state };
}
