/** The files of an app's web content, wherever they are kept. */
export interface ContentSource {
  /** Bytes of a file by its path below Android's `assets/`, such as `www/index.html`; undefined when missing. */
  read(path: string): Promise<Buffer | undefined>;
}
