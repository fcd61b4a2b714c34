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

const stringTags = { utf8: 0x0c, printable: 0x13 } as const;

/** Short names of the attributes that certificates of apps carry; RFC 4514, 3, and what keytool prints. */
const names: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SURNAME',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'GIVENNAME',
  '2.5.4.43': 'INITIALS',
  '2.5.4.44': 'GENERATION',
  '2.5.4.46': 'DNQ',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
};

/** A name as text, the last part of its encoding first, as keytool and apksigner print it. */
export function distinguishedName(name: Buffer): string {
  return nameText(name, ({ oid, value }) => `${names[oid] ?? `OID.${oid}`}=${quoted(stringText(value))}`);
}

/**
 * A name for comparing: neither case nor the number of spaces tells two apart, but the type of a string does
 * unless it is one of the two common ones. RFC 5280, 7.1, and X500Principal of Java.
 */
export function canonicalName(name: Buffer): string {
  return nameText(name, ({ oid, value }) => {
    const isCommon = value.whole[0] === stringTags.utf8 || value.whole[0] === stringTags.printable;
    const text = isCommon
      ? stringText(value).toLowerCase().trim().replaceAll(/\s+/g, ' ')
      : value.whole.toString('hex');
    return `${oid}=${text}`;
  });
}

interface NamePart {
  readonly oid: string;
  readonly value: BerValue;
}

function nameText(name: Buffer, text: (part: NamePart) => string): string {
  const parts = berValues(expectTag(berValues(name)[0], berTags.sequence).content);
  return parts
    .toReversed()
    .map((part) =>
      berValues(expectTag(part, berTags.set).content)
        .map((each) => text(namePart(each)))
        .join(' + '),
    )
    .join(', ');
}

function namePart(attribute: BerValue): NamePart {
  const [type, value] = firstBerValues(expectTag(attribute, berTags.sequence).content, 2);
  if (value === undefined) throw new RangeError('an attribute of a name has no value');
  return { oid: oidText(type), value };
}

/** Whether every value of the name says rightly that others are inside of it; Java wants that of a signer's name. */
export function isDerName(name: Buffer): boolean {
  const tagIs = (value: BerValue | undefined, tag: number) => value?.whole[0] === tag;
  const [whole] = berValues(name);
  return (
    tagIs(whole, berTags.sequence | constructed) &&
    berValues(whole?.content ?? name).every(
      (part) =>
        tagIs(part, berTags.set | constructed) &&
        berValues(part.content).every(
          (each) => tagIs(each, berTags.sequence | constructed) && tagIs(berValue(each.content), berTags.oid),
        ),
    )
  );
}

/** The string types of a directory name; X.680, 41. */
function stringText({ tag, content, whole }: BerValue): string {
  switch (tag) {
    case stringTags.utf8:
      return content.toString('utf8');
    case 0x12:
    case stringTags.printable:
    case 0x16:
    case 0x1a:
      return content.toString('latin1');
    case 0x14:
      return content.toString('latin1');
    case 0x1e:
      return new TextDecoder('utf-16be').decode(content);
    default:
      return `#${whole.toString('hex')}`;
  }
}

function quoted(text: string): string {
  if (!/[,+=<>;"\\\n]|^[ #]| $| {2}/.test(text)) return text;
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
