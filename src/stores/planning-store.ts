import type {
  ChangeOptions,
  Store,
  SubmitRequest,
  SubmitResult,
  TrackPlace,
  TrackRelease,
  TrackState,
  TracksChangeResult,
  TracksDecision,
  UploadRequest,
  UploadResult,
} from './store.ts';
import { inStoreWords } from './version-code.ts';

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
    kind: real.kind,
    label: `${real.label} (dry run: nothing is written)`,
    checkAccess: (applicationId) => real.checkAccess(applicationId),
    highestVersionCode: (applicationId) => real.highestVersionCode(applicationId),
    readTrack: (place) => real.readTrack(place),
    readReview: (place) => real.readReview(place),
    async upload(request) {
      const isOurs = opened.has(request.memory.editId ?? '');
      const result = await tryUpload(real, planning, { request, isOurs });
      if (result.editId !== notOpened) opened.add(result.editId);
      return result;
    },
    async submit(request) {
      tell(`would put ${inWords(request.release)} on ${request.track} and commit`);
      if (opened.delete(request.editId) || !throwsAway(real)) return judged(real, request, tell);
      return { kind: 'submitted', state: afterChange(await real.readTrack(request), request.release) };
    },
    tryOut: (request) => real.tryOut(request),
    changeTracks: (applicationId, decide, options) =>
      planTracks({ real, tell }, applicationId, { decide, options }),
    ...(real.letOut && {
      async letOut({ track }, versionCodes) {
        tell(`would let ${versionCodes.join(', ')} out on ${track}, if its review has approved it`);
        return 'published';
      },
    }),
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

/** Asked to change nothing, the real store reads its tracks and commits nothing. */
async function planTracks(
  { real, tell }: { readonly real: Store; readonly tell: Planning['tell'] },
  applicationId: string,
  { decide, options }: { readonly decide: TracksDecision; readonly options: ChangeOptions },
): Promise<TracksChangeResult> {
  const read = await real.changeTracks(applicationId, () => [], options);
  if (read.kind !== 'unchanged') throw new TypeError('a store that was asked for nothing changed something');
  const wanted = decide(read.states);
  if (wanted.length === 0) return read;
  for (const { track, release } of wanted) tell(`would make it ${inWords(release)} on ${track}`);
  const after = read.states.map((state) =>
    wanted
      .filter(({ track }) => track === state.track)
      .reduce((changed, { release }) => afterChange(changed, release), state),
  );
  return { kind: 'changed', before: read.states, after, cancelledReview: undefined };
}

const notOpened = 'dry-run';

/** Google Play judges an upload in an edit that is thrown away. App Store Connect has nothing of the kind: there, a submission is tried out by looking alone. */
function throwsAway({ kind }: Store): boolean {
  return kind === 'play';
}

interface Uploading {
  readonly request: UploadRequest;
  /** It goes into an edit that this dry run has opened. */
  readonly isOurs: boolean;
}

async function tryUpload(
  real: Store,
  { tell, mayTryOut }: Planning,
  { request, isOurs }: Uploading,
): Promise<UploadResult> {
  const { file, sizeBytes, sha256, versionCode, memory } = request;
  const what = `${file} (${sizeBytes} bytes) as ${inStoreWords(versionCode)}`;
  const skipped = !throwsAway(real)
    ? 'it keeps every upload, and its build number with it'
    : !mayTryOut
      ? 'SLIPWAY_READONLY=1 lets no edit be opened'
      : memory.editId === undefined || isOurs
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
  tell(
    throwsAway(real)
      ? `${real.label} accepts it; nothing was committed, and the edit is thrown away`
      : `${real.label} shows nothing against it; what it judges of a submission alone is not known`,
  );
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
  return `${inStoreWords(versionCodes)} ${status}${share}`;
}
