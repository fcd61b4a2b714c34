import type { Finding } from '../../findings/finding.ts';
import { entryContentFindings } from './entry-content.ts';
import { zipFindings } from './findings.ts';
import { alignmentFindings, localHeaderFindings, unalignedLibrary } from './local-findings.ts';
import { type LocalLayout, readLocalHeaders } from './local-headers.ts';
import type { Zip } from './open-zip.ts';

export interface StructureChecks {
  /** What devices map where it lies: of an APK the entries, and the libraries unless they are extracted. */
  readonly mapped: 'nothing' | 'entries' | 'entries and libraries';
  /** Whether a signature vouches for the content of every entry. */
  readonly contentIsVerified: boolean;
  /** The local headers, where they have been read already: reading them can go on beside other work. */
  readonly layout?: LocalLayout;
}

/** Everything that is wrong with a zip file as such: directory, local headers, alignment and content. */
export async function structureFindings(zip: Zip, checks: StructureChecks): Promise<readonly Finding[]> {
  const { layout = await readLocalHeaders(zip) } = checks;
  return [
    ...zipFindings(zip),
    ...localHeaderFindings(zip, layout),
    ...(checks.mapped === 'nothing' ? [] : alignmentFindings(layout)).filter(
      ({ rule }) => checks.mapped === 'entries and libraries' || rule !== unalignedLibrary,
    ),
    ...(checks.contentIsVerified ? [] : await entryContentFindings(zip)),
  ];
}
