import type { Artifact } from '../artifact/artifact.ts';
import type { Finding } from '../findings/finding.ts';
import { parseImageFile } from './image-file.ts';

const resourcePath = { apk: /^res\//, aab: /^[^/]+\/res\// } as const;

/** Bitmaps among the resources that the table does not name: of what density they are, nothing says. */
export function unusedImages(
  { kind, path, entries }: Artifact,
  named: ReadonlySet<string>,
): readonly Finding[] {
  const unused = entries.filter(
    ({ name }) => resourcePath[kind].test(name) && !named.has(name) && parseImageFile(name) !== undefined,
  );
  const [first] = unused;
  if (first === undefined) return [];
  return [
    {
      rule: 'density/not-checked',
      severity: 'warning',
      place: path,
      message: `${unused.length} bitmaps (${first.name}, …) are not in the resource table, so their densities are unknown`,
      remedy: 'Leave them out of the build: no code can load them as resources.',
    },
  ];
}
