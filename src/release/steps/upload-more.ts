import { join } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { UploadObserver } from '../../stores/store.ts';
import { megabytes } from '../../text/sizes.ts';
import type { BuildOutput, InspectOutput } from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import type { StepTools } from '../step.ts';

interface MoreUploads {
  readonly built: BuildOutput;
  readonly inspected: InspectOutput;
  /** The edit that holds the release's first artifact. */
  readonly editId: string;
  readonly tools: StepTools;
}

/**
 * Puts the further artifacts into the same edit. One that it holds already is found there by its hash; one whose upload
 * was cut off is sent anew, since the ledger follows the first artifact alone. Throws EDIT_LOST when the edit is gone.
 */
export async function uploadMore(
  { app, folder, ports }: ReleaseContext,
  { built, inspected, editId, tools }: MoreUploads,
): Promise<void> {
  const { moreVersionCodes = [] } = inspected;
  for (const [index, { path, sha256, sizeBytes }] of (built.moreArtifacts ?? []).entries()) {
    const versionCode = moreVersionCodes[index];
    if (versionCode === undefined) throw new TypeError(`${path} was not inspected`);
    await ports.store.upload({
      applicationId: app.applicationId,
      file: join(folder, path),
      sha256,
      sizeBytes,
      versionCode,
      versionName: app.versionName,
      mappingFile: undefined,
      memory: { editId, sessionUrl: undefined },
      observer: inSameEdit(tools, path),
    });
  }
}

function inSameEdit(tools: StepTools, path: string): UploadObserver {
  return {
    editOpened: async () => {
      throw new SlipwayError('EDIT_LOST', {
        message: 'The edit that held the upload is gone before all artifacts of the release were in it.',
        seen: path,
      });
    },
    sessionOpened: async () => undefined,
    progress: (sentBytes) => tools.progress(`${path}: ${megabytes(sentBytes)} sent`),
  };
}
