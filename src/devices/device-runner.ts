import type { DeviceConfig } from '../config/config-store-app.ts';

/** Runs a built artifact on devices. Implemented by the folders below this one. */
export interface DeviceRunner {
  /**
   * Tries every device, whatever the others do. Throws a SlipwayError only when nothing can be run at all:
   * an unknown device, no engine, an artifact that cannot be opened, a run that was stopped.
   */
  run(request: DeviceRunRequest): Promise<DeviceRun>;
}

export interface DeviceRunRequest {
  /** An AAB or APK. */
  readonly artifactPath: string;
  readonly devices: readonly DeviceConfig[];
  /** Receives the screenshots, `index.html` and `results.json`. Made when missing. */
  readonly outDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** One line of progress, without a line feed. */
  readonly log: (line: string) => void;
  /** How long one device may take; 30,000 when left out. */
  readonly timeoutMs?: number;
  /** Remembers between runs how long each device took; without it devices start in the order asked for. */
  readonly timingsPath?: string;
}

export interface DeviceRun {
  /** In the order the devices were asked for. */
  readonly results: readonly DeviceResult[];
  readonly verdict: DeviceVerdict;
  readonly galleryPath: string;
  readonly resultsPath: string;
}

/** `failed`: the app is bad. `infrastructure`: the device broke, which says nothing about the app. */
export type DeviceVerdict = 'passed' | 'failed' | 'infrastructure';

export interface DeviceResult {
  readonly device: string;
  readonly title: string;
  readonly locale: string;
  /** The emulated screen: size in CSS pixels, and device pixels for each of them. */
  readonly screen: { readonly width: number; readonly height: number; readonly pixelRatio: number };
  readonly verdict: DeviceVerdict;
  readonly problems: readonly DeviceProblem[];
  /** Path of a PNG; undefined when the device could not draw one. */
  readonly screenshot: string | undefined;
  readonly durationMs: number;
  /** What the page was told about its device; undefined when it never answered. */
  readonly page: PageFacts | undefined;
}

export interface PageFacts {
  readonly language: string;
  readonly direction: string;
  readonly touchPoints: number;
  readonly pixelRatio: number;
  readonly userAgent: string;
}

export type ProblemKind =
  | 'script-error'
  | 'unhandled-rejection'
  | 'console-error'
  | 'missing-resource'
  | 'broken-image'
  | 'outside-request'
  | 'blank-page'
  | 'too-wide'
  | 'blurry-image'
  | 'timeout'
  | 'infrastructure';

export interface DeviceProblem {
  readonly kind: ProblemKind;
  /** A warning is shown and fails nothing. */
  readonly severity: 'error' | 'warning';
  /** One sentence: what was seen, and where. */
  readonly message: string;
}

/** The verdict over a whole run: a bad app outweighs a broken device, because it is certain. */
export function overallVerdict(results: readonly Pick<DeviceResult, 'verdict'>[]): DeviceVerdict {
  if (results.some(({ verdict }) => verdict === 'failed')) return 'failed';
  return results.every(({ verdict }) => verdict === 'passed') ? 'passed' : 'infrastructure';
}
