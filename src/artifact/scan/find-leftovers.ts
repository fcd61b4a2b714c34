import { derHoldsKey, keyStoreHoldsKey } from './key-store.ts';
import { type LeftoverRule, leftoverRules } from './leftover-rules.ts';

/** A file, or something inside of one, that was left over from development. */
export interface Leftover extends Pick<LeftoverRule, 'rule' | 'severity' | 'what' | 'remedy'> {
  readonly entry: string;
}

const anyName = new RegExp(leftoverRules.map(({ names }) => names.source).join('|'), 'i');

/** What a name gives away; the metadata of a bundle is read by Play and never reaches a device. */
export function leftoverByName(entry: string): Leftover | undefined {
  if (!anyName.test(entry) || entry.startsWith('BUNDLE-METADATA/')) return undefined;
  const found = leftoverRules.find(({ names }) => names.test(entry));
  if (found === undefined) return undefined;
  const { rule, severity, what, remedy } = found;
  return { rule, severity, what, remedy, entry };
}

/** The first lines of a bundle of React Native say what it was built for. */
export function devBundle(text: string, entry: string): Leftover | undefined {
  if (!/(?:^|[;,\s])__DEV__\s?=\s?true[;,]/.test(text.slice(0, 4096))) return undefined;
  return {
    rule: 'content/development-bundle',
    severity: 'error',
    what: 'a JavaScript bundle that was built for development (__DEV__ is true)',
    remedy: 'Bundle with --dev false; the release variant does so by itself.',
    entry,
  };
}

/** A key store of certificates only is harmless; one that cannot be looked into may be. */
export function keystoreWithKey(content: Buffer, entry: string): Leftover | undefined {
  const isDer = /\.pk8$/i.test(entry);
  const holdsKey = isDer ? derHoldsKey(content) : keyStoreHoldsKey(content);
  if (holdsKey === 'no') return undefined;
  const isCertain = holdsKey === 'yes';
  const what = isDer
    ? { yes: 'a private key', unknown: 'a private key, encrypted with a password' }
    : { yes: 'a key store with a private key', unknown: 'a key store, which may hold a private key' };
  return {
    rule: 'content/keystore',
    severity: isCertain ? 'error' : 'warning',
    what: what[holdsKey],
    remedy: 'Replace the key, and leave the file out of the build. Its password can be tried without limit.',
    entry,
  };
}
