import type { Workspace } from '../compose.ts';
import type { PlatformApp } from '../config/platform-app.ts';
import { haltStores } from '../rollout/halt-stores.ts';

/** What a person's `slipway halt` does with one store, in the hurry of a rehearsal; answers with what it says. */
export async function haltRehearsed(
  { storeOf }: Workspace,
  { platform, applicationId: id, track }: PlatformApp,
): Promise<string> {
  const { store } = await storeOf(platform);
  const { done } = await haltStores({
    stores: [{ kind: store.kind, apps: [{ id, track }] }],
    versionCode: undefined,
    open: async () => ({ store, close: async () => undefined }),
    policy: { attempts: 3, pause: async () => undefined },
    tell: () => undefined,
  });
  const reports = done.flatMap(({ halt }) => halt.reports);
  return reports.map(({ outcome, message }) => `halts it: ${outcome}: ${message}`).join('; ');
}
