export type ArtifactKind = 'apk' | 'aab' | 'ipa' | 'xcarchive' | 'app';

/** What a file can be for. Not every kind is there in every kind of artifact. */
export const fileKinds = [
  'code',
  'native',
  'resources',
  'resource-table',
  'manifest',
  'assets',
  'web',
  'fonts',
  'images',
  'media',
  'executable',
  'frameworks',
  'extensions',
  'asset-catalog',
  'interface',
  'localizations',
  'symbols',
  'signatures',
  'metadata',
  'other',
] as const;

export type FileKind = (typeof fileKinds)[number];

/** A file's kind, and what tells files of that kind apart: an ABI, a density, a framework. Empty where nothing does. */
export interface KindOfFile {
  readonly kind: FileKind;
  readonly variant: string;
}

/** Of an app bundle or an archive as Xcode leaves it nothing is compressed. */
export function isFolder(artifact: ArtifactKind): boolean {
  return artifact === 'app' || artifact === 'xcarchive';
}
