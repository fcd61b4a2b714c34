/** How long each target took in earlier runs, in milliseconds, the latest last. The key is the target's name. */
export type Timings = Readonly<Record<string, readonly number[]>>;

export interface Timed {
  /** The name that the time is remembered by, such as `pixel-8-en-US`. */
  readonly name: string;
  /** What its relatives have in common: the device, which says more about the time than the language does. */
  readonly suite: string;
}

/** So few that a page which became slower is known as slow after three runs, so many that one bad moment is not. */
const remembered = 5;

/**
 * What to expect of each target: the median of its last times; of one never seen, the median over the relatives
 * that were seen, else over all. Nothing learnt at all makes all targets equal.
 */
export function expectTimes(targets: readonly Timed[], timings: Timings): ReadonlyMap<string, number> {
  const known = targets.flatMap(({ name, suite }) => {
    const time = median(timings[name] ?? []);
    return time === undefined ? [] : [{ name, suite, time }];
  });
  const anywhere = median(known.map(({ time }) => time)) ?? 0;
  const times = new Map(known.map(({ name, time }) => [name, time]));
  const suites = new Map(
    [...Map.groupBy(known, ({ suite }) => suite)].map(([suite, all]) => [
      suite,
      median(all.map(({ time }) => time)),
    ]),
  );
  return new Map(targets.map(({ name, suite }) => [name, times.get(name) ?? suites.get(suite) ?? anywhere]));
}

/** The timings with those of a run added; of each target the latest are kept. */
export function learn(timings: Timings, run: readonly (readonly [name: string, ms: number])[]): Timings {
  const added = run.map(([name, ms]) => [name, [...(timings[name] ?? []), ms].slice(-remembered)] as const);
  return { ...timings, ...Object.fromEntries(added) };
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
