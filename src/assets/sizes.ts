/** One side of a bitmap, and how many pixels a dp has where it lies. */
export interface SideSample {
  readonly px: number;
  readonly scale: number;
}

/** Rounding may go either way, by design tool: a side may be one pixel off. */
const slackPx = 1;
const epsilon = 1e-9;

/** Pixels of a side of `dp`, as the platform rounds: `(int)(dp · scale + 0.5)`, and never 0. */
export function expectedPx(dp: number, scale: number): number {
  return Math.max(1, Math.trunc(dp * scale + 0.5));
}

/** Whether a side can be the rounded image of `dp`. */
export function matchesDp({ px, scale }: SideSample, dp: number): boolean {
  return Math.abs(px - dp * scale) <= slackPx + epsilon;
}

/** What a side should be. One that is right stays as it is, so that nobody is asked for a pixel of slack. */
export function mendedPx(side: SideSample, dp: number): number {
  return matchesDp(side, dp) ? side.px : expectedPx(dp, side.scale);
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly votes: number;
  readonly finestScale: number;
}

/**
 * The length in dp that most of the samples can be an image of. Where two lengths have as many votes,
 * the hint decides, then the finer bitmap: that one is usually the original.
 */
export function referenceDp(samples: readonly SideSample[], hintDp?: number): number {
  const [best] = samples
    .flatMap((sample) => [lowestDp(sample), highestDp(sample)])
    .map((dp) => agreement(samples.filter((sample) => matchesDp(sample, dp))))
    .sort(
      (a, b) =>
        b.votes - a.votes ||
        Number(holds(b, hintDp)) - Number(holds(a, hintDp)) ||
        b.finestScale - a.finestScale ||
        a.low - b.low,
    );
  if (best === undefined) throw new Error('a reference needs at least one sample');
  return representative(best, hintDp);
}

/** The lengths that all of the given samples can be an image of. */
function agreement(samples: readonly SideSample[]): Range {
  return {
    low: Math.max(...samples.map(lowestDp)),
    high: Math.min(...samples.map(highestDp)),
    votes: samples.length,
    finestScale: Math.max(...samples.map(({ scale }) => scale)),
  };
}

/** People design in whole dp, so a whole one is taken where the range has one. */
function representative(range: Range, hintDp: number | undefined): number {
  if (hintDp !== undefined && holds(range, hintDp)) return hintDp;
  const middle = (range.low + range.high) / 2;
  const whole = Math.round(middle);
  return holds(range, whole) ? whole : middle;
}

function holds({ low, high }: Range, dp: number | undefined): boolean {
  return dp !== undefined && low - epsilon <= dp && dp <= high + epsilon;
}

function lowestDp({ px, scale }: SideSample): number {
  return (px - slackPx) / scale;
}

function highestDp({ px, scale }: SideSample): number {
  return (px + slackPx) / scale;
}
