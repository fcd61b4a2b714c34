/** What the path of a bitmap says below a resource folder, such as `btn.9.png`. */
export interface ImageFile {
  readonly name: string;
  readonly ninePatch: boolean;
}

/** Reads a file name; undefined when its suffix is not that of a bitmap Android decodes. */
export function parseImageFile(fileName: string): ImageFile | undefined {
  const match = /^(.+?)(\.9)?\.(png|webp|jpe?g|gif)$/i.exec(fileName);
  if (match?.[1] === undefined) return undefined;
  return { name: match[1], ninePatch: match[2] !== undefined };
}
