import type { GuardReport } from '../guard/guard-report.ts';
import { type Platform, platforms } from '../stores/platform.ts';
import { createNews } from './news.ts';
import { askOnCall, type OnCall } from './on-call.ts';
import type { Happening, Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';
import type { Doer, Entry, Standing } from './timeline.ts';

export interface RehearseOptions {
  readonly scenario: Scenario;
  /** Hours between two looks of the controller. */
  readonly stepHours: number;
  readonly tell: (entry: Entry) => void;
  /** A person who is shown what is known, and says where to halt; nobody is asked when left out. */
  readonly onCall?: OnCall | undefined;
}

export interface Rehearsal {
  readonly startMs: number;
  readonly entries: readonly Entry[];
  /** Of each hour and platform, in that order. */
  readonly standings: readonly Standing[];
  /** What the guard said last, by platform; of one that has halted, what it halted for. */
  readonly guards: ReadonlyMap<Platform, GuardReport>;
  /** When the guard said first that the rollout is to be halted, whether it could act or only watched. */
  readonly guardHaltedAt: ReadonlyMap<Platform, number>;
}

/** Plays a release of both platforms, from its upload until the scenario's days are over. */
export async function rehearse(stage: Stage, options: RehearseOptions): Promise<Rehearsal> {
  const { scenario, stepHours, tell, onCall } = options;
  const entries: Entry[] = [];
  const standings: Standing[] = [];
  const guards = new Map<Platform, GuardReport>();
  const guardHaltedAt = new Map<Platform, number>();
  const add = (entry: Entry): void => {
    entries.push(entry);
    tell(entry);
  };
  const news = createNews();
  const look = async (hour: number, platform: Platform): Promise<void> => {
    const step = await stage.step(platform);
    const text = news.of(platform, step);
    if (text !== undefined) add({ hour, platform, by: 'controller', text });
    if (step.kind === 'stepped' && step.guard !== undefined) {
      guards.set(platform, step.guard);
      if (step.guard.verdict === 'halt' && !guardHaltedAt.has(platform)) guardHaltedAt.set(platform, hour);
    }
    for (const page of stage.pages()) add({ hour, platform, by: 'page', text: page });
  };
  for (const platform of platforms)
    add({ hour: 0, platform, by: 'release', text: await stage.release(platform) });
  for (let hour = 0; hour <= scenario.days * 24; hour += 1) {
    for (const happening of scenario.happens.filter((one) => one.hour === hour))
      add({ hour, ...whose(happening), text: await stage.happen(happening) });
    if (hour % stepHours === 0) for (const platform of platforms) await look(hour, platform);
    for (const platform of await askOnCall(onCall, { hour, stage, guards }))
      add({ hour, platform, by: 'person', text: await stage.halt(platform) });
    for (const platform of platforms) standings.push({ hour, platform, ...stage.standing(platform) });
    await stage.passHour();
  }
  return { startMs: stage.startMs, entries, standings, guards, guardHaltedAt };
}

function whose(happening: Happening): { readonly platform: Platform; readonly by: Doer } {
  switch (happening.what) {
    case 'store-down':
      return { platform: happening.on, by: happening.on === 'android' ? 'google' : 'apple' };
    case 'hotfix':
      return { platform: 'android', by: 'release' };
    case 'console-halt':
      return { platform: 'android', by: 'person' };
    case 'agreement-expired':
      return { platform: 'ios', by: 'apple' };
    case 'agreement-signed':
      return { platform: 'ios', by: 'person' };
  }
}
