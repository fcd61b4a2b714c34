import type { AppSigning } from '../../../emulators/play/generated-apks/app-signing.ts';
import { createPlayConsole, type PlayConsole } from '../console/console.ts';
import {
  credentials,
  type HarnessOptions,
  openHarness,
  type PlayHarness,
  quickPace,
} from './play-harness.ts';

export interface ConsoleHarness extends PlayHarness {
  readonly console: PlayConsole;
}

/** A local Play, and what the adapter offers beside releases. */
export async function openConsoleHarness(
  options: HarnessOptions & { readonly appSigning?: AppSigning } = {},
): Promise<ConsoleHarness> {
  const harness = await openHarness(options);
  const endpoint = { kind: 'local', origin: harness.play.origin, label: 'local Play' } as const;
  return { ...harness, console: createPlayConsole({ endpoint, credentials, pace: quickPace }) };
}
