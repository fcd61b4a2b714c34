import type {
  Store,
  SubmitRequest,
  SubmitResult,
  TrackPlace,
  TrackRelease,
  TrackState,
  UploadRequest,
  UploadResult,
} from './store.ts';

export interface Planning {
  readonly tell: (plan: string) => void;
  /** Whether the store may be asked to judge an upload, in an edit that is thrown away. */
  readonly mayTryOut: boolean;
}

/**
 * The store of a dry run: reads are real, and nothing is committed. A submission is tried out by the store
 * itself, in an edit that is thrown away, where that disturbs nothing. Nothing else in Slipway knows whether
 * a run is dry; the adapter is swapped and that is all.
 */
export function planningStore(real: Store, planning: Planning): Store {
  const { tell } = planning;
  /** Edits that this dry run has opened: no other one may be touched. */
  const opened = new Set<string>();
  return {
    label: `${real.label} (dry run: nothing is written)`,
    checkAccess: (applicationId) => real.checkAccess(applicationId),
    highestVersionCode: (applicationId) => real.highestVersionCode(applicationId),
    readTrack: (place) => real.readTrack(place),
    readReview: (place) => real.readReview(place),
    async upload(request) {
      const result = await tryUpload(real, planning, request);
      if (result.editId !== notOpened) opened.add(result.editId);
      return result;
    },
    async submit(request) {
      tell(`would put ${inWords(request.release)} on ${request.track} and commit`);
      if (opened.delete(request.editId)) return judged(real, request, tell);
      return { kind: 'submitted', state: afterChange(await real.readTrack(request), request.release) };
    },
    tryOut: (request) => real.tryOut(request),
    async changeTrack(place: TrackPlace, decide) {
      const before = await real.readTrack(place);
      const decision = decide(before);
      if (decision.kind === 'none') return { kind: 'unchanged', state: before, reason: decision.reason };
      tell(`would make it ${inWords(decision.release)} on ${place.track}`);
      return {
        kind: 'changed',
        before,
        after: afterChange(before, decision.release),
        cancelledReview: undefined,
      };
    },
  };
}

const notOpened = 'dry-run';

async function tryUpload(
  real: Store,
  { tell, mayTryOut }: Planning,
  request: UploadRequest,
): Promise<UploadResult> {
  const { file, sizeBytes, sha256, versionCode, memory } = request;
  const what = `${file} (${sizeBytes} bytes) as version code ${versionCode}`;
  const skipped = !mayTryOut
    ? 'SLIPWAY_READONLY=1 lets no edit be opened'
    : memory.editId === undefined
      ? undefined
      : 'an upload of this release is under way, which a new edit would invalidate';
  if (skipped === undefined) {
    tell(`uploads ${what} into an edit that is thrown away, for ${real.label} to judge it`);
    return real.upload(request);
  }
  tell(`would upload ${what}; ${real.label} has not judged it: ${skipped}`);
  return { editId: notOpened, versionCode, sha256, reused: false };
}

async function judged(real: Store, request: SubmitRequest, tell: Planning['tell']): Promise<SubmitResult> {
  const result = await real.tryOut(request);
  if (result.kind === 'edit-gone') return result;
  tell(`${real.label} accepts it; nothing was committed, and the edit is thrown away`);
  return { kind: 'submitted', state: afterChange(result.before, request.release) };
}

function afterChange(state: TrackState, release: TrackRelease): TrackState {
  const others = state.releases.filter(
    ({ versionCodes }) => !versionCodes.some((code) => release.versionCodes.includes(code)),
  );
  return { ...state, releases: [release, ...others] };
}

function inWords({ versionCodes, status, userFraction }: TrackRelease): string {
  const share = userFraction === undefined ? '' : ` at a fraction of ${userFraction}`;
  return `version code ${versionCodes.join(', ')} ${status}${share}`;
}
