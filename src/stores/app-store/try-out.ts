import { SlipwayError } from '../../errors/slipway-error.ts';
import { hasCode } from '../patience.ts';
import type { SubmitRequest, TryOutResult } from '../store.ts';
import type { AppStoreClient } from './app-store-client.ts';
import { publicState } from './read-track.ts';
import { readVersions } from './read-versions.ts';
import { chooseVersion, type VersionChoice } from './submit/choose-version.ts';
import { readDetails } from './submit/details.ts';
import { missingLanguages } from './submit/plan-version.ts';
import { languagesMissing, numberReleased, versionTaken } from './submit/refused-choices.ts';
import { untouchedOf } from './submit/untouched.ts';
import { type WantedVersion, wantedVersion } from './submit/wanted.ts';
import { findGroup } from './testflight/find-group.ts';
import { groupTrack } from './testflight/read-groups.ts';
import { parseTrack } from './tracks.ts';
import type { VersionView } from './version-view.ts';

/**
 * Everything of a submission that can be known without making it: App Store Connect has nothing that could be thrown
 * away. Throws what would be refused. What Apple judges only of a version that is there is not judged.
 */
export async function tryOut(client: AppStoreClient, request: SubmitRequest): Promise<TryOutResult> {
  const track = parseTrack(request.track);
  const { applicationId } = request;
  const appId = await client.appId(applicationId);
  if (track.kind === 'testflight') {
    return {
      kind: 'valid',
      before: groupTrack(applicationId, await findGroup(client, { appId, group: track.group })),
    };
  }
  const wanted = wantedVersion(request);
  const versions = await readVersions(client, appId);
  const untouched = await untouchedOf(client, versions, wanted);
  const choice = chooseVersion({
    versions,
    wanted,
    untouched,
    mayEndRollout: request.mayEndRollout === true,
  });
  throwRefused(choice, wanted);
  if (choice.kind === 'use') await judge(client, { appId, wanted, version: choice.version });
  return { kind: 'valid', before: publicState(applicationId, versions) };
}

function throwRefused(choice: VersionChoice, wanted: WantedVersion): void {
  if (choice.kind === 'taken') throw versionTaken(choice.other, wanted);
  if (choice.kind === 'released') throw numberReleased(choice.version, wanted);
  if (choice.kind !== 'mid-rollout') return;
  throw new SlipwayError('APP_STORE_VERSION_PENDING', {
    message: `Version ${choice.other.versionString} is on its way, and would be ended by ${wanted.versionString}.`,
    seen: `${choice.other.versionString}: ${choice.other.state}`,
  });
}

interface Judging {
  readonly appId: string;
  readonly wanted: WantedVersion;
  readonly version: VersionView;
}

async function judge(client: AppStoreClient, { appId, wanted, version }: Judging): Promise<void> {
  const details = await withoutBuild(client, { appId, versionId: version.id, buildId: wanted.buildId });
  const missing = missingLanguages({ version, wanted, details });
  if (missing.length > 0)
    throw languagesMissing(
      missing,
      details.localizations.map(({ locale }) => locale),
    );
  if (wanted.contentRights !== undefined || details.contentRights !== undefined) return;
  throw new SlipwayError('APP_STORE_DECLARATION_MISSING', {
    message: 'Nobody has declared yet whether the app has content of others.',
    seen: 'contentRightsDeclaration is not set',
  });
}

/** A dry run has no build to ask about. */
async function withoutBuild(client: AppStoreClient, place: Parameters<typeof readDetails>[1]) {
  try {
    return await readDetails(client, place);
  } catch (error) {
    if (!hasCode(error, 'STORE_NOT_FOUND')) throw error;
    return readDetails(client, { ...place, buildId: undefined });
  }
}
