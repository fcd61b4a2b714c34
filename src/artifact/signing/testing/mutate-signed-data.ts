import { sign } from 'node:crypto';
import type { FuzzSeed } from '../../testing/fuzz-target.ts';
import { below, pickOf, type Random } from '../../testing/seeded-random.ts';
import { pairIds } from '../scheme/signing-pairs.ts';
import { spoil } from './mutate-signed.ts';
import { joinApk, type Pair, prefixed, sequence, splitApk, uint32 } from './write-block.ts';

const rsaSha256 = 0x0103;
const levelBytes = 8;
const blockIds: readonly number[] = [pairIds.v2, pairIds.v3, pairIds['v3.1']];

/** Damages what one signer of a signing block has signed, and signs it anew with the key of the seed. */
export function mutateSignedData({ bytes, signingKey = '' }: FuzzSeed, random: Random): Buffer {
  const parts = splitApk(bytes);
  const chosen = pickOf(
    parts.pairs.filter(({ id }) => blockIds.includes(id)),
    random,
  );
  const pairs = parts.pairs.map((pair) => (pair === chosen ? mutatePair(pair, signingKey, random) : pair));
  return joinApk({ ...parts, pairs });
}

function mutatePair({ id, value }: Pair, signingKey: string, random: Random): Pair {
  const signers = elementsOf(elementsOf(value)[0] ?? Buffer.alloc(0));
  const chosen = below(signers.length, random);
  const changed = signers.map((signer, index) =>
    index === chosen ? mutateSigner(signer, { hasLevels: id !== pairIds.v2, signingKey }, random) : signer,
  );
  return { id, value: prefixed(sequence(changed)) };
}

interface Signing {
  /** v3 says for which API levels a signer is, beside its signed data and in it. */
  readonly hasLevels: boolean;
  readonly signingKey: string;
}

function mutateSigner(signer: Buffer, { hasLevels, signingKey }: Signing, random: Random): Buffer {
  const [signedData = Buffer.alloc(0)] = elementsOf(signer, 1);
  const after = 4 + signedData.length;
  const levels = signer.subarray(after, after + (hasLevels ? levelBytes : 0));
  const [, publicKey = Buffer.alloc(0)] = elementsOf(signer.subarray(after + levels.length), 2);
  const changed = mutateFields(signedData, hasLevels, random);
  const signature = Buffer.concat([uint32(rsaSha256), prefixed(sign('sha256', changed, signingKey))]);
  return Buffer.concat([prefixed(changed), levels, prefixed(sequence([signature])), prefixed(publicKey)]);
}

/** Most of the time one field keeps its place and only its content is damaged. */
function mutateFields(signedData: Buffer, hasLevels: boolean, random: Random): Buffer {
  if (random() < 0.3) return spoil(signedData, random);
  const [digests = Buffer.alloc(0), certificates = Buffer.alloc(0)] = elementsOf(signedData, 2);
  const after = 8 + digests.length + certificates.length;
  const levels = signedData.subarray(after, after + (hasLevels ? levelBytes : 0));
  const rest = signedData.subarray(after + levels.length);
  const fields = [prefixed(digests), prefixed(certificates), levels, rest];
  const chosen = below(fields.length, random);
  return Buffer.concat(
    fields.map((field, index) => {
      if (index !== chosen) return field;
      const content = field.subarray(4);
      return index === 2 ? spoil(field, random) : prefixed(spoilElements(content, random));
    }),
  );
}

/** One element of a list, its length made right, or the list as it comes. */
function spoilElements(list: Buffer, random: Random): Buffer {
  const elements = elementsOf(list);
  if (elements.length === 0 || random() < 0.3) return spoil(list, random);
  const chosen = below(elements.length, random);
  const kind = below(4, random);
  if (kind === 0) return sequence([...elements, elements[chosen] ?? list]);
  if (kind === 1) return sequence(elements.filter((_, index) => index !== chosen));
  return sequence(elements.map((element, index) => (index === chosen ? spoil(element, random) : element)));
}

/** The elements that follow each other with their lengths before them, at most so many. */
function elementsOf(bytes: Buffer, most = Number.POSITIVE_INFINITY): readonly Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length && elements.length < most; ) {
    const end = at + 4 + bytes.readUInt32LE(at);
    elements.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return elements;
}
