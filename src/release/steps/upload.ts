import { join } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { UploadObserver } from '../../stores/store.ts';
import { megabytes } from '../../text/sizes.ts';
import { isIntact } from '../kept-file.ts';
import {
  type BuildOutput,
  type InspectOutput,
  type UploadOutput,
  uploadOutput,
  type VersionOutput,
} from '../outputs.ts';
import type { ReleaseContext } from '../ports.ts';
import { sentPartsIn } from '../sent-parts.ts';
import type { Step, StepTools } from '../step.ts';
import { uploadMore } from './upload-more.ts';

/**
 * Puts the tested binary into an edit of the store. The edit and the upload session are in the ledger
 * before they are used, so that a killed upload goes on where it stopped.
 */
export function uploadStep(
  context: ReleaseContext,
  { version, built, inspected }: Tested,
): Step<UploadOutput> {
  const { app, config, folder, journal, ports } = context;
  const { applicationId } = app;
  const { artifact, mapping, nativeSymbols } = built;
  return {
    name: 'upload',
    doing: `uploading ${megabytes(artifact.sizeBytes)} to ${ports.store.label}`,
    output: uploadOutput,
    input: () => ({
      sha256: artifact.sha256,
      applicationId,
      stores: config.stores,
      versionCode: version.versionCode,
      ...(built.moreArtifacts && { more: built.moreArtifacts.map(({ sha256 }) => sha256) }),
    }),
    recall: () => `${megabytes(artifact.sizeBytes)} are in the store`,
    async run(tools) {
      if (!(await isIntact(folder, artifact))) throw changed(artifact.path);
      const known = journal.state().upload;
      const memory = known?.sha256 === artifact.sha256 ? known : undefined;
      const result = await ports.store.upload({
        applicationId,
        file: join(folder, artifact.path),
        sha256: artifact.sha256,
        sizeBytes: artifact.sizeBytes,
        versionCode: version.versionCode,
        mappingFile: mapping === undefined ? undefined : join(folder, mapping.path),
        nativeSymbolsFile: nativeSymbols === undefined ? undefined : join(folder, nativeSymbols.path),
        versionName: app.versionName,
        memory: {
          editId: memory?.editId,
          sessionUrl: memory?.sessionUrl,
          sentParts: memory === undefined ? [] : await sentPartsIn(folder).read(),
        },
        observer: recordingObserver(context, { sha256: artifact.sha256, editId: memory?.editId, tools }),
      });
      const { editId, sha256, versionCode, reused } = result;
      const { moreVersionCodes } = inspected;
      await uploadMore(context, { built, inspected, editId, tools });
      return {
        output: { editId, sha256, versionCode, ...(moreVersionCodes && { moreVersionCodes }) },
        summary: `${megabytes(artifact.sizeBytes)}${mapping ? ' and mapping' : ''}${nativeSymbols ? ' and native symbols' : ''}${reused ? ', already there' : ''}`,
      };
    },
  };
}

export interface Tested {
  readonly version: VersionOutput;
  readonly built: BuildOutput;
  readonly inspected: InspectOutput;
}

interface Observed {
  readonly sha256: string;
  readonly editId: string | undefined;
  readonly tools: StepTools;
}

function recordingObserver({ journal, folder }: ReleaseContext, observed: Observed): UploadObserver {
  const { sha256, tools } = observed;
  let editId = observed.editId ?? '';
  return {
    editOpened: async (opened) => {
      editId = opened;
      await journal.append({ type: 'upload.edit-opened', editId, sha256 });
    },
    sessionOpened: (sessionUrl) =>
      journal.append({ type: 'upload.session-opened', editId, sessionUrl, sha256 }),
    progress: (sentBytes) => tools.progress(`${megabytes(sentBytes)} sent`),
    partSent: (part) => sentPartsIn(folder).add(part),
    noticed: (text) => tools.progress(text),
  };
}

function changed(path: string): SlipwayError {
  return new SlipwayError('ARTIFACT_CHANGED', {
    message: 'The kept artifact was changed or removed after it was tested.',
    seen: path,
  });
}
