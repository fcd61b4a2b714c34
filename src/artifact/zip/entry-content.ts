import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Finding } from '../../findings/finding.ts';
import type { ZipEntry } from './central-directory.ts';
import { cap } from './findings.ts';
import type { Zip } from './open-zip.ts';

/** Unpacked bytes that are looked at, at most: a bomb is not to cost more than a large app. */
const usualBytes = 256 * 1024 * 1024;

/**
 * Unpacks every entry and holds length and CRC-32 against the directory: what an entry declares may be a lie. Nothing
 * is kept. Of no use for files whose signature was verified over every entry, or over the whole file.
 */
export async function entryContentFindings(
  zip: Zip,
  mostBytes: number = usualBytes,
): Promise<readonly Finding[]> {
  const damaged: Finding[] = [];
  const skipped: ZipEntry[] = [];
  let left = mostBytes;
  for (const entry of zip.entries.values()) {
    if (entry.sizeBytes > left) {
      skipped.push(entry);
      continue;
    }
    left -= entry.sizeBytes;
    const message = await damageOf(zip, entry);
    if (message !== undefined) damaged.push(damagedEntry(entry, message));
  }
  return [...cap(damaged), ...notChecked(zip, skipped)];
}

async function damageOf(zip: Zip, { name }: ZipEntry): Promise<string | undefined> {
  try {
    await zip.read(name);
    return undefined;
  } catch (error) {
    if (!(error instanceof SlipwayError) || error.code !== 'ARTIFACT_CORRUPT') throw error;
    return error.message;
  }
}

function damagedEntry({ name, headerOffset }: ZipEntry, message: string): Finding {
  return {
    rule: 'zip/damaged-entry',
    severity: 'error',
    place: name,
    message: `${message.replace(/\.$/, '')} (local header at ${headerOffset})`,
    remedy: 'Build or download the file again; what the entry holds is not what was packed.',
  };
}

function notChecked({ source }: Zip, skipped: readonly ZipEntry[]): readonly Finding[] {
  if (skipped.length === 0) return [];
  const bytes = skipped.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return [
    {
      rule: 'zip/content-not-checked',
      severity: 'warning',
      place: source.path,
      message: `${skipped.length} entries of ${bytes} bytes were not unpacked to check them: together they are too large`,
      remedy: 'Sign the file: the signature is verified over all of it.',
    },
  ];
}
