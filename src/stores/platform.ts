/** What an app is released for; each platform has one store. */
export const platforms = ['android', 'ios'] as const;

export type Platform = (typeof platforms)[number];
