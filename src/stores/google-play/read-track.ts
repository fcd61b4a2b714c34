import type { TrackPlace, TrackState } from '../store.ts';
import type { PlayClient } from './client.ts';
import { inFreshEdit } from './read-back.ts';

/** The track as a fresh edit shows it: the only place where Play tells status and fraction. */
export function readTrack(client: PlayClient, { applicationId, track }: TrackPlace): Promise<TrackState> {
  return inFreshEdit(client, { applicationId, use: (edit) => client.getTrack(edit, track) });
}
