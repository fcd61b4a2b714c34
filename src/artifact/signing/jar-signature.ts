import { corrupt } from '../corrupt.ts';
import type { Zip } from '../zip/open-zip.ts';
import { parseSignedData } from './jar/signed-data.ts';

const signatureFile = /^META-INF\/([^/]+)\.SF$/i;

/**
 * Names of the PKCS#7 files of a JAR signature: each META-INF/X.SF with an X.RSA, X.EC or X.DSA beside it.
 * https://docs.oracle.com/en/java/javase/17/docs/specs/jar/jar.html#signed-jar-file
 */
export function jarSignatureFiles(names: Iterable<string>): readonly string[] {
  const all = [...names];
  const bases = new Set(all.flatMap((name) => signatureFile.exec(name)?.[1]?.toUpperCase() ?? []));
  return all.filter((name) => {
    const base = /^META-INF\/([^/]+)\.(RSA|EC|DSA)$/i.exec(name)?.[1];
    return base !== undefined && bases.has(base.toUpperCase());
  });
}

/** The certificate (DER) of each signer of the given PKCS#7 files. */
export async function jarCertificates(zip: Zip, files: readonly string[]): Promise<readonly Buffer[]> {
  const certificates: Buffer[] = [];
  for (const name of files) {
    const bytes = await zip.read(name);
    if (bytes !== undefined) certificates.push(...signersOf(bytes, { path: zip.source.path, entry: name }));
  }
  return certificates;
}

function signersOf(bytes: Buffer, place: { path: string; entry: string }): readonly Buffer[] {
  try {
    const { certificates, signers } = parseSignedData(bytes);
    return signers.map(({ isSignerOf }) => {
      const certificate = certificates.find(isSignerOf);
      if (certificate === undefined) throw new RangeError('a signer names a certificate that is not there');
      return certificate.der;
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw corrupt('The signature file is not the PKCS#7 structure it should be.', place, error);
  }
}
