import type { Artifact, ArtifactEntry } from '../../artifact/artifact.ts';
import type { OpenArtifact } from '../../artifact/read-artifact.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import type { ContentSource } from '../content-source.ts';

/** As much of an opened artifact as web content needs. */
type WebArtifact = Pick<OpenArtifact, 'readEntry'> & {
  readonly artifact: Pick<Artifact, 'kind' | 'path'> & {
    readonly entries: readonly Pick<ArtifactEntry, 'name'>[];
  };
};

/**
 * The files below Android's `assets/` of an AAB (in its base module) or APK. Throws DEVICES_NO_WEB_CONTENT
 * when there is no `www/index.html` among them.
 */
export function webContent({ artifact, readEntry }: WebArtifact): ContentSource {
  const assets = artifact.kind === 'aab' ? 'base/assets/' : 'assets/';
  const names = new Set(artifact.entries.map(({ name }) => name));
  const start = `${assets}www/index.html`;
  if (!names.has(start)) {
    const others = [...names].filter((name) => name.startsWith(`${assets}www/`)).length;
    throw new SlipwayError('DEVICES_NO_WEB_CONTENT', {
      message:
        others === 0
          ? 'The artifact holds no web content.'
          : 'The artifact holds web content, but no index.html to start with.',
      seen: `${artifact.path} has ${names.size} entries, ${others} of them below ${assets}www/`,
      next: `build the artifact with ${start.replace('base/', 'app/src/main/')}, or leave the devices step out`,
    });
  }
  return {
    read: async (path) => {
      const name = `${assets}${path}`;
      return names.has(name) ? readEntry(name) : undefined;
    },
  };
}
