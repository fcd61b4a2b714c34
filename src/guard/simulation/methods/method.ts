import type { Bucket } from '../../bucket.ts';
import type { StageState } from '../../weigh.ts';

/** A way to judge a rollout, fed with what can be seen, in the order of time. */
export interface Method {
  readonly addHour: (bucket: Bucket) => void;
  readonly addDay: (bucket: Bucket) => void;
  /** Whether it calls for a halt now. `dataUntil` is up to when the data reaches. */
  readonly halts: (stage: StageState, dataUntil: number) => boolean;
  /** Whether it lets the rollout leave the stage that long ago began. */
  readonly letsGoOn: (stage: StageState, dataUntil: number) => boolean;
}
