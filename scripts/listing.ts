import { resolve } from 'node:path';
import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import type { Io } from '../src/cli/io.ts';
import { platformOption } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openConsole } from '../src/compose-console.ts';
import type { Finding } from '../src/findings/finding.ts';
import { findingsCount, findingsText } from '../src/findings/findings-text.ts';
import type { AppStoreListingStore } from '../src/listing/app-store/listing-port.ts';
import { isEmptyAppStorePlan } from '../src/listing/app-store/plan.ts';
import { appStorePlanText, told } from '../src/listing/app-store/plan-text.ts';
import { pullAppStoreListing, pulledText } from '../src/listing/app-store/pull.ts';
import { type AppStoreSync, planAppStorePush, pushAppStoreListing } from '../src/listing/app-store/push.ts';
import { appStoreFolder, readAppStoreFiles } from '../src/listing/app-store/read-files.ts';
import { readLocalListings } from '../src/listing/layouts/find-listings.ts';
import type { ListingStore } from '../src/listing/listing-store.ts';
import { planText } from '../src/listing/listing-text.ts';
import { isEmptyPlan } from '../src/listing/plan-listing.ts';
import { pullListing } from '../src/listing/pull-listing.ts';
import { pullText } from '../src/listing/pull-text.ts';
import { type ListingSync, planPush, pushListing } from '../src/listing/push-listing.ts';
import type { Platform } from '../src/stores/platform.ts';

interface ListingOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly platform?: Platform | undefined;
  readonly path?: string | undefined;
  readonly prune?: true | undefined;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'listing',
  summary: 'compare texts and images of the store with files, and bring them in line',
  examples: [
    'slipway listing plan          what a push would change; exit 1 when the store would refuse it',
    'slipway listing push          make the store show what the files say',
    'slipway listing pull          write what the store shows into files',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['plan', 'push', 'pull'] as const))
      .option('--app <name>', 'the app of the config (when it has several)')
      .addOption(platformOption())
      .option('--path <folder>', 'the files (default: metadata of the config, or where fastlane keeps them)')
      .option('--prune', 'Google Play: also delete what the store has and the files have not')
      .option('--dry-run', 'show what would be written and write nothing'),
  async run({ args: [action], options, io }) {
    if (action === 'push') refuseWhenReadOnly(io, options);
    const { config: configFile, app, platform } = options;
    const opened = await openConsole({ io, configFile, app, platform });
    try {
      const { applicationId, root, metadata } = opened;
      const folder = options.path === undefined ? metadata : resolve(io.cwd, options.path);
      if (opened.platform === 'ios') {
        const place = { applicationId, root, folder };
        return await onAppStore(opened.console.listing, action, { place, options, io });
      }
      const { console } = opened;
      if (action === 'pull') return await pull(console.listing, { applicationId, root, folder }, options);
      const local = await readLocalListings(root, folder);
      const sync = { applicationId, local, options: { prune: options.prune === true } };
      if (action === 'plan') return await plan(console.listing, sync);
      return await push(console.listing, sync, { io, options });
    } finally {
      await opened.close();
    }
  },
});

async function plan(store: ListingStore, sync: ListingSync): Promise<Outcome> {
  const planned = await planPush(store, sync);
  return {
    data: { ...about(store, sync), ...planned },
    text: [head(store, sync), planText(planned.plan), ...refusedText(planned.findings)].join('\n'),
    exit: planned.findings.length === 0 ? 'fine' : 'finding',
  };
}

function refusedText(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  return ['', `The store would refuse this: ${findingsCount(findings)}`, findingsText(findings)];
}

async function push(
  store: ListingStore,
  sync: ListingSync,
  { io, options }: { readonly io: Io; readonly options: ListingOptions },
): Promise<Outcome> {
  const outcome = await plan(store, sync);
  if (options.dryRun || outcome.exit === 'finding') return outcome;
  const { plan: planned } = outcome.data as Awaited<ReturnType<typeof planPush>>;
  // Shown before it is done: a person may still press Ctrl-C.
  if (!options.json) io.writeOut(`${outcome.text}\n`);
  if (isEmptyPlan(planned)) return { data: { ...about(store, sync), kind: 'unchanged' }, text: '' };
  const result = await pushListing(store, sync);
  const data = { ...about(store, sync), ...result };
  switch (result.kind) {
    case 'unchanged':
      return { data, text: 'Nothing to do: somebody else has made the same changes.' };
    case 'changed':
      return { data, text: `Written, committed and read back from ${store.label}.` };
    case 'not-confirmed':
      return { data, text: notConfirmed(store, result), exit: 'outside' };
  }
}

