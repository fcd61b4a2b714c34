import { badRequest } from './refusal.ts';

/** By `formFactor` of `edits.tracks.create`: what the names of its tracks begin with, and its production track. */
const prefixes: Readonly<Record<string, string>> = { WEAR: 'wear:', AUTOMOTIVE: 'automotive:' };

/** A track of a form factor carries its prefix: https://developers.google.com/android-publisher/tracks#ff-track-name */
export function checkTrackName(track: string, formFactor = 'DEFAULT'): void {
  const wanted = prefixes[formFactor] ?? '';
  const alias = track.slice(wanted.length);
  if (track.startsWith(wanted) && alias !== '' && !alias.includes(':')) return;
  throw badRequest(`Track name "${track}" does not match form factor ${formFactor}.`);
}
