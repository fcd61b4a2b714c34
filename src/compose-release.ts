import { join } from 'node:path';
import type { Builder } from './build/builder.ts';
import { systemClock } from './clock/clock.ts';
import type { ComposeDeps, Workspace } from './compose.ts';
import type { PlatformApp } from './config/platform-app.ts';
import type { Inspection, ReleasePorts } from './release/ports.ts';
import { reviewInformation } from './release/review-information.ts';
import type { Store } from './stores/store.ts';

// What a release needs beside its store and its ledger. Each adapter is loaded when it is used.

export async function builderFor(build: PlatformApp['build']): Promise<Builder> {
  if (build.builder === 'command')
    return (await import('./build/command/command-builder.ts')).commandBuilder(build);
  if (build.builder === 'prebuilt')
    return (await import('./build/prebuilt/prebuilt-builder.ts')).prebuiltBuilder(build);
  return (await import('./build/gradle/gradle-builder.ts')).gradleBuilder(build);
}

/** Opens the app's keystore with its passwords; answers with what was checked. */
export async function checkSigning(
  { build }: PlatformApp,
  env: ComposeDeps['env'],
): Promise<readonly string[]> {
  const { keystore } = build.builder === 'gradle' ? build : {};
  if (keystore === undefined) return [];
  const { checkKeystore } = await import('./build/check-keystore.ts');
  await checkKeystore(keystore, env);
  return ['keystore'];
}

/** Looks devices and browser up before a long build, and not when they are needed after it. */
async function checkDevices({ devices }: PlatformApp, env: ComposeDeps['env']): Promise<readonly string[]> {
  if (devices.length === 0) return [];
  const { deviceTargets } = await import('./devices/find-device.ts');
  const { findChromium } = await import('./devices/webview/find-chromium.ts');
  deviceTargets(devices);
  findChromium(env);
  return ['Chromium'];
}

/** The ports of a release, over the adapters of this machine. */
export function releasePorts(
  { config, env }: Workspace,
  { app, store }: { readonly app: PlatformApp; readonly store: Store },
): ReleasePorts {
  return {
    store,
    checkTools: async () => [...(await checkSigning(app, env)), ...(await checkDevices(app, env))],
    async build({ build, versionCode, versionName }, { progress, signal }) {
      const builder = await builderFor(build);
      return builder.build({ versionCode, versionName, env, onLine: progress, signal });
    },
    async inspect(file) {
      const inspection = await inspectFor(app.platform, file);
      if (app.sizeBudget === undefined) return inspection;
      const { checkSizeBudget } = await import('./artifact/sizes/check-size-budget.ts');
      const tooLarge = await checkSizeBudget({ ...inspection, path: file }, app.sizeBudget);
      return { ...inspection, findings: [...inspection.findings, ...tooLarge] };
    },
    reviewInformation: () =>
      app.platform === 'ios' && app.review !== undefined ? reviewInformation(app.review, env) : undefined,
    async readNotes(order) {
      const { findReleaseNotes } = await import('./listing/layouts/read-release-notes.ts');
      return findReleaseNotes({ root: config.root, named: app.metadata }, order);
    },
    async checkAssets(file, densities) {
      if (app.platform === 'ios') {
        const { checkIosAssets } = await import('./artifact/inspect/check-ios-assets.ts');
        return checkIosAssets(file, systemClock.now());
      }
      const { checkAssets } = await import('./assets/check-assets.ts');
      return checkAssets(file, densities);
    },
    async runDevices({ artifact, devices, folder }, { progress, signal }) {
      const { runDevices } = await import('./devices/webview/run-devices.ts');
      const run = await runDevices({
        artifactPath: artifact,
        devices,
        outDir: folder,
        timingsPath: join(config.stateDir, 'device-timings.json'),
        env,
        signal,
        log: progress,
      });
      return run.results.map((result) => ({
        ...result,
        problems: result.problems.map(({ message }) => message),
      }));
    },
  };
}

/** All that `slipway inspect` finds out: what the store would refuse is refused here, before it is sent anything. */
async function inspectFor(platform: PlatformApp['platform'], file: string): Promise<Inspection> {
  const { inspectPath } = await import('./artifact/inspect/inspect-path.ts');
  const inspection = await inspectPath(file, { nowMs: systemClock.now(), delivered: false });
  if (platform === 'ios') return (await import('./artifact/inspect/ios-identity.ts')).iosIdentity(inspection);
  return (await import('./artifact/inspect/android-identity.ts')).androidIdentity(inspection);
}
