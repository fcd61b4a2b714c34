import { type Answer, json } from '../../serving/answer.ts';
import { callerOf, type PlayRequest } from '../context.ts';
import { editFor, trackOf } from '../edits.ts';
import { jsonBody } from '../json-body.ts';
import { badRequest } from '../refusal.ts';
import { changePresence, presenceOf } from './presence.ts';

interface Testers {
  readonly googleGroups: readonly string[];
}

export async function getTesters(request: PlayRequest): Promise<Answer> {
  const { track, presence } = trackIn(request);
  assertTestTrack(track);
  return body(presence.testers[track] ?? []);
}

/** A list cannot be changed by parts, so an update and a patch differ only in what a missing list means. */
export async function updateTesters(request: PlayRequest): Promise<Answer> {
  const track = request.part('track');
  const { googleGroups = request.http.method === 'PUT' ? [] : undefined } = await jsonBody<Testers>(request);
  const groups = changePresence(request, (presence, { state, edit }) => {
    trackOf(state, edit, track);
    assertTestTrack(track);
    const value = googleGroups ?? presence.testers[track] ?? [];
    return { presence: { ...presence, testers: { ...presence.testers, [track]: value } }, value };
  });
  return body(groups);
}

/** Countries where a track is available. Only production has its own; the others follow it. */
export async function getCountryAvailability(request: PlayRequest): Promise<Answer> {
  const { track, presence } = trackIn(request);
  return json({
    countries: presence.countries.map((countryCode) => ({ countryCode })),
    restOfWorld: false,
    syncWithProduction: track !== 'production',
  });
}

function assertTestTrack(track: string): void {
  if (/(^|:)production$/.test(track)) throw badRequest(`Track ${track} has no testers.`);
}

function trackIn(request: PlayRequest) {
  const state = request.play.storage.read();
  const edit = editFor(state, callerOf(request), request.part('edit'));
  const track = request.part('track');
  trackOf(state, edit, track);
  return { track, presence: presenceOf(state, edit) };
}

function body(googleGroups: readonly string[]): Answer {
  return json(googleGroups.length === 0 ? {} : { googleGroups });
}
