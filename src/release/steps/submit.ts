import { SlipwayError } from '../../errors/slipway-error.ts';
import { mergedNotes } from '../../listing/release-notes.ts';
import { percent } from '../../rollout/track-change.ts';
import type { Reach } from '../../rollout/updates/reach.ts';
import type { SubmitResult } from '../../stores/store.ts';
import { inStoreWords } from '../../stores/version-code.ts';
import { planOf, rolloutInProgress } from '../hotfix.ts';
import { newRelease } from '../new-release.ts';
import { type SubmitOutput, submitOutput, type UploadOutput } from '../outputs.ts';
import type { NotesOrder, ReleaseContext } from '../ports.ts';
import type { Step } from '../step.ts';

/** Assigns the uploaded version to the first track of its plan and commits, once. */
export function submitStep(context: ReleaseContext, uploaded: UploadOutput): Step<SubmitOutput> {
  const { app, journal, ports } = context;
  const { applicationId } = app;
  const first = firstPlace(context);
  const { track, fraction } = first;
  const more = uploaded.moreVersionCodes ?? [];
  const versionCodes = [uploaded.versionCode, ...more];
  return {
    name: 'submit',
    doing: `submitting to ${track} at ${percent(fraction)} on ${ports.store.label}`,
    output: submitOutput,
    input: () => ({
      sha256: uploaded.sha256,
      versionCode: uploaded.versionCode,
      track,
      ...(more.length > 0 && { more }),
    }),
    recall: inWords,
    async run() {
      const notes = await notesOf(context, { versionCode: uploaded.versionCode, track });
      const release = newRelease(app, { versionCodes, notes, reach: first });
      const mayEndRollout = journal.state().hotfix !== undefined;
      const { editId } = uploaded;
      const review = ports.reviewInformation();
      const request = { applicationId, track, editId, release, mayEndRollout, review };
      const result = await ports.store.submit(request);
      assertSubmitted(result, track);
      const { soaking } = first;
      const output = { store: ports.store.label, track, versionCodes, fraction, ...(soaking && { soaking }) };
      return { output, summary: inWords(output) };
    },
  };
}

interface FirstPlace extends Reach {
  readonly track: string;
  readonly soaking: boolean;
}

/** The first soak track, where the plan has one: a version is complete there at once. */
function firstPlace({ app, journal }: ReleaseContext): FirstPlace {
  const { track } = app;
  const plan = planOf(app.rollout, journal.state());
  const soak = plan.soak[0];
  if (soak !== undefined) return { track: soak.track, soaking: true, fraction: 1, countries: undefined };
  const { fraction, countries } = plan.stages[0] ?? { fraction: 1, countries: undefined };
  return { track, soaking: false, fraction, countries };
}

type Notes = Readonly<Record<string, string>>;

async function notesOf({ app, ports }: ReleaseContext, order: NotesOrder): Promise<Notes> {
  return mergedNotes(await ports.readNotes(order), app.releaseNotes);
}

function assertSubmitted(result: SubmitResult, track: string): void {
  if (result.kind === 'mid-rollout') throw rolloutInProgress(result.other, track);
  if (result.kind === 'edit-gone') {
    throw new SlipwayError('EDIT_LOST', {
      message:
        'The edit that held the upload is gone: somebody opened another one or changed something in the Console.',
      seen: result.reason,
    });
  }
  if (result.kind === 'not-confirmed') {
    const shown = result.state.releases.map(
      ({ versionCodes, status }) => `${versionCodes.join('+')} ${status}`,
    );
    throw new SlipwayError('SUBMISSION_NOT_CONFIRMED', {
      message: 'The store accepted the commit, but does not show the release.',
      seen: shown.join(', ') || 'an empty track',
    });
  }
}

function inWords({ store, track, versionCodes, fraction }: SubmitOutput): string {
  return `${inStoreWords(versionCodes)} on ${track} at ${percent(fraction)}, as ${store} shows it`;
}
