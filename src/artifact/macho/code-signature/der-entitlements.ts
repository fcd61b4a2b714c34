import { type BerValue, berChildren, berTags, berValues, constructed } from '../../asn1/ber.ts';
import { narrow } from '../../plist/binary-scalar.ts';
import { type PlistDict, type PlistValue, plistLimits } from '../../plist/plist-value.ts';

/** [APPLICATION 16] around a version and the dictionary. */
const envelope = 0x50;
/** [CONTEXT 16]: a dictionary, a sequence of key and value for each entry. */
const dictionary = 0x90;

/**
 * Entitlements as iOS 15 and later read them, DER instead of XML; the encoding of Apple's CoreEntitlements.
 * RangeError when the blob is none.
 */
export function parseDerEntitlements(content: Buffer): PlistDict {
  const [version, entries] = berChildren(berValues(content)[0], envelope);
  if (version?.identifier !== berTags.integer) throw new RangeError('DER entitlements without a version');
  return dict(entries, 0);
}

function dict(value: BerValue | undefined, depth: number): PlistDict {
  if (depth > plistLimits.depth) throw new RangeError('DER entitlements nested too deeply');
  const entries = berChildren(value, dictionary).map((entry) => {
    const [key, each] = berChildren(entry, berTags.sequence);
    if (key?.identifier !== berTags.utf8String || each === undefined)
      throw new RangeError('an entitlement without a key');
    return [key.content.toString('utf8'), plistValue(each, depth + 1)] as const;
  });
  return new Map(entries);
}

function plistValue(value: BerValue, depth: number): PlistValue {
  switch (value.identifier) {
    case berTags.boolean:
      return value.content.length === 1 && value.content[0] !== 0;
    case berTags.integer:
      return integer(value.content);
    case berTags.utf8String:
      return value.content.toString('utf8');
    case berTags.octetString:
      return value.content;
    case berTags.sequence | constructed:
      if (depth > plistLimits.depth) throw new RangeError('DER entitlements nested too deeply');
      return berValues(value.content).map((each) => plistValue(each, depth + 1));
    case dictionary | constructed:
      return dict(value, depth);
    default:
      throw new RangeError(`DER identifier ${value.identifier} does not occur in entitlements`);
  }
}

function integer(content: Buffer): number | bigint {
  if (content.length === 0 || content.length > 16) throw new RangeError('an integer that no entitlement has');
  return narrow(BigInt.asIntN(content.length * 8, BigInt(`0x${content.toString('hex')}`)));
}
