import { berTags, constructed } from '../../asn1/ber.ts';
import { derValue } from '../../asn1/write-der.ts';

type Entitlement =
  | string
  | boolean
  | number
  | readonly Entitlement[]
  | { readonly [key: string]: Entitlement };

/** Writes entitlements as Apple's tools do for iOS 15 and later. */
export function writeDerEntitlements(entitlements: { readonly [key: string]: Entitlement }): Buffer {
  const version = derValue(berTags.integer, Buffer.from([1]));
  return derValue(0x70, Buffer.concat([version, encode(entitlements)]));
}

function encode(value: Entitlement): Buffer {
  if (typeof value === 'string') return derValue(berTags.utf8String, Buffer.from(value));
  if (typeof value === 'boolean') return derValue(berTags.boolean, Buffer.from([value ? 0xff : 0]));
  if (typeof value === 'number') return derValue(berTags.integer, Buffer.from([value]));
  if (Array.isArray(value)) return derValue(berTags.sequence | constructed, Buffer.concat(value.map(encode)));
  const pairs = Object.entries(value).map(([key, each]) =>
    derValue(berTags.sequence | constructed, Buffer.concat([encode(key), encode(each as Entitlement)])),
  );
  return derValue(0xb0, Buffer.concat(pairs));
}
