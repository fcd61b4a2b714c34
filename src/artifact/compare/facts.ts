/** The sections of a comparison, in the order a reviewer wants them: what an app may do comes first, files last. */
export const factSections = [
  'permissions',
  'components',
  'signature',
  'security',
  'sdks',
  'identity',
  'platform',
  'content',
  'kinds',
  'sizes',
  'downloads',
  'files',
  'duplicates',
] as const;

export type FactSection = (typeof factSections)[number];

/** One comparable statement about an artifact. `name` is unique within its section. */
export interface Fact {
  readonly section: FactSection;
  readonly name: string;
  /** Text, or a number of bytes in the sections `kinds`, `sizes`, `downloads`, `files` and `duplicates`. */
  readonly value: string | number;
  /** Tells two files of the same size apart. */
  readonly fingerprint?: string;
}
