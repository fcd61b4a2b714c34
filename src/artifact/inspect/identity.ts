import type { Finding } from '../../findings/finding.ts';

/** What a release holds against its config: which app, which version. */
export interface Identity {
  readonly applicationId: string;
  readonly versionName: string | undefined;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly entryCount: number;
  /** Schemes of Android whose signature holds over the whole content. */
  readonly schemes: readonly string[];
  /** What is known of the signature. */
  readonly signature: string;
  readonly findings: readonly Finding[];
}
