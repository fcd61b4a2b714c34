import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PlatformApp, platformApps } from '../config/platform-app.ts';
import { openVirtualClock } from '../emulators/serving/virtual-clock.ts';
import { type AppUsers, together } from '../emulators/world/app-users.ts';
import { type OpenWorld, openWorld } from '../emulators/world/open-world.ts';
import { reviewsOfDay } from '../emulators/world/reviewers.ts';
import { seedOf } from '../guard/simulation/random.ts';
import type { Alarm } from '../incident/alarm.ts';
import type { Scenario } from '../rehearsal/scenario.ts';
import type { Stage } from '../rehearsal/stage.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import { haltRehearsed } from './halt-rehearsed.ts';
import { createOutages, happen, type Outages } from './happenings.ts';
import { openRehearsalWorkspace, type RehearsalWorkspace } from './rehearsal-workspace.ts';
import { appId, baseline, mended, rehearsedConfig, released, type Versions } from './rehearsed-app.ts';
import { releaseRehearsed } from './release-rehearsed.ts';
import { simulatedUsers, usersOfMended } from './simulated-users.ts';
import { stepRehearsed } from './step-rehearsed.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A Monday, midnight in California, where the days of Android vitals begin. Every rehearsal has the same calendar. */
const startMs = Date.UTC(2027, 0, 4, 8);

export interface StageOptions {
  readonly seed: number;
  readonly isDrill: boolean;
}

export interface OpenStage extends Stage {
  readonly close: () => Promise<void>;
}

/** Local stores, users and the controller of one rehearsal, in a folder that is removed afterwards. */
export async function openStage(scenario: Scenario, { seed, isDrill }: StageOptions): Promise<OpenStage> {
  const opened = new AsyncDisposableStack();
  const dir = await mkdtemp(join(tmpdir(), 'slipway-rehearsal-'));
  opened.defer(() => rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
  let inFlight = (): number => 0;
  const clock = openVirtualClock({ startMs, file: join(dir, 'clock.json'), inFlight: () => inFlight() });
  const users = simulatedUsers(scenario, { seed, startMs });
  let versions: Versions = { android: released, ios: released };
  const outages = createOutages(clock);
  const world = await openWorldOf(scenario, { dir, clock, users, outages, versions: () => versions });
  opened.defer(world.close);
  inFlight = world.inFlight;
  let workspace = openRehearsalWorkspace(dir, { clock, world, versions, isDrill });
  opened.defer(workspace.close);
  const pages: string[] = [];
  const alarm: Alarm = async ({ text }) => {
    pages.push(text);
    return { reached: ['the person on call'], warnings: [] };
  };
  return {
    startMs,
    release: (platform) =>
      releaseRehearsed(workspace, { app: appOf(workspace, platform), dir, version: versions[platform] }),
    step: (platform) => stepRehearsed(workspace, appOf(workspace, platform), alarm),
    async happen(happening) {
      if (happening.what !== 'hotfix') return happen(world, outages, happening);
      versions = { ...versions, android: mended };
      const config = rehearsedConfig(dir, { healthUrl: world.healthUrl, versions, isDrill });
      workspace = { ...workspace, config };
      users.android.follow(usersOfMended(scenario, { seed, startMs: clock.now() }));
      const app = appOf(workspace, 'android');
      return releaseRehearsed(workspace, { app, dir, version: mended, hotfix: 'it mends the crash' });
    },
    standing: (platform) => standingOf(world, users[platform], { platform, nowMs: clock.now() }),
    halt: (platform) => haltRehearsed(workspace, appOf(workspace, platform)),
    pages: () => pages.splice(0),
    async passHour() {
      for (const platform of platforms) users[platform].live(world.offered[platform]().fraction);
      await clock.advanceTo(clock.now() + hourMs);
      for (const platform of platforms) {
        const day = users[platform].day(clock.now() - dayMs);
        world.writeReviews(platform, reviewsOfDay(day, seedOf(seed, platforms.indexOf(platform))));
      }
    },
    close: () => opened.disposeAsync(),
  };
}

function appOf({ config }: RehearsalWorkspace, platform: Platform): PlatformApp {
  return platformApps(config).find((app) => app.platform === platform) as PlatformApp;
}

interface Place {
  readonly dir: string;
  readonly clock: Parameters<typeof createOutages>[0];
  readonly users: Readonly<Record<Platform, AppUsers>>;
  readonly outages: Outages;
  readonly versions: () => Versions;
}

function openWorldOf(
  scenario: Scenario,
  { dir, clock, users, outages, versions }: Place,
): Promise<OpenWorld> {
  const { defect, appleReview, vitalsLateHours } = scenario;
  return openWorld({
    ...{ dir, appId, baseline, clock, users },
    newest: { android: () => versions().android, ios: () => versions().ios },
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
