import {
  type BerValue,
  berTags,
  berValue,
  berValues,
  constructed,
  expectTag,
  firstBerValues,
  oidText,
} from '../../asn1/ber.ts';

export interface CertificateExtensions {
  /** Bits of the key usage, the first one first; undefined when the certificate does not restrict it. */
  readonly keyUsage: readonly boolean[] | undefined;
  /** Purposes (object identifiers) of the extended key usage; undefined when it is not restricted. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly subjectKeyId: Buffer | undefined;
  /** Whether it has a critical extension that a verifier must refuse because it cannot know it. */
  readonly unknownCritical: boolean;
}

const oids = { keyUsage: '2.5.29.15', extendedKeyUsage: '2.5.29.37', subjectKeyId: '2.5.29.14' } as const;
/** The extensions that Java, and so apksigner and Android, understands; sun.security.x509.OIDMap. */
const understood = new Set([
  ...[9, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 27, 28, 29, 30, 31, 32, 33, 35, 36, 37, 46, 54].map(
    (last) => `2.5.29.${last}`,
  ),
  '1.3.6.1.5.5.7.1.1',
  '1.3.6.1.5.5.7.1.11',
  '1.3.6.1.5.5.7.48.1.5',
  '2.16.840.1.113730.1.1',
]);

/**
 * Extensions of a certificate from the fields after its public key; RFC 5280, 4.1.2.8 and 4.2. What cannot be
 * read does not count, as for Java.
 */
export function readExtensions(fields: readonly BerValue[]): CertificateExtensions {
  const [first] = fields;
  // A unique identifier is a bit string, which has no other values inside.
  const isIdentifier = first?.tag === berTags.context1 || first?.tag === berTags.context2;
  if (isIdentifier && (first.whole.readUInt8(0) & constructed) !== 0)
    throw new RangeError('a unique identifier is malformed');
  const list = listOf(fields.find(({ tag }) => tag === berTags.context3));
  const read = <T>(wanted: string, parse: (value: Buffer) => T): T | undefined => {
    const found = list.find(({ oid }) => oid === wanted);
    return found === undefined ? undefined : readable(found, parse);
  };
  return {
    keyUsage: read(oids.keyUsage, bits),
    extendedKeyUsage: read(oids.extendedKeyUsage, purposes),
    subjectKeyId: read(
      oids.subjectKeyId,
      (value) => expectTag(berValues(value)[0], berTags.octetString).content,
    ),
    unknownCritical: list.some(({ oid, critical }) => critical && !understood.has(oid)),
  };
}

function listOf(field: BerValue | undefined): readonly Extension[] {
  if (field === undefined) return [];
  const list: Extension[] = [];
  for (const extension of berValues(berValue(field.content).content)) {
    const fields = firstBerValues(extension.content, 2);
    const flag = fields[1]?.tag === berTags.boolean ? fields[1] : undefined;
    const last = flag === undefined ? fields[1] : firstBerValues(extension.content, 3)[2];
    const value = expectTag(last, berTags.octetString);
    list.push({
      oid: oidText(fields[0]),
      critical: flag !== undefined && flag.content[0] !== 0,
      value: value.content,
    });
  }
  return list;
}

interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Buffer;
}

function readable<T>({ value, critical }: Extension, parse: (value: Buffer) => T): T | undefined {
  try {
    return parse(value);
  } catch (error) {
    if (critical || !(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function bits(value: Buffer): readonly boolean[] {
  const [unused = 0, ...bytes] = expectTag(berValues(value)[0], berTags.bitString).content;
  const all = bytes.flatMap((byte) =>
    Array.from({ length: 8 }, (_, index) => (byte & (0x80 >> index)) !== 0),
  );
  return all.slice(0, Math.max(0, all.length - unused));
}

function purposes(value: Buffer): readonly string[] {
  return berValues(expectTag(berValues(value)[0], berTags.sequence).content).map(oidText);
}
