import { berChildren, berTags, berValue, oidText } from '../asn1/ber.ts';

/** Whether a file holds a private key; `unknown` where its entries are encrypted as a whole, or cannot be followed. */
export type HoldsKey = 'yes' | 'no' | 'unknown';

const jksMagic = 0xfeedfeed;
const jceksMagic = 0xcececece;
const newestBks = 2;

/**
 * Looks at the kinds of the entries of a Java key store, which stand in the open; their keys do not. JKS and JCEKS are
 * sun.security.provider.JavaKeyStore's, BKS is org.bouncycastle.jcajce.provider.keystore.bc.BcKeyStoreSpi's.
 */
export function keyStoreHoldsKey(content: Buffer): HoldsKey {
  if (content.length < 12) return 'unknown';
  const magic = content.readUInt32BE(0);
  try {
    if (magic === jksMagic || magic === jceksMagic) return javaHoldsKey(content);
    return magic >= 1 && magic <= newestBks ? bouncyHoldsKey(content) : 'unknown';
  } catch (error) {
    // It ends early, or is none of these after all.
    if (error instanceof RangeError) return 'unknown';
    throw error;
  }
}

const certificateTag = 2;

function javaHoldsKey(content: Buffer): HoldsKey {
  const cursor = cursorAt(content, 8);
  for (let left = cursor.number(); left > 0; left -= 1) {
    // Of a key, private or secret, nothing more has to be read.
    if (cursor.number() !== certificateTag) return 'yes';
    cursor.text();
    cursor.skip(dateBytes);
    skipCertificate(cursor);
  }
  return 'no';
}

const bouncy = { end: 0, certificate: 1 } as const;

function bouncyHoldsKey(content: Buffer): HoldsKey {
  const cursor = cursorAt(content, 4);
  cursor.skip(cursor.number());
  cursor.skip(4);
  for (let kind = cursor.byte(); kind !== bouncy.end; kind = cursor.byte()) {
    if (kind !== bouncy.certificate) return kind <= 4 ? 'yes' : 'unknown';
    cursor.text();
    cursor.skip(dateBytes);
    for (let chain = cursor.number(); chain > 0; chain -= 1) skipCertificate(cursor);
    skipCertificate(cursor);
  }
  return 'no';
}

const dateBytes = 8;

function skipCertificate(cursor: Cursor): void {
  cursor.text();
  cursor.skip(cursor.number());
}

interface Cursor {
  readonly byte: () => number;
  readonly number: () => number;
  /** Skips a text, whose length comes before it. */
  readonly text: () => void;
  readonly skip: (bytes: number) => void;
}

/** Throws RangeError at the end of the content. */
function cursorAt(content: Buffer, start: number): Cursor {
  let at = start;
  const skip = (bytes: number) => {
    at += bytes;
    if (at > content.length) throw new RangeError('the key store ends early');
  };
  const taken = (bytes: number, read: (from: number) => number) => {
    const value = read(at);
    skip(bytes);
    return value;
  };
  return {
    skip,
    byte: () => taken(1, (from) => content.readUInt8(from)),
    number: () => taken(4, (from) => content.readUInt32BE(from)),
    text: () => skip(taken(2, (from) => content.readUInt16BE(from))),
  };
}

/** PKCS #5 and PKCS #12: what private keys are encrypted with. */
const passwordBased = /^1\.2\.840\.113549\.1\.(?:5|12)\./;

/**
 * Whether a DER file is a private key of PKCS #8: `no` where it is something else, `unknown` where it is encrypted.
 * PrivateKeyInfo begins with its version, EncryptedPrivateKeyInfo with how it is encrypted: RFC 5208.
 */
export function derHoldsKey(content: Buffer): HoldsKey {
  try {
    const [first, second] = berChildren(berValue(content), berTags.sequence);
    if (first?.tag === berTags.integer && second?.tag === berTags.sequence) return 'yes';
    const [algorithm] = berChildren(first, berTags.sequence);
    return passwordBased.test(oidText(algorithm)) ? 'unknown' : 'no';
  } catch (error) {
    if (error instanceof RangeError) return 'no';
    throw error;
  }
}
