/** An official discovery document without its prose: what a request may say, and what an answer may. */
export interface ApiSpec {
  readonly source: {
    readonly id: string;
    readonly revision: string;
    readonly sha256: string;
    /** Names that the document does not have yet, and where they come from. */
    readonly newer: { readonly from: string; readonly names: readonly string[] };
  };
  /** Query parameters that every method takes. */
  readonly parameters: Readonly<Record<string, ValueSpec>>;
  /** By id, such as `androidpublisher.edits.insert`. */
  readonly methods: Readonly<Record<string, MethodSpec>>;
  readonly schemas: Readonly<Record<string, Fields>>;
}

export interface MethodSpec {
  readonly http: string;
  /** Without a leading slash, parameters in braces, one segment each. */
  readonly path: string;
  /** Values in the path, by name. */
  readonly parts?: Fields;
  readonly query?: Fields;
  /** Names of schemas. */
  readonly request?: string;
  readonly response?: string;
  /** The method takes a file of at most this many bytes. */
  readonly uploadBytes?: number;
}

export type Fields = Readonly<Record<string, ValueSpec>>;

export interface ValueSpec {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  /** The name of a schema. */
  readonly ref?: string;
  /** Of an array. */
  readonly items?: ValueSpec;
  /** Of a map from strings. */
  readonly values?: ValueSpec;
  readonly properties?: Fields;
  /** A query parameter that may be given more than once. */
  readonly repeated?: true;
  /** Google's description begins with "Required." and names no default. */
  readonly required?: true;
}
