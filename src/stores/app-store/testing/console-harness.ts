import {
  type AppStoreHarness,
  type HarnessOptions,
  openAppStoreHarness,
} from '../../../emulators/app-store/testing/app-store-harness.ts';
import { type AppStoreConsole, createAppStoreConsole } from '../console/console.ts';

export interface ConsoleHarness extends AppStoreHarness {
  readonly console: AppStoreConsole;
}

/** A local App Store Connect, and what the adapter offers beside releases. Waits pass at once. */
export async function openConsoleHarness(options: HarnessOptions = {}): Promise<ConsoleHarness> {
  const harness = await openAppStoreHarness(options);
  const { keyId, issuerId, privateKeyPem: privateKey } = harness.key;
  const wait = async () => undefined;
  const console = createAppStoreConsole({
    endpoint: { kind: 'local', origin: harness.store.origin, label: 'local App Store' },
    credentials: { keyId, issuerId, privateKey },
    pace: { wait, settlingLimitMs: 2_000 },
    connect: { wait, clock: { now: () => harness.clock.nowMs } },
  });
  return { ...harness, console };
}
