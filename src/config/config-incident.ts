/** What happens beside a halt: who is paged when it fails, and what reaches the users it does not reach. */
export interface IncidentConfig {
  readonly page: PageConfig | undefined;
  readonly complements: readonly ComplementConfig[];
}

export type PageConfig =
  | { readonly kind: 'command'; readonly command: string }
  | {
      readonly kind: 'webhook';
      readonly url: string;
      /** The environment variable that holds the bearer token. */
      readonly tokenVariable: string | undefined;
    };

/** A way to reach users who already have the version, in the words of those who run it. */
export interface ComplementConfig {
  readonly name: string;
  readonly how: string | undefined;
  readonly url: string | undefined;
}
