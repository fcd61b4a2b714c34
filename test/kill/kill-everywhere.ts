import { type KillPoint, openTrial, type Trial, type TrialApp } from './trial.ts';

export interface KillReport {
  /** All of the kind that was wanted; where only one in several is tried, the others too. */
  readonly points: readonly KillPoint[];
  /** One line for each point after which the release did not end as it should. */
  readonly failures: readonly string[];
}

/** Two trials at once keep two cores busy. */
const workers = 2;

export interface KillOptions {
  /** One point in so many; 1, the default, for all of them. */
  readonly every?: number;
  /** Only points of this kind; all kinds without it. */
  readonly kind?: KillPoint['kind'];
}

/** Surveys a whole run, then repeats it once for each kill point that is wanted: killed there, run again, and judged. */
export async function killEverywhere(
  app: TrialApp,
  judge: (trial: Trial) => Promise<void> | void,
  { every = 1, kind }: KillOptions = {},
): Promise<KillReport> {
  const points = (await surveyOf(app)).filter((point) => kind === undefined || point.kind === kind);
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
