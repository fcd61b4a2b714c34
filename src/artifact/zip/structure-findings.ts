import type { Finding } from '../../findings/finding.ts';
import { zipFindings } from './findings.ts';
import { localHeaderFindings } from './local-findings.ts';
import { readLocalHeaders } from './local-headers.ts';
import type { Zip } from './open-zip.ts';

/** Everything that is wrong with a zip file as such: its directory, and its local headers held against it. */
export async function structureFindings(zip: Zip): Promise<readonly Finding[]> {
  return [...zipFindings(zip), ...localHeaderFindings(zip, await readLocalHeaders(zip))];
}
