import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vitalsFromFile } from '../../src/emulators/play-reporting/vitals-file.ts';
import { releaseKey } from '../../src/ledger/release-key.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite/sqlite-ledger.ts';
import { applicationId, everybody, openPlayStore, type PlayStore, staged } from '../failures/play-store.ts';
import { openWorkplace, slipway, type Workplace } from '../failures/slipway.ts';

const hourMs = 3_600_000;
export const release = releaseKey({ platform: 'android', applicationId, versionName: '1.0.0' });

export interface Vitals {
  /** How many times the old version's crash rate the new one has. */
  readonly ratio: number;
  /** How old the newest hour is. */
  readonly ageHours?: number;
  /** In the file in another order. */
  readonly shuffled?: boolean;
}

/** A rollout at 1% for two days, on a local Play whose vitals come from a file, and the command line over it. */
export interface GuardedRollout {
  readonly place: Workplace;
  readonly store: PlayStore;
  readonly write: (vitals: Vitals) => Promise<void>;
  readonly rollout: (action: 'status' | 'step', ...args: string[]) => ReturnType<typeof slipway>;
  readonly guard: (guard: object, rest?: object) => Promise<void>;
  readonly remember: () => Promise<void>;
  readonly events: () => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

export async function openGuardedRollout(): Promise<GuardedRollout> {
  const place = await openWorkplace();
  const file = join(place.folder, 'vitals.json');
  const now = Math.floor(Date.now() / hourMs) * hourMs;
  const write = (vitals: Vitals) => writeFile(file, JSON.stringify({ hours: hoursOf(vitals, now) }));
  await write({ ratio: 1 });
  const store = await openPlayStore(place, {
    production: [staged(0.01), everybody],
    vitals: vitalsFromFile(file),
  });
  const ledger = (at: number) =>
    openSqliteLedger({ path: join(place.folder, '.slipway/ledger.db'), clock: { now: () => at } });
  return {
    place,
    store,
    write,
    rollout: (action, ...args) => slipway(place, ['rollout', action, ...args], { env: store.env }),
    async guard(guard, rest = {}) {
      const stages = [
        { fraction: '1%', bakeTime: '1h' },
        { fraction: '10%', bakeTime: '1h' },
        { fraction: '100%' },
      ];
      const android = { applicationId, versionName: '1.0.0', rollout: { stages, guard, ...rest } };
      await writeFile(
        join(place.folder, 'slipway.config.json'),
        JSON.stringify({ apps: { chat: { android } } }),
      );
    },
    async remember() {
      const opened = await ledger(now - 48 * hourMs);
      const body = {
        type: 'rollout.started',
        store: 'local Play',
        track: 'production',
        versionCodes: [7],
        fraction: 0.01,
      } as const;
      await opened.append({ release, after: 0, bodies: [body], actor: 'user:kim' });
      await opened.close();
    },
    async events() {
      const opened = await ledger(now);
      const events = await opened.read(release);
      await opened.close();
      return events.map(({ body }) => body);
    },
    async close() {
      await store.close();
      await place.close();
    },
  };
}

/** Two days of both versions, by the hour. */
function hoursOf({ ratio, ageHours = 0, shuffled = false }: Vitals, now: number) {
  const hours = Array.from({ length: 48 }, (_, index) => {
    const hour = new Date(now - (48 - index) * hourMs).toISOString();
    return [
      rowOf(hour, { versionCode: 7, users: 20_000, rate: 0.005 * ratio, issueId: 'boot' }),
      rowOf(hour, { versionCode: 1, users: 400_000, rate: 0.005, issueId: 'old' }),
    ];
  });
  const known = hours.slice(0, 48 - ageHours).flat();
  return shuffled ? known.toReversed() : known;
}

interface RowAbout {
  readonly versionCode: number;
  readonly users: number;
  readonly rate: number;
  readonly issueId: string;
}

function rowOf(hour: string, { versionCode, users, rate, issueId }: RowAbout) {
  const crashed = Math.round(users * rate);
  const error = { type: 'CRASH', users: crashed, reports: crashed, issueId, cause: `${issueId}Exception` };
  return { applicationId, hour, versionCode, users, errors: [error] };
}
