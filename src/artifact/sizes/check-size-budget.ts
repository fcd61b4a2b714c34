import type { Finding } from '../../findings/finding.ts';
import { openByteSource } from '../byte-source.ts';
import { openZip } from '../zip/open-zip.ts';
import { readSizes } from './read-sizes.ts';
import { type SizeBudget, sizeBudgetFindings } from './size-budget.ts';

interface Weighed {
  readonly path: string;
  readonly kind: 'apk' | 'aab';
}

/** Weighs an artifact and holds it against a budget. Errors: FILE_NOT_FOUND, ARTIFACT_CORRUPT, ARTIFACT_UNSAFE. */
export async function checkSizeBudget(
  { path, kind }: Weighed,
  budget: SizeBudget,
): Promise<readonly Finding[]> {
  const source = await openByteSource(path);
  try {
    return sizeBudgetFindings(await readSizes(await openZip(source), kind), budget);
  } finally {
    await source.close();
  }
}
