import { type KillPoint, openTrial, type Trial, type TrialApp } from './trial.ts';

export interface KillReport {
  readonly points: readonly KillPoint[];
  /** One line for each point after which the release did not end as it should. */
  readonly failures: readonly string[];
}

/** Two trials at once keep two cores busy. */
const workers = 2;

/**
 * Surveys a whole run, then repeats it once for each kill point, or for one in `every`: killed there, run again, and
 * judged.
 */
export async function killEverywhere(
  app: TrialApp,
  judge: (trial: Trial) => Promise<void> | void,
  { every = 1 }: { readonly every?: number } = {},
): Promise<KillReport> {
  const points = await surveyOf(app);
  const waiting = points.filter((_, index) => index % every === 0);
  const failures: string[] = [];
  const work = async (worker: number) => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
      const problem = await tryPoint(point, judge, () => openTrial(app, worker));
      if (problem !== undefined) failures.push(`${point.label}: ${problem}`);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return { points, failures };
}

async function surveyOf(app: TrialApp): Promise<readonly KillPoint[]> {
  const trial = await openTrial(app);
  try {
    return await trial.survey();
  } finally {
    await trial.close();
  }
}

async function tryPoint(
  point: KillPoint,
  judge: (trial: Trial) => Promise<void> | void,
  open: () => Promise<Trial>,
): Promise<string | undefined> {
  const trial = await open();
  try {
    const first = await trial.release(point);
    if (first.signal !== 'SIGKILL') return `was not reached (exit code ${first.code})\n${first.stderr}`;
    const second = await trial.release();
    if (second.code !== 0) return `the next run ended with ${second.code}\n${second.stderr}`;
    await judge(trial);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await trial.close();
  }
}
