import type { Store } from '../store.ts';
import { changeTrack } from './change-track.ts';
import { changeTracks } from './change-tracks.ts';
import { createPlayClient, type EditRef, type PlayClient } from './client.ts';
import type { PlayCredentials } from './credentials.ts';
import { labelOf, type PlayEndpoint } from './endpoint.ts';
import { createHeldEdits } from './held-edits.ts';
import { defaultPace, type Pace } from './pace.ts';
import { playCode } from './play-code.ts';
import { readReview } from './review-states.ts';
import { createSerialize } from './serialize.ts';
import { submit } from './submit.ts';
import { createTransport, type Transport } from './transport.ts';
import { tryOut } from './try-out.ts';
import { upload } from './upload.ts';

export interface GooglePlayOptions {
  readonly endpoint: PlayEndpoint;
  readonly credentials: PlayCredentials;
  /** Instead of the HTTP client's own. */
  readonly fetch?: typeof fetch;
  readonly pace?: Partial<Pace>;
  /** Instead of the official client. */
  readonly transport?: Transport;
}

/** The Store port over Google's Publishing API. Throws STORE_ENDPOINT_REFUSED for a local endpoint elsewhere. */
export function createGooglePlayStore(options: GooglePlayOptions): Store {
  const { endpoint, credentials, fetch } = options;
  const transport = options.transport ?? createTransport({ endpoint, credentials, fetch });
  const client = createPlayClient(transport, { ...defaultPace, ...options.pace });
  const serialize = createSerialize();
  const held = createHeldEdits(client, serialize);
  return {
    kind: 'play',
    label: labelOf(endpoint),
    // Asked without an edit: opening one would invalidate an upload in flight.
    checkAccess: (applicationId) => probe(client, applicationId),
    highestVersionCode: (applicationId) =>
      held.reading(applicationId, (edit) => highestVersionCode(client, edit)),
    readTrack: ({ applicationId, track }) =>
      held.reading(applicationId, (edit) => client.getTrack(edit, track)),
    readReview: (place) => readReview(client, place),
    // An upload or a submission may take many minutes, and a halt must never wait for one: they stay outside
    // the queue and begin anew when their edit is invalidated.
    upload: (request) => held.uploading(request, (noted) => upload(client, noted)),
    submit: (request) => held.submitting(request.applicationId, () => submit(client, request)),
    tryOut: (request) => held.submitting(request.applicationId, () => tryOut(client, request)),
    changeTrack: (place, decide, changeOptions) =>
      serialize(place.applicationId, () => changeTrack(client, { place, decide, options: changeOptions })),
    changeTracks: (applicationId, decide, changeOptions) =>
      serialize(applicationId, () => changeTracks(client, { applicationId, decide, options: changeOptions })),
  };
}

async function probe(client: PlayClient, applicationId: string): Promise<void> {
  await client.pollReleases({ applicationId, track: 'production' });
}

async function highestVersionCode(client: PlayClient, edit: EditRef): Promise<number> {
  const [bundles, apks, tracks] = await Promise.all([
    client.listArtifacts(edit, 'bundle'),
    client.listArtifacts(edit, 'apk'),
    client.listTracks(edit),
  ]);
  const artifacts = [...bundles, ...apks].map(({ versionCode }) => versionCode);
  const released = tracks.flatMap(({ releases }) =>
    releases.flatMap(({ versionCodes }) => versionCodes.map(playCode)),
  );
  return Math.max(0, ...artifacts, ...released);
}
