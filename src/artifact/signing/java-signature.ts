import type { KeyObject } from 'node:crypto';
import { berTags, berValue, berValues, constructed, expectTag } from '../asn1/ber.ts';
import { strictContents } from '../asn1/strict-der.ts';
import { derValue } from '../asn1/write-der.ts';

/**
 * A signature as Java takes it; undefined when Java cannot, which gives an exception there and not a signature that
 * does not hold. Those of EC and DSA keys are two integers in strict DER, whose first bit Java does not take for a
 * sign: they come back as the positive numbers that OpenSSL wants. One of an RSA key is as long as the key.
 * OpenJDK: ECUtil.decodeSignature, DSA.engineVerify, RSASignature.engineVerify.
 */
export function javaSignature(signature: Buffer, key: KeyObject): Buffer | undefined {
  if (key.asymmetricKeyType === 'rsa') return signature.length === rsaBytes(key) ? signature : undefined;
  const [inside, ...rest] = strictContents(signature, [sequence]) ?? [];
  const numbers =
    inside === undefined ? undefined : strictContents(inside, [berTags.integer, berTags.integer]);
  if (rest.length > 0 || numbers?.every(isShortest) !== true) return undefined;
  if (key.asymmetricKeyType === 'dsa' && !numbers.every((number) => isBelowOrder(number, key)))
    return undefined;
  return derValue(
    sequence,
    Buffer.concat(numbers.map((number) => derValue(berTags.integer, positive(number)))),
  );
}

const sequence = berTags.sequence | constructed;

function rsaBytes({ asymmetricKeyDetails }: KeyObject): number {
  return Math.ceil((asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

/** X.690, 8.3.2; Java minds leading zeros only, since it takes the number as positive in any case. */
function isShortest(content: Buffer): boolean {
  const [first, second = 0x80] = content;
  return first !== undefined && !(first === 0 && second < 0x80);
}

function positive(content: Buffer): Buffer {
  return (content[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), content]) : content;
}

/** Of DSA keys, a number has to lie between 0 and the order of the group, the second parameter of the key. */
function isBelowOrder(content: Buffer, key: KeyObject): boolean {
  const spki = key.export({ type: 'spki', format: 'der' });
  const [algorithm] = berValues(expectTag(berValue(spki), berTags.sequence).content);
  const [, parameters] = berValues(expectTag(algorithm, berTags.sequence).content);
  const [, order] = berValues(expectTag(parameters, berTags.sequence).content);
  const number = integer(content);
  return number > 0n && number < integer(expectTag(order, berTags.integer).content);
}

function integer(content: Buffer): bigint {
  return BigInt(`0x${content.toString('hex')}`);
}
