import type { StoreKind } from './store.ts';

/** What an app is released for; each platform has one store. */
export const platforms = ['android', 'ios'] as const;

export type Platform = (typeof platforms)[number];

/** Whose releases a store has. */
export const platformOfStore: Readonly<Record<StoreKind, Platform>> = { play: 'android', 'app-store': 'ios' };
