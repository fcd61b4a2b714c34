import { type DerValue, derTags, derValues } from './der.ts';

/**
 * The certificates (DER) of the signers of a PKCS#7 SignedData, as in META-INF/*.RSA: of all
 * certificates the file carries, those that a SignerInfo names by issuer and serial number. RFC 2315, 9.
 * RangeError when the structure is not that.
 */
export function pkcs7SignerCertificates(bytes: Buffer): readonly Buffer[] {
  const contentInfo = derValues(need(derValues(bytes)[0]).content);
  const signedData = derValues(need(derValues(need(contentInfo[1]).content)[0]).content);
  const certificates = signedData
    .filter(({ tag }) => tag === derTags.explicit0)
    .flatMap(({ content }) => derValues(content));
  const signers = derValues(need(signedData.findLast(({ tag }) => tag === derTags.set)).content);
  return signers.map((signer) => {
    const wanted = need(derValues(signer.content)[1]).content;
    return need(certificates.find((certificate) => issuerAndSerial(certificate).equals(wanted))).whole;
  });
}

/** Certificate ::= { tbsCertificate { [0] version?, serialNumber, signature, issuer, … } … }, RFC 5280, 4.1. */
function issuerAndSerial(certificate: DerValue): Buffer {
  const fields = derValues(need(derValues(certificate.content)[0]).content);
  const serial = fields.findIndex(({ tag }) => tag === derTags.integer);
  return Buffer.concat([need(fields[serial + 2]).whole, need(fields[serial]).whole]);
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a part of the PKCS#7 structure is missing');
  return value;
}
