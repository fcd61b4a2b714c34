import type { StoreKind } from './store.ts';

/** What people call a store, which one it is being clear; `label` says where a particular one is. */
export const storeNames: Readonly<Record<StoreKind, string>> = {
  play: 'Google Play',
  'app-store': 'App Store',
};
