import type { Clock } from '../clock/clock.ts';
import type { FaultPlan } from '../emulators/serving/faults.ts';
import type { OpenWorld } from '../emulators/world/open-world.ts';
import type { Happening } from '../rehearsal/scenario.ts';
import type { Platform } from '../stores/platform.ts';
import { appId, released } from './rehearsed-app.ts';

const hourMs = 3_600_000;

/** Stores that are down for a while, by the clock of the rehearsal. */
export function createOutages(clock: Clock) {
  const until = new Map<Platform, number>();
  const faults = (platform: Platform): FaultPlan => {
    return () => (clock.now() < (until.get(platform) ?? 0) ? { kind: 'refuse', status: 503 } : undefined);
  };
  return {
    faults,
    begin: (platform: Platform, hours: number): void =>
      void until.set(platform, clock.now() + hours * hourMs),
  };
}

export type Outages = ReturnType<typeof createOutages>;

/** Lets it happen, and says what it is. */
export function happen(
  { play, appStore }: OpenWorld,
  outages: Outages,
  happening: Exclude<Happening, { readonly what: 'hotfix' }>,
): string {
  switch (happening.what) {
    case 'store-down':
      outages.begin(happening.on, happening.hours);
      return `the store answers nothing for ${happening.hours} h`;
    case 'console-halt': {
      const { versionCode } = released;
      play.inConsole(appId, { kind: 'halt', track: 'production', versionCode });
      return 'halts the release in the Play Console';
    }
    case 'agreement-expired':
      appStore.inConsole(appId, { kind: 'agreements-expire' });
      return 'has new terms, and nobody has signed them';
    case 'agreement-signed':
      appStore.inConsole(appId, { kind: 'sign-agreements' });
      return 'the Account Holder signs the new terms';
  }
}
