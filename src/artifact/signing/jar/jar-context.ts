import type { ByteSource } from '../../byte-source.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { Remarks } from '../remarks.ts';
import type { SdkRange } from '../scheme/signer.ts';
import type { RawEntry } from '../zip/raw-entries.ts';

export interface JarContext {
  readonly source: ByteSource;
  /** In the order of the central directory. */
  readonly entries: readonly RawEntry[];
  readonly directoryOffset: number;
  readonly range: SdkRange;
  readonly supported: ReadonlySet<number>;
  readonly found: ReadonlySet<number>;
  readonly remarks: Remarks;
}

export interface JarSigner {
  /** Name of its PKCS#7 file without the folder. */
  readonly name: string;
  /** Its certificate first, then those of its issuers that the file carries. */
  readonly certificates: readonly Certificate[];
}

export const manifestName = 'META-INF/MANIFEST.MF';

/** A signer while it is being verified. */
export interface Candidate {
  readonly name: string;
  readonly block: RawEntry;
  readonly file: RawEntry;
  readonly fileBytes: Buffer;
  readonly certificates: readonly Certificate[];
  readonly vouchesFor: ReadonlySet<string>;
}
