import { toSlipwayError } from '../errors/from-unknown.ts';
import type { Store, StoreKind } from '../stores/store.ts';
import { storeNames } from '../stores/store-names.ts';
import type { AppHalt, HaltPolicy } from './halt.ts';
import { haltApps } from './halt-apps.ts';
import { failed, type HaltReport, type HaltRequest } from './halt-report.ts';

/** One store with the apps that are halted in it. */
export interface StoreToHalt {
  readonly kind: StoreKind;
  readonly apps: readonly { readonly id: string; readonly track: string }[];
}

export interface OpenedForHalt {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

/** One app after its halt; without a request where its store could not even be opened. */
export interface HaltDone {
  readonly request: HaltRequest | undefined;
  readonly halt: AppHalt;
}

export interface HaltOfStores extends Pick<HaltRequest, 'versionCode' | 'command'> {
  readonly stores: readonly StoreToHalt[];
  readonly open: (kind: StoreKind) => Promise<OpenedForHalt>;
  readonly policy: HaltPolicy;
  /** Told of each store as soon as it is done: nobody waits for a slow one to hear of a fast one. */
  readonly tell: (reports: readonly HaltReport[]) => void;
}

/**
 * Halts all stores side by side. One that fails, or that nobody can sign in to, never keeps another from being halted:
 * its apps are reported as failed. A single one that cannot be opened is thrown as the mistake that it is.
 */
export async function haltStores(halting: HaltOfStores) {
  const halted = await Promise.all(halting.stores.map((store) => haltStore(store, halting)));
  return {
    done: halted.flatMap(({ done }) => done),
    close: async () => {
      await Promise.allSettled(halted.map(({ close }) => close()));
    },
  };
}

async function haltStore(
  { kind, apps }: StoreToHalt,
  { stores, open, policy, tell, versionCode, command }: HaltOfStores,
) {
  const opened = await open(kind).catch((error) => {
    if (stores.length === 1) throw error;
    return problemOf(error);
  });
  const done =
    typeof opened === 'string'
      ? apps.map((app): HaltDone => unreached(kind, app, opened))
      : await haltAll(
          apps.map(({ id, track }) => ({
            store: opened.store,
            applicationId: id,
            track,
            versionCode,
            ...(command !== undefined && { command }),
          })),
          policy,
        );
  tell(done.flatMap(({ halt }) => halt.reports));
  return { done, close: typeof opened === 'string' ? nothingToClose : opened.close };
}

async function haltAll(requests: readonly HaltRequest[], policy: HaltPolicy): Promise<readonly HaltDone[]> {
  const halts = await haltApps(requests, policy);
  return requests.flatMap((request, index) => {
    const halt = halts[index];
    return halt === undefined ? [] : [{ request, halt }];
  });
}

function unreached(kind: StoreKind, { id, track }: StoreToHalt['apps'][number], problem: string): HaltDone {
  const name = storeNames[kind];
  const place = { applicationId: id, track, store: { kind, label: name } };
  return { request: undefined, halt: { reports: [failed(place, problem, 0)], states: [] } };
}

function problemOf(error: unknown): string {
  const { message, seen, next } = toSlipwayError(error);
  return [`${message}${seen === undefined ? '' : ` (${seen})`}`, next].filter(Boolean).join(' ');
}

async function nothingToClose(): Promise<void> {
  // There is nothing: it was never opened.
}
