import { berTags, berWithTag } from '../signed-data/ber.ts';

type Entitlement =
  | string
  | boolean
  | number
  | readonly Entitlement[]
  | { readonly [key: string]: Entitlement };

/** Writes entitlements as Apple's tools do for iOS 15 and later. */
export function writeDerEntitlements(entitlements: { readonly [key: string]: Entitlement }): Buffer {
  const version = berWithTag(berTags.integer, Buffer.from([1]));
  return berWithTag(0x70, Buffer.concat([version, encode(entitlements)]));
}

function encode(value: Entitlement): Buffer {
  if (typeof value === 'string') return berWithTag(berTags.utf8String, Buffer.from(value));
  if (typeof value === 'boolean') return berWithTag(berTags.boolean, Buffer.from([value ? 0xff : 0]));
  if (typeof value === 'number') return berWithTag(berTags.integer, Buffer.from([value]));
  if (Array.isArray(value)) return berWithTag(berTags.sequence, Buffer.concat(value.map(encode)));
  const pairs = Object.entries(value).map(([key, each]) =>
    berWithTag(berTags.sequence, Buffer.concat([encode(key), encode(each as Entitlement)])),
  );
  return berWithTag(0xb0, Buffer.concat(pairs));
}
