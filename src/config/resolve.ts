import { dirname, resolve } from 'node:path';
import type { AppConfig, Config, LedgerConfig } from './config.ts';
import { defaultBranch, defaultLedgerFile, defaultRemote } from './defaults.ts';
import { resolveAndroid } from './resolve-android.ts';
import { resolveHooks, toAction } from './resolve-hooks.ts';
import { resolveIncident } from './resolve-incident.ts';
import { resolveIos } from './resolve-ios.ts';
import type { ConfigInput, LedgerInput } from './schema.ts';
import type { AppInput } from './schema-app.ts';

export interface ResolveOptions {
  /** The config file, absolute. */
  readonly file: string;
  /** Chosen by the environment, over the config's own kind. */
  readonly ledgerKind: LedgerConfig['kind'] | undefined;
}

/** Fills in defaults and makes paths absolute. The input has passed the schema and all rules. */
export function resolveConfig(input: ConfigInput, { file, ledgerKind }: ResolveOptions): Config {
  const root = dirname(file);
  const stateDir = resolve(root, '.slipway');
  return {
    file,
    root,
    stateDir,
    stores: input.stores ?? 'live',
    ledger: resolveLedger(ledgerOf(input.ledger, ledgerKind), { root, stateDir }),
    incident: resolveIncident(input.incident ?? {}),
    apps: Object.entries(input.apps).map(([name, app]) => resolveApp(name, app, { input, root })),
  };
}

function resolveApp(
  name: string,
  app: AppInput,
  { input, root }: { readonly input: ConfigInput; readonly root: string },
): AppConfig {
  const around = { profiles: input.profiles ?? {}, root };
  return {
    name,
    android: app.android === undefined ? undefined : resolveAndroid(app.android, around),
    ios: app.ios === undefined ? undefined : resolveIos(app.ios, around),
    hooks: resolveHooks(app.hooks ?? {}),
    extraSteps: (app.steps ?? []).map((step) => ({
      name: step.name,
      after: step.after,
      action: toAction(step.run),
    })),
  };
}

type LedgerObject = Exclude<LedgerInput, string>;

/** The environment's kind keeps the config's settings when both name the same kind. */
function ledgerOf(input: LedgerInput | undefined, wanted: LedgerConfig['kind'] | undefined): LedgerObject {
  const own: LedgerObject = typeof input === 'object' ? input : { kind: input ?? 'sqlite' };
  return wanted === undefined || wanted === own.kind ? own : { kind: wanted };
}

function resolveLedger(
  ledger: LedgerObject,
  { root, stateDir }: { readonly root: string; readonly stateDir: string },
): LedgerConfig {
  if (ledger.kind === 'sqlite') {
    const path =
      ledger.path === undefined ? resolve(stateDir, defaultLedgerFile) : resolve(root, ledger.path);
    return { kind: 'sqlite', path };
  }
  return {
    kind: 'git',
    remote: ledger.remote ?? defaultRemote,
    branch: ledger.branch ?? defaultBranch,
    repository: root,
  };
}
