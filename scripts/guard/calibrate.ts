import type { Outcome } from '../../src/cli/command.ts';
import type { Io } from '../../src/cli/io.ts';
import { refuseWhenReadOnly } from '../../src/cli/read-only.ts';
import { openWorkspace } from '../../src/compose.ts';
import { calibrationKey, signalOf } from '../../src/compose-signals.ts';
import type { MetricConfig } from '../../src/config/config-guard.ts';
import type { PlatformApp } from '../../src/config/platform-app.ts';
import { SlipwayError } from '../../src/errors/slipway-error.ts';
import { writeCalibration } from '../../src/guard/calibration/calibration-file.ts';
import type { Learnt } from '../../src/guard/calibration/learnt.ts';
import { chooseApp } from '../../src/release/choose-app.ts';
import { type Calibrated, calibrate } from '../../src/signals/calibrate.ts';
import { type HealthyRelease, releasesInLedger, releasesNamed } from '../../src/signals/past-releases.ts';
import type { Platform } from '../../src/stores/platform.ts';
import { wrap } from '../../src/text/wrap.ts';

export interface CalibrateOptions {
  readonly config?: string | undefined;
  readonly app?: string | undefined;
  readonly platform?: Platform | undefined;
  /** Version codes that went well, oldest first; those of the ledger when left out. */
  readonly versions?: readonly number[] | undefined;
  /** How far back the source is asked, in milliseconds. */
  readonly lookBack: number;
}

/** Learns what a guard cannot know of an app's users from the healthy releases that its sources still remember. */
export async function calibrateGuard(options: CalibrateOptions, io: Io): Promise<Outcome> {
  refuseWhenReadOnly(io, {});
  const workspace = await openWorkspace({ io, configFile: options.config, dryRun: false });
  try {
    const app = chooseApp(workspace.config, options);
    const { guard } = app.rollout;
    if (guard === undefined) throw noGuard(app);
    const releases =
      options.versions === undefined
        ? await releasesInLedger(workspace.ledger, app)
        : releasesNamed(options.versions);
    const now = workspace.clock.now();
    const asking = { applicationId: app.applicationId, releases, since: now - options.lookBack, now };
    const metrics = await Promise.all(
      guard.metrics.filter(isComparing).map(async (metric) => {
        const signal = await signalOf(workspace, metric, app.platform);
        const { name, timeoutMs } = { ...metric, ...guard };
        return { metric: name, ...(await calibrate({ ...asking, metric: name, signal, timeoutMs })) };
      }),
    );
    const learnt = new Map(metrics.flatMap(({ metric, learnt: known }) => (known ? [[metric, known]] : [])));
    if (learnt.size > 0) await writeCalibration(guard.calibration, calibrationKey(app), learnt);
    return {
      data: { app: app.name, file: learnt.size > 0 ? guard.calibration : null, metrics },
      text: textOf(metrics, releases, guard.calibration),
    };
  } finally {
    await workspace.close();
  }
}

/** A probe has no past. */
function isComparing({ source }: MetricConfig): boolean {
  return source.from !== 'probe';
}

type MetricResult = Calibrated & { readonly metric: string };

function textOf(metrics: readonly MetricResult[], releases: readonly HealthyRelease[], file: string): string {
  const lines = metrics.flatMap(({ metric, learnt, leftOut }) => [
    ...(learnt === undefined
      ? [tooFew(metric, releases.length - leftOut.length)]
      : learntLines(metric, learnt)),
    ...leftOut.map((line) => `  left out  ${line}`),
  ]);
  const isWritten = metrics.some(({ learnt }) => learnt !== undefined);
  const end = isWritten
    ? `Written to ${file}; commit it, so that every runner has it.`
    : 'Nothing was written.';
  return [...lines, '', end].flatMap((line) => (line.length <= 80 ? line : wrap(line, 80))).join('\n');
}

function tooFew(metric: string, known: number): string {
  return `${metric}: ${known} healthy releases are known, and it takes three. Name them with --versions, oldest first.`;
}

function learntLines(
  metric: string,
  { hoursPerUser, daysPerUser, slope, rate, releases }: Learnt,
): readonly string[] {
  const more = (share: number) => `${(share * 100).toFixed(0)}%`;
  return [
    `${metric}, of ${releases.join(', ')}:`,
    hoursPerUser === undefined
      ? '  hours in which one failing user is counted: not known, 8 as for any app'
      : `  hours of a day in which one failing user is counted: ${hoursPerUser.toFixed(1)}`,
    `  more failures of fresh users: ${more(slope.hourly)} by the hour, ${more(slope.daily)} by the day`,
    daysPerUser === undefined
      ? '  days on which one failing user is counted: the source does not tell, so it is estimated from the hours'
      : `  days of a week on which one failing user is counted: ${daysPerUser.toFixed(2)}`,
    ...(rate === undefined
      ? []
      : [`  own failure rate: ${(rate * 100).toFixed(3)}%; three times that halts`]),
  ];
}

function noGuard({ name }: PlatformApp): SlipwayError {
  return new SlipwayError('USAGE', {
    message: `${name} has no guard to calibrate.`,
    next: 'add rollout.guard to the config; docs/CONFIG.md shows one',
  });
}
