import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlatformApp, platformApps } from '../config/platform-app.ts';
import { openVirtualClock } from '../emulators/serving/virtual-clock.ts';
import { type AppUsers, together } from '../emulators/world/app-users.ts';
import { type OpenWorld, openWorld } from '../emulators/world/open-world.ts';
import type { Alarm } from '../incident/alarm.ts';
import type { Scenario } from '../rehearsal/scenario.ts';
import type { Stage } from '../rehearsal/stage.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import { createOutages, happen, type Outages } from './happenings.ts';
import { openRehearsalWorkspace } from './rehearsal-workspace.ts';
import { appId, versionCodes, versionName } from './rehearsed-app.ts';
import { releaseRehearsed } from './release-rehearsed.ts';
import { simulatedUsers } from './simulated-users.ts';
import { stepRehearsed } from './step-rehearsed.ts';

const hourMs = 3_600_000;
/** A Monday, midnight in California, where the days of Android vitals begin. Every rehearsal has the same calendar. */
const startMs = Date.UTC(2027, 0, 4, 8);

export interface OpenStage extends Stage {
  readonly close: () => Promise<void>;
}

/** Local stores, users and the controller of one rehearsal, in a folder that is removed afterwards. */
export async function openStage(scenario: Scenario, seed: number): Promise<OpenStage> {
  const opened = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'slipway-rehearsal-'));
  opened.defer(() => rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  let inFlight = (): number => 0;
  const clock = openVirtualClock({ startMs, file: join(dir, 'clock.json'), inFlight: () => inFlight() });
  const users = simulatedUsers(scenario, { seed, startMs });
  const outages = createOutages(clock);
  const world = await openWorldOf(scenario, { dir, clock, users, outages });
  opened.defer(world.close);
  inFlight = world.inFlight;
  const workspace = openRehearsalWorkspace(dir, { clock, world });
  opened.defer(workspace.close);
  const apps = platformApps(workspace.config);
  const appOf = (platform: Platform) => apps.find((app) => app.platform === platform) as PlatformApp;
  const pages: string[] = [];
  const alarm: Alarm = async ({ text }) => {
    pages.push(text);
    return { reached: ['the person on call'], warnings: [] };
  };
  return {
    startMs,
    release: (platform) => releaseRehearsed(workspace, { app: appOf(platform), dir }),
    step: (platform) => stepRehearsed(workspace, appOf(platform), alarm),
    happen: async (happening) => happen(world, outages, happening),
    standing: (platform) => standingOf(world, users[platform], { platform, nowMs: clock.now() }),
    pages: () => pages.splice(0),
    async passHour() {
      for (const platform of platforms) users[platform].live(world.offered[platform]().fraction);
      await clock.advanceTo(clock.now() + hourMs);
    },
    close: () => opened.disposeAsync(),
  };
}

interface Place {
  readonly dir: string;
  readonly clock: Parameters<typeof createOutages>[0];
  readonly users: Readonly<Record<Platform, AppUsers>>;
  readonly outages: Outages;
}

function openWorldOf(scenario: Scenario, { dir, clock, users, outages }: Place): Promise<OpenWorld> {
  const { defect, appleReview, vitalsLateHours } = scenario;
  return openWorld({
    ...{ dir, appId, versionName, versionCodes, clock, users },
    defect: defect && { issueId: 'new', cause: defect.cause, location: defect.location },
    lagMs: { vitals: vitalsLateHours * hourMs, health: 2 * hourMs },
    applePace: {
      ...{ waitMs: 6 * hourMs, reviewMs: 12 * hourMs, distributionMs: hourMs },
      outcomes: appleReview === 'rejected' ? ['rejected'] : [],
    },
    playReviewMs: 3 * hourMs,
    faults: { play: outages.faults('android'), appStore: outages.faults('ios') },
  });
}

const outcomes = {
  nobody: 'not-published',
  some: 'under-way',
  stopped: 'halted',
  everybody: 'everybody',
} as const;

function standingOf(
  world: OpenWorld,
  users: AppUsers,
  { platform, nowMs }: { readonly platform: Platform; readonly nowMs: number },
): ReturnType<Stage['standing']> {
  const offer = world.offered[platform]();
  const lastHour = users.hour(nowMs - hourMs);
  const rate = (arm: 'candidate' | 'baseline') => {
    const all = together(lastHour, arm);
    return all === undefined || all.users === 0 ? undefined : all.failed / all.users;
  };
  return {
    offered: offer.fraction,
    outcome: outcomes[offer.state],
    exposed: Math.round(users.exposed()),
    candidateRate: rate('candidate'),
    baselineRate: rate('baseline'),
  };
}
