import { berTags, berValue, berValues, constructed } from '../../asn1/ber.ts';
import { derValue } from '../../asn1/write-der.ts';

type Change = (signature: Buffer) => Buffer;

const sequence = (...parts: readonly Buffer[]) =>
  derValue(berTags.sequence | constructed, Buffer.concat(parts));
const integer = (content: Buffer) => derValue(berTags.integer, content);
/** The same value with its length in one byte more than it needs. */
const longer = (value: Buffer) => Buffer.concat([value.subarray(0, 1), Buffer.of(0x81), value.subarray(1)]);
const withZero = (content: Buffer) => Buffer.concat([Buffer.of(0), content]);

/** Forms of the signature of an EC or DSA key, from its two numbers. */
function form(write: (r: Buffer, s: Buffer) => Buffer): Change {
  return (signature) => {
    const [r, s] = berValues(berValue(signature).content).map(({ content }) => content);
    return write(r ?? Buffer.alloc(0), s ?? Buffer.alloc(0));
  };
}

export const twoNumberForms: Readonly<Record<string, Change>> = {
  'as it was': (signature) => signature,
  'a long length around': form((r, s) => longer(sequence(integer(r), integer(s)))),
  'a long length of a number': form((r, s) => sequence(longer(integer(r)), integer(s))),
  'a leading zero': form((r, s) => sequence(integer(withZero(r)), integer(s))),
  'bytes behind the numbers': form((r, s) => sequence(integer(r), integer(s), Buffer.of(5, 0))),
  'bytes behind it': (signature) => Buffer.concat([signature, Buffer.of(0)]),
  'an indefinite length': form((r, s) =>
    Buffer.concat([Buffer.of(0x30, 0x80), integer(r), integer(s), Buffer.alloc(2)]),
  ),
  'numbers without tags': form((r, s) => Buffer.concat([r, s])),
  'the number zero': form((_, s) => sequence(integer(Buffer.of(0)), integer(s))),
  'an empty number': form((_, s) => sequence(integer(Buffer.alloc(0)), integer(s))),
  'one number': form((r) => sequence(integer(r))),
  'no bytes': () => Buffer.alloc(0),
  'a set': form((r, s) => derValue(berTags.set | constructed, Buffer.concat([integer(r), integer(s)]))),
};

export const rsaForms: Readonly<Record<string, Change>> = {
  'as it was': (signature) => signature,
  'a byte more': (signature) => Buffer.concat([signature, Buffer.of(0)]),
  'a byte before': withZero,
  'a byte less': (signature) => signature.subarray(0, -1),
  'no bytes': () => Buffer.alloc(0),
  zeros: (signature) => Buffer.alloc(signature.length),
  'more than the modulus': (signature) => Buffer.alloc(signature.length, 0xff),
};

/** The numbers of a signature without the zero that says they are positive. */
export const withoutSign = form((r, s) => sequence(integer(withoutZero(r)), integer(withoutZero(s))));

function withoutZero(content: Buffer): Buffer {
  return content[0] === 0 ? content.subarray(1) : content;
}

/** A PKCS#7 file whose last signer has its signature changed. */
export function withSignature(block: Buffer, change: Change): Buffer {
  return changeLast(block, (value) => changeSignature(value, change), signerDepth);
}

/** A PKCS#7 file with another signer before its own: the same with its signature changed. */
export function withSignerBefore(block: Buffer, change: Change): Buffer {
  return changeLast(block, (value) => Buffer.concat([changeSignature(value, change), value]), signerDepth);
}

/** ContentInfo, [0], SignedData, SET of signers. */
const signerDepth = 4;

function changeSignature(signer: Buffer, change: Change): Buffer {
  return changeLast(
    signer,
    (value) => derValue(berTags.octetString, change(Buffer.from(berValue(value).content))),
    1,
  );
}

/** Changes the last value `depth` levels down; the lengths around it follow. */
function changeLast(value: Buffer, change: Change, depth: number): Buffer {
  if (depth === 0) return change(value);
  const { identifier, content } = berValue(value);
  const parts = berValues(content).map(({ whole }) => whole);
  const last = changeLast(parts.at(-1) ?? Buffer.alloc(0), change, depth - 1);
  return derValue(identifier, Buffer.concat([...parts.slice(0, -1), last]));
}
