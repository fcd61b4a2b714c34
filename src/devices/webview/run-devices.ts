import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { writeAtomically } from '../../report/write-atomically.ts';
import type { ContentSource } from '../content-source.ts';
import type { DeviceResult, DeviceRun, DeviceRunner, DeviceRunRequest } from '../device-runner.ts';
import { type DeviceTarget, deviceTargets, targetName } from '../find-device.ts';
import { runLongestFirst } from '../schedule/run-longest-first.ts';
import { expectTimes, learn } from '../schedule/timings.ts';
import { keepTimings, readTimings } from '../schedule/timings-file.ts';
import { writeReport } from '../write-report.ts';
import { startBrowser } from './browser.ts';
import { runTarget, type TargetRun, type TargetSetting } from './run-target.ts';
import { openWebContent } from './web-content.ts';

/** Two pages at once keep two cores busy; more only make each other late. */
const workers = 2;
const defaultTimeoutMs = 30_000;

/**
 * Opens the web content taken out of a built artifact on every emulated device. Also throws what
 * `openWebContent` throws.
 */
export const runDevices: DeviceRunner['run'] = async ({ artifactPath, ...run }) => {
  const { content, close } = await openWebContent(artifactPath);
  try {
    return await runContent({ ...run, content, subject: artifactPath });
  } finally {
    await close();
  }
};

export type ContentRun = Omit<DeviceRunRequest, 'artifactPath'> & {
  readonly content: ContentSource;
  /** What the gallery says was tried: the artifact's file. */
  readonly subject: string;
};

/**
 * Opens web content on every emulated device in one headless Chromium, and writes screenshots, gallery and
 * results into the folder. Throws DEVICES_STOPPED when the signal is raised; browser and profile are gone then.
 */
export async function runContent(run: ContentRun): Promise<DeviceRun> {
  const targets = deviceTargets(run.devices);
  refuseWhenStopped(run.signal);
  await mkdir(run.outDir, { recursive: true });
  const running = await startBrowser(run.env);
  const stop = () => void running.close();
  run.signal.addEventListener('abort', stop, { once: true });
  try {
    refuseWhenStopped(run.signal);
    const setting = { ...running, content: run.content, timeoutMs: run.timeoutMs ?? defaultTimeoutMs };
    const results = await runInTurn(targets, { setting, run });
    refuseWhenStopped(run.signal);
    return await writeReport(results, { outDir: run.outDir, subject: run.subject });
  } finally {
    run.signal.removeEventListener('abort', stop);
    await running.close();
  }
}

interface Trial {
  readonly setting: TargetSetting;
  readonly run: ContentRun;
}

/** Slow devices start first, as far as earlier runs have told which those are. */
async function runInTurn(targets: readonly DeviceTarget[], trial: Trial): Promise<readonly DeviceResult[]> {
  const { timingsPath, log } = trial.run;
  const timings = timingsPath === undefined ? {} : await readTimings(timingsPath, log);
  const timed = targets.map((target) => ({ name: targetName(target), suite: target.device.name }));
  const times = expectTimes(timed, timings);
  const expected = (target: DeviceTarget) => times.get(targetName(target)) ?? 0;
  const results = await runLongestFirst(targets, { workers, expected }, (target) => tryTarget(target, trial));
  if (timingsPath !== undefined)
    await keepTimings(timingsPath, learn(timings, answered(targets, results)), log);
  return results;
}

/** A device that broke says nothing about how long it takes. */
function answered(targets: readonly DeviceTarget[], results: readonly DeviceResult[]) {
  return targets.flatMap((target, index) => {
    const result = results[index];
    if (result === undefined || result.verdict === 'infrastructure') return [];
    return [[targetName(target), result.durationMs] as const];
  });
}

async function tryTarget(target: DeviceTarget, { setting, run }: Trial): Promise<DeviceResult> {
  refuseWhenStopped(run.signal);
  const startedAt = performance.now();
  const screenshot = join(run.outDir, `${targetName(target)}.png`);
  // A picture of an earlier run must not pass for one of this run.
  await rm(screenshot, { force: true });
  const answer = await runTarget(target, setting).catch((error: unknown) => broken(error, setting));
  refuseWhenStopped(run.signal);
  if (answer.png !== undefined) await writeAtomically(screenshot, answer.png);
  const result: DeviceResult = {
    device: target.device.name,
    title: target.device.title,
    locale: target.locale,
    screen: { ...target.device.viewport, pixelRatio: target.device.pixelRatio },
    verdict: verdictOf(answer),
    problems: answer.problems,
    screenshot: answer.png === undefined ? undefined : screenshot,
    durationMs: Math.round(performance.now() - startedAt),
    page: answer.page,
  };
  run.log(`${result.verdict} ${targetName(target)} (${(result.durationMs / 1000).toFixed(1)} s)`);
  return result;
}

function verdictOf({ problems }: TargetRun): DeviceResult['verdict'] {
  if (problems.some(({ kind }) => kind === 'infrastructure')) return 'infrastructure';
  return problems.some(({ severity }) => severity === 'error') ? 'failed' : 'passed';
}

/** Whatever the browser throws says something about the browser, not about the app. */
function broken(error: unknown, { browser }: TargetSetting): TargetRun {
  const words = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const message = browser.isConnected()
    ? `the emulated device broke: ${words}`
    : 'Chromium ended before the device had answered: it crashed or was killed. Run the devices again';
  return {
    problems: [{ kind: 'infrastructure', severity: 'error', message }],
    png: undefined,
    page: undefined,
  };
}

function refuseWhenStopped(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new SlipwayError('DEVICES_STOPPED', {
    message: 'The device run was stopped.',
    seen: signal.reason instanceof Error ? signal.reason.message : String(signal.reason),
    next: 'run the same command again',
  });
}
