import type { Workspace } from './compose.ts';
import type { Config } from './config/config.ts';
import type { MetricConfig } from './config/config-guard.ts';
import type { PlatformApp } from './config/platform-app.ts';
import type { RolloutPorts, RolloutSubject } from './rollout/context.ts';
import { gateJudge } from './rollout/judge.ts';
import type { Signal } from './signals/signal.ts';
import type { Platform } from './stores/platform.ts';

// Where a verdict comes from: the gate of the config, its guard with the sources that it watches, or both.

export interface JudgedRollout {
  readonly app: PlatformApp;
  readonly subject: RolloutSubject;
}

/** The `judge` port of a rollout. Each source is loaded when it is asked. */
export async function judgeOf(
  workspace: Workspace,
  { app, subject }: JudgedRollout,
): Promise<RolloutPorts['judge']> {
  const { config, env, clock, ledger } = workspace;
  const { gate, guard } = app.rollout;
  const byGate = gateJudge(gate, subject, { cwd: config.root, env, clock });
  if (guard === undefined) return byGate;
  const { guardedJudge } = await import('./signals/guarded-judge.ts');
  const { releaseBefore } = await import('./signals/past-releases.ts');
  const { readCalibration } = await import('./guard/calibration/calibration-file.ts');
  return guardedJudge(subject, {
    guard,
    gate: byGate,
    now: clock.now,
    before: () => releaseBefore(ledger, subject.release),
    stores: guardedStores(config, app),
    learnt: () => readCalibration(guard.calibration, calibrationKey(app)),
    signalOf: (metric) => signalOf(workspace, metric, app.platform),
  });
}

/** Each store can be halted wrongly, so that all of an app's that are guarded share one budget of errors. */
function guardedStores({ apps }: Config, { name }: PlatformApp): number {
  const app = apps.find((one) => one.name === name);
  return [app?.android, app?.ios].filter((part) => part?.rollout.guard !== undefined).length;
}

/** How the calibration file calls an app on one platform. */
export function calibrationKey({ platform, applicationId }: PlatformApp): string {
  return `${platform}/${applicationId}`;
}

export async function signalOf(
  { config, env }: Workspace,
  { name, source }: MetricConfig,
  platform: Platform,
): Promise<Signal> {
  switch (source.from) {
    case 'play-vitals': {
      const { playVitals } = await import('./signals/play-vitals/play-vitals.ts');
      const open = () => openReporting(config, env);
      const errors = name === 'anr' ? 'anr' : 'crash';
      return playVitals({ open, label: 'Android vitals', errors, counts: source.counts });
    }
    case 'prometheus':
      return (await import('./signals/prometheus/prometheus.ts')).prometheus({ ...source, env });
    case 'http':
      return (await import('./signals/generic/http-source.ts')).httpSource({ ...source, env });
    case 'command':
      return (await import('./signals/generic/command-source.ts')).commandSource({
        ...source,
        cwd: config.root,
        env,
      });
    case 'probe':
      return (await import('./signals/probe/probe.ts')).probe({ ...source, pauseMs: 2_000, limitMs: 10_000 });
    case 'reviews': {
      const { reviews } = await import('./signals/reviews/reviews.ts');
      const open = () => openReviews(config, env, platform);
      const store = platform === 'ios' ? 'the App Store' : 'Google Play';
      return reviews({ label: `reviews of ${store}`, open, badStars: source.badStars });
    }
    case 'firebase-analytics': {
      const { firebaseAnalytics } = await import('./signals/firebase-analytics/firebase-analytics.ts');
      const { property } = source;
      const open = () => openAnalytics(env);
      return firebaseAnalytics({ open, property, platform: platform === 'ios' ? 'iOS' : 'Android' });
    }
    case 'crashlytics': {
      const { crashlytics } = await import('./signals/crashlytics/crashlytics.ts');
      const errors = name === 'anr' ? 'anr' : 'crash';
      return crashlytics({ ...source, open: () => openBigQuery(env), platform, errors });
    }
    case 'mixpanel':
      return (await import('./signals/mixpanel/mixpanel.ts')).mixpanel({ ...source, platform, env });
    case 'sentry':
      return (await import('./signals/sentry/sentry.ts')).sentry({ ...source, env });
  }
}

/** Missing credentials are an error of this source, and never choose another one. */
async function openReporting({ stores }: Config, env: Workspace['env']) {
  if (stores === 'embedded' && (env.SLIPWAY_PLAY_ENDPOINT ?? '') === '')
    throw new Error('the embedded Play knows nothing of users');
  const { playOptionsFor } = await import('./stores/google-play/play-store-for.ts');
  const { openReportingApi } = await import('./stores/google-play/reporting-api.ts');
  return openReportingApi(await playOptionsFor(env));
}

async function openReviews({ stores }: Config, env: Workspace['env'], platform: Platform) {
  const local = platform === 'ios' ? env.SLIPWAY_ASC_ENDPOINT : env.SLIPWAY_PLAY_ENDPOINT;
  if (stores === 'embedded' && (local ?? '') === '')
    throw new Error('the embedded store knows nothing of users');
  if (platform === 'ios') {
    const { appStoreOptionsFor } = await import('./stores/app-store/app-store-for.ts');
    const { createAppStoreConsole } = await import('./stores/app-store/console/console.ts');
    return createAppStoreConsole(await appStoreOptionsFor(env)).reviews;
  }
  const { playOptionsFor } = await import('./stores/google-play/play-store-for.ts');
  const { createPlayConsole } = await import('./stores/google-play/console/console.ts');
  return createPlayConsole(await playOptionsFor(env)).reviews;
}

async function openAnalytics(env: Workspace['env']) {
  const { findPlayCredentials } = await import('./stores/google-play/credentials.ts');
  const { openAnalyticsApi } = await import('./stores/google-play/analytics-api.ts');
  return openAnalyticsApi((await findPlayCredentials(env)).credentials);
}

async function openBigQuery(env: Workspace['env']) {
  const { findPlayCredentials } = await import('./stores/google-play/credentials.ts');
  const { openBigQueryApi } = await import('./stores/google-play/bigquery-api.ts');
  return openBigQueryApi((await findPlayCredentials(env)).credentials);
}
