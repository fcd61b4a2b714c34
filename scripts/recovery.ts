import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { wholeNumber } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openPlayConsole } from '../src/compose-console.ts';
import { checkTarget, requireId } from '../src/recovery/check-target.ts';
import type { Recovery, RecoveryStatus, RecoveryStore } from '../src/recovery/recovery-store.ts';
import { recoveriesText, targetText } from '../src/recovery/recovery-text.ts';

interface RecoveryOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly versionCode?: number[] | undefined;
  readonly region?: string[] | undefined;
  readonly sdk?: number[] | undefined;
  readonly dryRun?: true | undefined;
}

const actions = ['create', 'deploy', 'cancel', 'status'] as const;
type Action = (typeof actions)[number];

export default defineCommand({
  name: 'recovery',
  summary: 'ask users who already run a bad version to update',
  examples: [
    'slipway recovery create --version-code 142 --version-code 143   a draft; reaches nobody yet',
    'slipway recovery deploy ID                                      ask them now',
    'slipway recovery status                                         all actions, and how far they got',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(actions))
      .argument('[id]', 'deploy, cancel: the action')
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--version-code <number>', 'create: a bad version; may be repeated', collectNumbers)
      .option('--region <code...>', 'create: only users of these countries, such as DE')
      .option('--sdk <level>', 'create: only this Android API level; may be repeated', collectNumbers)
      .option('--dry-run', 'show what would be done and change nothing'),
  async run({ args: [action, id], options, io }) {
    if (action !== 'status') refuseWhenReadOnly(io, options);
    const wish = wishOf(action, id, options);
    const { applicationId, console, close } = await openPlayConsole({
      io,
      configFile: options.config,
      app: options.app,
    });
    try {
      const store = console.recovery;
      if (wish.kind === 'status') return status(store, await store.listRecoveries(applicationId));
      if (options.dryRun) return planned(store, wish);
      return done(store, await act(store, applicationId, wish), wanted[wish.kind]);
    } finally {
      await close();
    }
  },
});

type Wish =
  | { readonly kind: 'status' }
  | { readonly kind: 'create'; readonly target: ReturnType<typeof checkTarget> }
  | { readonly kind: 'deploy' | 'cancel'; readonly id: string };

/** Checked before credentials are loaded. */
function wishOf(action: Action, id: string | undefined, options: RecoveryOptions): Wish {
  switch (action) {
    case 'status':
      return { kind: 'status' };
    case 'create':
      return { kind: 'create', target: checkTarget(options) };
    default:
      return { kind: action, id: requireId(action, id) };
  }
}

const wanted = { create: 'draft', deploy: 'active', cancel: 'canceled' } as const;

function act(store: RecoveryStore, applicationId: string, wish: Exclude<Wish, { kind: 'status' }>) {
  switch (wish.kind) {
    case 'create':
      return store.createRecovery(applicationId, wish.target);
    case 'deploy':
      return store.deployRecovery(applicationId, wish.id);
    case 'cancel':
      return store.cancelRecovery(applicationId, wish.id);
  }
}

function status(store: RecoveryStore, recoveries: readonly Recovery[]): Outcome {
  return { data: { store: store.label, recoveries }, text: recoveriesText(recoveries, store.label) };
}

function planned(store: RecoveryStore, wish: Exclude<Wish, { kind: 'status' }>): Outcome {
  const what =
    wish.kind === 'create'
      ? `would make a draft for ${targetText({ ...wish.target, versionRange: undefined })}`
      : `would ${wish.kind} ${wish.id}`;
  return { data: { store: store.label, planned: wish }, text: `${what} on ${store.label}` };
}

/** What the store shows afterwards decides, not what it answered. */
function done(store: RecoveryStore, recovery: Recovery, status: RecoveryStatus): Outcome {
  const confirmed = recovery.status === status;
  const more =
    recovery.status === 'draft' ? `\nA draft reaches nobody: slipway recovery deploy ${recovery.id}` : '';
  const text = confirmed ? more : `\n${store.label} does not show it as ${status}.`;
  return {
    data: { store: store.label, confirmed, recovery },
    text: `${recoveriesText([recovery], store.label)}${text}`,
    exit: confirmed ? 'fine' : 'outside',
  };
}

function collectNumbers(text: string, before: number[] | undefined): number[] {
  return [...(before ?? []), wholeNumber(text)];
}
