import { SlipwayError } from '../../errors/slipway-error.ts';
import type { LedgerEvent } from '../../ledger/event.ts';
import type { SubmitResult, TrackPlace, TrackState } from '../../stores/store.ts';
import type { StepContext } from '../context.ts';
import { describeRelease, percent } from '../track-change.ts';
import type { Reach } from '../updates/reach.ts';

/**
 * Puts a build on its next track where that is a submission of its own, as on the App Store: to another group of testers,
 * or with a version for everybody to Apple's review. The build is the one that was uploaded, and nothing is built again.
 */
export async function submitPromoted(
  { subject, ports, view }: StepContext,
  place: TrackPlace,
  reach: Reach,
): Promise<TrackState | string> {
  const editId = uploadedIn(view.events);
  if (editId === undefined || ports.submission === undefined)
    throw new SlipwayError('ROLLOUT_OVERRIDE_REFUSED', {
      message: 'The ledger does not know the upload of this build, which its next submission needs.',
      seen: subject.release,
      next: 'slipway release ios',
    });
  const wanted = await ports.submission({ track: place.track, reach });
  return stateOf(await ports.store.submit({ ...place, ...wanted, editId }));
}

/** What the store called the upload. */
function uploadedIn(events: readonly LedgerEvent[]): string | undefined {
  const upload = events.findLast(({ body }) => body.type === 'step.succeeded' && body.step === 'upload');
  const editId = upload?.body.type === 'step.succeeded' ? upload.body.output.editId : undefined;
  return typeof editId === 'string' ? editId : undefined;
}

/** The track that shows it, or why it does not. */
function stateOf(result: SubmitResult): TrackState | string {
  switch (result.kind) {
    case 'submitted':
    case 'already-submitted':
      return result.state;
    case 'mid-rollout': {
      const { versionCodes, userFraction = 0 } = result.other;
      return `build ${versionCodes.join('+')} is in mid-rollout, at ${percent(userFraction)}`;
    }
    case 'edit-gone':
      return result.reason;
    case 'not-confirmed': {
      const shown = result.state.releases.map(
        (release) => `${release.versionCodes.join('+')} ${describeRelease(release)}`,
      );
      throw new SlipwayError('ROLLOUT_NOT_CONFIRMED', {
        message: 'The store accepted the submission, but does not show it.',
        seen: shown.join(', ') || 'an empty track',
      });
    }
  }
}
