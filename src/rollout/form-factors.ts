/**
 * Wear OS, TV, Automotive and other form factors have tracks of their own, named with a prefix: `wear:production`
 * beside `production`. https://developers.google.com/android-publisher/tracks#ff-track-name
 */
export function isFormOf(track: string, candidate: string): boolean {
  return candidate !== track && candidate.endsWith(`:${track}`);
}
