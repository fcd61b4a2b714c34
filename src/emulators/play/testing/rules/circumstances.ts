// How an app may stand, and what Google Play says again and again: the words that the rules share.

export const completed = (code: number) => ({ versionCodes: [String(code)], status: 'completed' });
export const rolling = (code: number, userFraction = 0.1) => ({
  versionCodes: [String(code)],
  status: 'inProgress',
  userFraction,
});
/** Version 2 has reached everybody, and version 1 did before it. */
export const twice = { tracks: { production: [completed(2), completed(1)] } };
export const staged = { tracks: { production: [rolling(2), completed(1)] } };
export const reviewed = { reviewMs: 7_200_000 };
export const ship = (code = 2) =>
  `open A; upload ${code} in A; put production ${code} inProgress 0.1 in A; commit A politely`;
export const gone = '400 This Edit has been deleted.';
export const precondition = '400 Precondition check failed.';
export const noHalt = '400 Cannot halt release, no matching in progress release found.';
export const inReview = '400 Precondition check failed. CHANGES_ALREADY_IN_REVIEW';
export const byHand =
  '400 Changes cannot be sent for review automatically. Please set the query parameter changesNotSentForReview to true. Once committed, the changes in this edit can be sent for review from the Google Play Console UI.';
