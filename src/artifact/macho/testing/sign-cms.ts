import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { berChildren, berTags, berValues, constructed } from '../../asn1/ber.ts';
import { derValue } from '../../asn1/write-der.ts';
import { writeXmlPlist } from '../../plist/testing/write-plist.ts';
import { runTool } from '../../testing/run-tool.ts';

/** A throw-away signing identity: leaf, intermediate and root, all made by openssl. */
export interface TestSigner {
  readonly keyPem: string;
  /** DER: leaf, intermediate, root. */
  readonly certificates: readonly Buffer[];
  readonly keyPath: string;
  readonly certificatePath: string;
  /** PEM of intermediate and root. */
  readonly chainPath: string;
  readonly rootPath: string;
}

export interface SignerRequest {
  /** Where its files are put. */
  readonly folder: string;
  readonly team: string;
  /** Of the leaf, such as `Apple Distribution: Example Ltd (ABCDE12345)`. */
  readonly commonName: string;
  /** Elliptic curves unless asked otherwise, because RSA keys are slow to make; but their signatures are never the same twice. */
  readonly leafKey?: 'ec' | 'rsa';
}

/** Makes an identity whose leaf reads like one of Apple's. */
export async function makeSigner({
  folder,
  team,
  commonName,
  leafKey = 'ec',
}: SignerRequest): Promise<TestSigner> {
  const file = (name: string) => join(folder, `${team}-${name}`);
  await writeFile(file('ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n');
  await writeFile(
    file('leaf.ext'),
    'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n',
  );
  const issue = async (name: string, subject: string, issuer?: string) => {
    const kind =
      name === 'leaf' && leafKey === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const key = ['-newkey', ...kind, '-nodes', '-keyout', file(`${name}.key`)];
    await runTool('openssl', ['req', '-new', ...key, '-subj', subject, '-out', file(`${name}.csr`)]);
    const authority = ['-CA', file(`${issuer}.pem`), '-CAkey', file(`${issuer}.key`), '-CAcreateserial'];
    const signing = issuer === undefined ? ['-signkey', file(`${name}.key`)] : authority;
    const extensions = ['-extfile', file(name === 'leaf' ? 'leaf.ext' : 'ca.ext')];
    await runTool('openssl', [
      'x509',
      '-req',
      '-in',
      file(`${name}.csr`),
      ...signing,
      ...extensions,
      '-days',
      '3000',
      '-out',
      file(`${name}.pem`),
    ]);
    return readFile(file(`${name}.pem`), 'utf8');
  };
  const root = await issue('root', '/CN=Test Root CA/O=Slipway tests');
  const middle = await issue('middle', '/CN=Test Worldwide Developer Relations/O=Slipway tests', 'root');
  const leaf = await issue('leaf', `/CN=${commonName}/OU=${team}/O=Example Ltd`, 'middle');
  await writeFile(file('chain.pem'), middle + root);
  return {
    keyPem: await readFile(file('leaf.key'), 'utf8'),
    certificates: [leaf, middle, root].map((pem) => new X509Certificate(pem).raw),
    keyPath: file('leaf.key'),
    certificatePath: file('leaf.pem'),
    chainPath: file('chain.pem'),
    rootPath: file('root.pem'),
  };
}

const der = (tag: number, ...parts: readonly Buffer[]) => derValue(tag, Buffer.concat(parts));
const oid = (dotted: string) => {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [a * 40 + b, ...rest].flatMap((part) => {
    const groups = [part & 0x7f];
    for (let high = Math.floor(part / 128); high > 0; high = Math.floor(high / 128))
      groups.unshift((high % 128) | 0x80);
    return groups;
  });
  return der(berTags.oid, Buffer.from(bytes));
};
const sequence = (...parts: readonly Buffer[]) => der(berTags.sequence | constructed, ...parts);
const octets = (content: Buffer) => der(berTags.octetString, content);
const attribute = (type: string, ...values: readonly Buffer[]) =>
  sequence(oid(type), der(berTags.set | constructed, ...values));

/** ECDSA with SHA-256, and plain RSA. */
const signatureOids: Readonly<Record<string, string>> = {
  ec: '1.2.840.10045.4.3.2',
  rsa: '1.2.840.113549.1.1.1',
};

const sha256Oid = oid('2.16.840.1.101.3.4.2.1');

/** The detached CMS signature of a code directory, with Apple's two attributes. */
export function signBlob(primary: Buffer, directories: readonly Buffer[], signer: TestSigner): Buffer {
  const cdHashes = directories.map((each) => {
    const algorithm = each.readUInt8(37) === 1 ? 'sha1' : 'sha256';
    return createHash(algorithm).update(each).digest().subarray(0, 20);
  });
  const full = directories.at(-1) as Buffer;
  const attributes = [
    attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.7.1')),
    attribute('1.2.840.113549.1.9.5', der(0x17, Buffer.from('260102030405Z'))),
    attribute('1.2.840.113549.1.9.4', octets(createHash('sha256').update(primary).digest())),
    attribute('1.2.840.113635.100.9.1', octets(writeXmlPlist({ cdhashes: cdHashes }))),
    attribute(
      '1.2.840.113635.100.9.2',
      sequence(sha256Oid, octets(createHash('sha256').update(full).digest())),
    ),
  ];
  const content = Buffer.concat(attributes);
  const [leaf] = signer.certificates as [Buffer];
  const signerInfo = sequence(
    der(berTags.integer, Buffer.from([1])),
    issuerAndSerial(leaf),
    sequence(sha256Oid),
    der(berTags.context0 | constructed, content),
    sequence(oid(signatureOids[createPrivateKey(signer.keyPem).asymmetricKeyType ?? ''] ?? '')),
    octets(sign('sha256', der(berTags.set | constructed, content), signer.keyPem)),
  );
  return sequence(
    oid('1.2.840.113549.1.7.2'),
    der(
      berTags.context0 | constructed,
      sequence(
        der(berTags.integer, Buffer.from([1])),
        der(berTags.set | constructed, sequence(sha256Oid)),
        sequence(oid('1.2.840.113549.1.7.1')),
        der(berTags.context0 | constructed, ...signer.certificates),
        der(berTags.set | constructed, signerInfo),
      ),
    ),
  );
}

function issuerAndSerial(certificate: Buffer): Buffer {
  const fields = berChildren(berChildren(berValues(certificate)[0], berTags.sequence)[0], berTags.sequence);
  const serial = fields.findIndex(({ tag }) => tag === berTags.integer);
  return sequence(
    (fields[serial + 2] as { whole: Buffer }).whole,
    (fields[serial] as { whole: Buffer }).whole,
  );
}
