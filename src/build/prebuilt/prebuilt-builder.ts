import { statSync } from 'node:fs';
import type { PrebuiltArtifact } from '../../config/config-store-app.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { Builder } from '../builder.ts';

/** Takes over files that another job has built. What is inside them is for the inspection to say. */
export function prebuiltBuilder(build: PrebuiltArtifact): Builder {
  const { artifact, moreArtifacts, apk, mapping, nativeSymbols } = build;
  return {
    label: 'prebuilt artifact',
    build: async () => {
      const files = [artifact, ...(moreArtifacts ?? []), apk, mapping, nativeSymbols];
      for (const path of files) if (path !== undefined) requireFile(path);
      return { artifact, moreArtifacts, apk, mapping, nativeSymbols, tools: {} };
    },
  };
}

function requireFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() === true && stat.size > 0) return;
  throw new SlipwayError('FILE_NOT_FOUND', {
    message: `The prebuilt file ${path} is not there.`,
    seen: stat === undefined ? 'no such file' : stat.isFile() ? 'an empty file' : 'not a file',
    next: 'Download the artifact of the job that built it to this path, or correct the path in the config.',
  });
}
