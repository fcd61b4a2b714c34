import 'reflect-metadata';
import { randomUUID, type webcrypto } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate authority that lives as long as this process, and one certificate that it has issued. */
export interface LocalAuthority {
  /** What a client has to trust. Not a secret; the keys never leave memory. */
  readonly certificatePem: string;
  /** A certificate and its key for all the hosts that were named. */
  readonly context: SecureContext;
}

/** Makes a new authority, so that what trusts the one of yesterday does not trust today's. */
export async function createLocalAuthority(hosts: readonly string[]): Promise<LocalAuthority> {
  const own = await newKey();
  const issued = await newKey();
  // A name of its own: OpenSSL takes two authorities of the same name for one.
  const name = `CN=Slipway local stores ${randomUUID().slice(0, 8)}`;
  const root = await X509CertificateGenerator.createSelfSigned({
    name,
    keys: own,
    signingAlgorithm,
    ...validity(),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(own.publicKey),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    subject: `CN=${hosts[0] ?? 'localhost'}`,
    issuer: name,
    publicKey: issued.publicKey,
    signingKey: own.privateKey,
    signingAlgorithm,
    ...validity(),
    // All that strict verifiers ask for, Python's since 3.13 among them.
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: 'dns', value }))),
      await AuthorityKeyIdentifierExtension.create(own.publicKey),
      await SubjectKeyIdentifierExtension.create(issued.publicKey),
    ],
  });
  return {
    certificatePem: `${root.toString('pem')}\n`,
    context: createSecureContext({ cert: leaf.toString('pem'), key: await pemOf(issued.privateKey) }),
  };
}

const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' };
const dayMs = 24 * 60 * 60_000;

function newKey(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

/** From yesterday on, for clients in a container whose clock is late. */
function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(Date.now() - dayMs), notAfter: new Date(Date.now() + 30 * dayMs) };
}
