import type { FileKind } from './file-kinds.ts';

const extensions: Readonly<Partial<Record<FileKind, string>>> = {
  fonts: 'ttf otf ttc woff woff2',
  images: 'png jpg jpeg webp gif svg heic heif avif bmp ico pdf ktx astc pvr',
  media: 'mp3 m4a aac ogg oga opus wav flac mid mp4 m4v mov webm mkv 3gp caf aif aiff',
  web: 'html htm xhtml css js mjs cjs jsbundle bundle wasm map hbc',
};

const byExtension = new Map(
  Object.entries(extensions).flatMap(([kind, list]) =>
    list.split(' ').map((extension) => [extension, kind as FileKind] as const),
  ),
);

/** The kind that a file's name gives away; undefined for a name that says nothing. */
export function kindByExtension(name: string): FileKind | undefined {
  return byExtension.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
