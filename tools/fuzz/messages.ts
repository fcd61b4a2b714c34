import type { Coverage } from './coverage.ts';
import type { TargetTally } from './tally.ts';

/** What a process is to do; its one argument, as JSON. */
export interface Job {
  readonly seedFolder: string;
  /** The module with the readers, by absolute path, and the name of their list in it. */
  readonly targets: { readonly module: string; readonly list: string };
  readonly target: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly bounds: Bounds;
}

/** What a mutant has to keep to: time of the processor, since the machine may have other work, and memory. */
export interface Bounds {
  readonly longestMs: number;
  /** What takes longer than `longestMs`, but ends, the process tells by itself; after this it is ended. */
  readonly hangingMs: number;
  readonly mostMegabytes: number;
}

/** What a process writes to its stdout, a line of JSON each. */
export type Message =
  | { readonly kind: 'failure'; readonly index: number; readonly problem: string }
  | {
      readonly kind: 'done';
      readonly next: number;
      readonly tally: TargetTally;
      readonly coverage: Coverage;
    };

/** The descriptor of the file that says which mutant is under way: it survives a crash, as a pipe may not. */
export const progressDescriptor = 3;
export const progressBytes = 4;
