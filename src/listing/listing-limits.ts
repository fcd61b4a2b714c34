/** Longest texts of a listing, in characters. */
export const listingLimits = { title: 30, shortDescription: 80, fullDescription: 4000 } as const;
