import { Argument } from '@commander-js/extra-typings';
import type { AvailabilityStore } from '../src/availability/availability-store.ts';
import {
  availabilityText,
  planText,
  removalWarning,
  resultText,
} from '../src/availability/availability-text.ts';
import {
  type AvailabilityChange,
  changeAvailability,
  toChange,
} from '../src/availability/change-availability.ts';
import { assertConfirmed } from '../src/availability/confirmation.ts';
import { forgetSaved, readSaved, savedFile, saveTerritories } from '../src/availability/saved-territories.ts';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openAppStoreConsole } from '../src/compose-console.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';

interface AvailabilityOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly confirm?: string | undefined;
  readonly territory?: readonly string[] | undefined;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'availability',
  summary: 'show where an iOS app is on sale, remove it from sale, or put it back',
  examples: [
    'slipway availability status',
    'slipway availability remove --confirm com.example.chat    ends phasing for good',
    'slipway availability restore --confirm com.example.chat   where it was on sale before',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['status', 'remove', 'restore'] as const))
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--confirm <bundle-id>', 'remove, restore: the bundle id, typed out')
      .option('--territory <code...>', 'remove, restore: only there, such as DEU FRA')
      .option('--dry-run', 'show what would be changed and change nothing'),
  async run({ args: [action], options, io }) {
    if (action !== 'status') refuseWhenReadOnly(io, options);
    const opened = await openAppStoreConsole({ io, configFile: options.config, app: options.app });
    try {
      const { applicationId, root, console } = opened;
      const place = { applicationId, file: savedFile(root, applicationId), options };
      if (action === 'status') return await status(console.availability, applicationId);
      if (action === 'remove') return await remove(console.availability, place);
      return await restore(console.availability, place);
    } finally {
      await opened.close();
    }
  },
});

interface Place {
  readonly applicationId: string;
  /** Where the territories of a removal are remembered. */
  readonly file: string;
  readonly options: AvailabilityOptions;
}

async function status(store: AvailabilityStore, applicationId: string): Promise<Outcome> {
  const territories = await store.readTerritories(applicationId);
  return {
    data: { store: store.label, applicationId, territories },
    text: availabilityText(territories, `${applicationId} on ${store.label}`),
  };
}

async function remove(store: AvailabilityStore, { applicationId, file, options }: Place): Promise<Outcome> {
  const change = { applicationId, available: false, territories: upperCase(options.territory) };
  const before = await store.readTerritories(applicationId);
  const wanted = toChange(before, change).map(({ territory }) => territory);
  if (options.dryRun) return planned(store, change, wanted);
  assertConfirmed({ applicationId, given: options.confirm, what: `remove\n${removalWarning}` });
  // Before the first is changed: afterwards nobody can tell where the app had been on sale.
  if (wanted.length > 0) await saveTerritories(file, applicationId, wanted);
  return done(store, change, await changeAvailability(store, change, before));
}

async function restore(store: AvailabilityStore, { applicationId, file, options }: Place): Promise<Outcome> {
  const territories = upperCase(options.territory) ?? (await readSaved(file));
  if (territories === undefined) {
    throw new SlipwayError('AVAILABILITY_UNKNOWN', {
      message: 'Nobody has noted where the app was on sale.',
      seen: `${file} does not exist`,
    });
  }
  const change = { applicationId, available: true, territories };
  const before = await store.readTerritories(applicationId);
  if (options.dryRun)
    return planned(
      store,
      change,
      toChange(before, change).map(({ territory }) => territory),
    );
  assertConfirmed({ applicationId, given: options.confirm, what: 'restore' });
  const result = await changeAvailability(store, change, before);
  if (result.left.length === 0 && options.territory === undefined) await forgetSaved(file);
  return done(store, change, result);
}

function planned(
  store: AvailabilityStore,
  change: AvailabilityChange,
  territories: readonly string[],
): Outcome {
  return {
    data: { store: store.label, ...change, territories, kind: 'planned' },
    text: planText(territories, change.available),
  };
}

function done(
  store: AvailabilityStore,
  { applicationId, available }: AvailabilityChange,
  result: Awaited<ReturnType<typeof changeAvailability>>,
): Outcome {
  const { failure, ...told } = result;
  return {
    data: { store: store.label, applicationId, available, ...told, failure: failure?.toReport() ?? null },
    text: resultText(result, available),
    exit: result.left.length > 0 ? 'outside' : 'fine',
  };
}

function upperCase(codes: readonly string[] | undefined): readonly string[] | undefined {
  return codes?.map((code) => code.toUpperCase());
}
