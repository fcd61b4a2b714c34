import { type BerValue, berTags, berValues, expectTag, oidText } from './ber.ts';

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
  const parts = berValues(expectTag(berValues(name)[0], berTags.sequence).content);
  return parts
    .toReversed()
    .map((part) => berValues(expectTag(part, berTags.set).content).map(attributeText).join(' + '))
    .join(', ');
}

function attributeText(attribute: BerValue): string {
  const [type, value] = berValues(expectTag(attribute, berTags.sequence).content);
  if (value === undefined) throw new RangeError('an attribute of a name has no value');
  const oid = oidText(type);
  return `${names[oid] ?? `OID.${oid}`}=${quoted(stringText(value))}`;
}

/** The string types of a directory name; X.680, 41. */
function stringText({ tag, content, whole }: BerValue): string {
  switch (tag) {
    case 0x0c:
      return content.toString('utf8');
    case 0x12:
    case 0x13:
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
