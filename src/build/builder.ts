import type { VersionCode } from '../stores/version-code.ts';
/** Makes the artifact of one release, or takes over one that exists. */
export interface Builder {
  /** Names the builder in progress lines: `gradle`, `prebuilt artifact`. */
  readonly label: string;
  /**
   * Resolves once every file of the result exists. Throws a SlipwayError that names what to mend; then no
   * half-written artifact is left at its place.
   */
  build(request: BuildRequest): Promise<BuildResult>;
}

export interface BuildRequest {
  readonly versionCode: VersionCode;
  readonly versionName: string;
  /** The environment as the config loader has completed it. Holds the passwords; they stay there. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Each line that the build tool prints, without line end and without secrets. */
  readonly onLine: (line: string) => void;
  /** Ends the build and every process that it has started. */
  readonly signal: AbortSignal;
}

/** Absolute paths of what was built. */
export interface BuildResult {
  /** The AAB or APK for the store. */
  readonly artifact: string;
  /** Further ones for the store, in the same release. */
  readonly moreArtifacts?: readonly string[] | undefined;
  /** An APK of the same build for devices. */
  readonly apk: string | undefined;
  /** R8's mapping file. */
  readonly mapping: string | undefined;
  /** A zip file with debug symbols of native libraries. */
  readonly nativeSymbols?: string | undefined;
  /** Versions of the tools that built it, by name: `{gradle: '4.4.1', java: '17.0.15'}`. */
  readonly tools: Readonly<Record<string, string>>;
}
