/** One thing a check has to say about one place. */
export interface Finding {
  /** Stable name of the rule, such as `density/wrong-size`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  /** File, entry or setting it is about. */
  readonly place: string;
  /** What was seen. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}
