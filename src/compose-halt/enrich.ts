import type { Io } from '../cli/io.ts';
import type { Alarm } from '../incident/alarm.ts';
import type { ComingRelease } from '../rollout/coming.ts';
import { type Afterwards, type HaltSummary, haltMarkdown } from '../rollout/halt-describe.ts';
import type { OpenedForHalt } from '../rollout/halt-stores.ts';
import type { StoreKind } from '../stores/store.ts';
import { comingOf, conclude } from './conclude.ts';
import type { HaltsDone } from './halts-done.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { appsOf, type ConfiguredApp, channelsOf, type Loaded, readConfig } from './read-config.ts';

/** What config and ledger add to a halt, when they can be read. */
export interface HaltEnrichment {
  /** The apps of the config. Throws HALT_WITHOUT_APP when it names none or cannot be read. */
  configuredApps(): Promise<readonly ConfiguredApp[]>;
  openStore(kind: StoreKind, options: StoreOptions): Promise<OpenedForHalt>;
  /** What comes after the fact: a page, the record, what is still coming. Never throws. */
  conclude(halts: HaltsDone): Promise<Afterwards>;
  /** What would still be coming: it is read, and nothing is stopped. */
  foresee(halts: HaltsDone): Promise<readonly ComingRelease[]>;
  readonly alarm: Alarm;
  summarise(summary: HaltSummary): Promise<void>;
}

export function enrich({ file, io }: { file: string | undefined; io: Io }): HaltEnrichment {
  let reading: Promise<Loaded> | undefined;
  const config = () => {
    reading ??= readConfig(file, io);
    return reading;
  };
  const alarm: Alarm = async (page) => {
    const { createAlarm } = await import('../incident/alarm.ts');
    const tell = (line: string) => io.writeErr(`${line}\n`);
    return createAlarm({ env: io.env, configured: async () => channelsOf(await config()), tell })(page);
  };
  return {
    configuredApps: async () => appsOf(await config()),
    openStore: (kind, options) => openStore(kind, { options, io, config }),
    conclude: (halts) => conclude(halts, { alarm, config }),
    foresee: ({ done }) => comingOf(done, false),
    alarm,
    summarise: async (summary) => {
      const { writeGithubSummary } = await import('../report/github-summary.ts');
      await writeGithubSummary(io.env, haltMarkdown(summary));
    },
  };
}