function notConfirmed(
  store: ListingStore,
  { left, waitsInConsole }: Extract<Awaited<ReturnType<typeof pushListing>>, { kind: 'not-confirmed' }>,
): string {
  const why = waitsInConsole
    ? 'It waits in Play Console until a person sends it for review.'
    : `${store.label} accepted the commit and does not show all of it. Left to do:`;
  return waitsInConsole ? why : `${why}\n${planText(left)}`;
}

async function pull(
  store: ListingStore,
  place: { readonly applicationId: string; readonly root: string; readonly folder: string | undefined },
  { dryRun }: ListingOptions,
): Promise<Outcome> {
  const pulled = await pullListing(store, place, { dryRun: dryRun === true });
  return { data: { store: store.label, ...pulled }, text: pullText(pulled, { dryRun: dryRun === true }) };
}

function about(store: ListingStore, { applicationId, local }: ListingSync) {
  return { store: store.label, applicationId, folder: local.folder, layout: local.layout };
}

function head(store: ListingStore, { applicationId, local }: ListingSync): string {
  const languages = `${local.languages.length} language${local.languages.length === 1 ? '' : 's'}`;
  return `${applicationId} on ${store.label}\n${languages} in ${local.folder} (${local.layout})\n`;
}

interface OnAppStore {
  readonly place: {
    readonly applicationId: string;
    readonly root: string;
    readonly folder: string | undefined;
  };
  readonly options: ListingOptions;
  readonly io: Io;
}

async function onAppStore(
  store: AppStoreListingStore,
  action: 'plan' | 'push' | 'pull',
  { place, options, io }: OnAppStore,
): Promise<Outcome> {
  const { applicationId, root } = place;
  const folder = place.folder ?? appStoreFolder(root);
  if (action === 'pull') {
    const { shown } = await store.open(applicationId);
    const pulled = await pullAppStoreListing(shown, folder, { dryRun: options.dryRun === true });
    return {
      data: { store: store.label, folder, files: pulled },
      text: pulledText(pulled, { folder, dryRun: options.dryRun === true }),
    };
  }
  const sync = { applicationId, files: await readAppStoreFiles(folder, io.env) };
  const planned = await planOnAppStore(store, sync);
  if (action === 'plan' || options.dryRun || planned.exit === 'finding') return planned;
  return pushToAppStore(store, sync, { planned, options, io });
}

async function planOnAppStore(
  store: AppStoreListingStore,
  sync: AppStoreSync,
): Promise<Outcome & AppStoreIsDone> {
  const { versionName, plan, findings } = await planAppStorePush(store, sync);
  const { folder, languages } = sync.files.local;
  const heading = `${sync.applicationId} ${versionName} on ${store.label}\n${languages.length} languages in ${folder}\n`;
  return {
    data: {
      store: store.label,
      applicationId: sync.applicationId,
      versionName,
      folder,
      plan: told(plan),
      findings,
    },
    text: [heading, appStorePlanText(plan), ...refusedText(findings)].join('\n'),
    exit: findings.length === 0 ? 'fine' : 'finding',
    isDone: isEmptyAppStorePlan(plan),
  };
}

interface AppStoreIsDone {
  readonly isDone: boolean;
}

async function pushToAppStore(
  store: AppStoreListingStore,
  sync: AppStoreSync,
  {
    planned,
    options,
    io,
  }: Pick<OnAppStore, 'options' | 'io'> & { readonly planned: Outcome & AppStoreIsDone },
): Promise<Outcome> {
  // Shown before it is done: a person may still press Ctrl-C.
  if (!options.json) io.writeOut(`${planned.text}\n`);
  const about = { store: store.label, applicationId: sync.applicationId };
  if (planned.isDone) return { data: { ...about, kind: 'unchanged' }, text: '' };
  const result = await pushAppStoreListing(store, sync);
  if (result.kind === 'changed') {
    return { data: { ...about, kind: 'changed' }, text: `Written and read back from ${store.label}.` };
  }
  const left = `${store.label} took it and does not show all of it. Left to do:\n${appStorePlanText(result.left)}`;
  return { data: { ...about, kind: result.kind, left: told(result.left) }, text: left, exit: 'outside' };
}
