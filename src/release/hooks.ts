import { secretsRedactor } from '../build/redact.ts';
import { runProcess } from '../build/run-process.ts';
import type { HookAction, HookContext } from '../config/config.ts';
import { toSlipwayError } from '../errors/from-unknown.ts';
import { SlipwayError } from '../errors/slipway-error.ts';

export interface HookOptions {
  /** Names the hooks in messages: `before build`, `after upload`, `step sizes`. */
  readonly label: string;
  /** Where commands run: the folder of the config file. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Takes the output, a line at a time. */
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs hooks one after the other; the first failure ends it with HOOK_FAILED. Commands are shell lines
 * of the user's own, and see SLIPWAY_STEP, SLIPWAY_PLATFORM, SLIPWAY_APPLICATION_ID, SLIPWAY_VERSION_NAME and SLIPWAY_VERSION_CODE.
 */
export async function runHooks(
  actions: readonly HookAction[],
  context: HookContext,
  options: HookOptions,
): Promise<void> {
  for (const [index, action] of actions.entries()) {
    options.signal.throwIfAborted();
    const name = actions.length === 1 ? options.label : `${options.label}, ${index + 1} of ${actions.length}`;
    if (action.kind === 'command') await runCommand(action.command, { name, context, options });
    else await runFunction(action.run, { name, context });
  }
}

/**
 * Runs all `onError` hooks. One that fails is logged: it never hides the error that called for it.
 * An abort ends them without a word, because it was asked for.
 */
export async function runErrorHooks(
  actions: readonly HookAction[],
  context: HookContext,
  options: HookOptions,
): Promise<void> {
  for (const action of actions) {
    try {
      await runHooks([action], context, options);
    } catch (thrown) {
      if (options.signal.aborted) return;
      const error = toSlipwayError(thrown);
      options.log(`${error.message} ${error.seen ?? ''}`.trimEnd());
    }
  }
}

interface CommandRun {
  readonly name: string;
  readonly context: HookContext;
  readonly options: HookOptions;
}

/** How much of a failing command's output its error shows. */
const shownLines = 10;

async function runCommand(command: string, { name, context, options }: CommandRun): Promise<void> {
  const env = { ...options.env, ...hookVariables(context) };
  const redact = secretsRedactor(env, []);
  const lastLines: string[] = [];
  const result = await runProcess({
    command: ['/bin/sh', '-c', command],
    cwd: options.cwd,
    env,
    signal: options.signal,
    onLine: (line) => {
      const safe = redact(line);
      options.log(safe);
      lastLines.push(safe);
      if (lastLines.length > shownLines) lastLines.shift();
    },
  });
  if (result.kind === 'exited' && result.exitCode === 0) return;
  options.signal.throwIfAborted();
  throw new SlipwayError('HOOK_FAILED', {
    message: `The hook "${name}" failed ${result.kind === 'exited' ? `with exit code ${result.exitCode}` : 'to start'}.`,
    seen: [`$ ${redact(command)}`, ...lastLines].join('\n'),
  });
}

async function runFunction(
  run: (context: HookContext) => Promise<void> | void,
  { name, context }: { readonly name: string; readonly context: HookContext },
): Promise<void> {
  try {
    await run(context);
  } catch (error) {
    throw new SlipwayError('HOOK_FAILED', {
      message: `The hook "${name}" failed: its function threw.`,
      seen: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      cause: error,
    });
  }
}

function hookVariables(context: HookContext): Readonly<Record<string, string>> {
  return {
    SLIPWAY_STEP: context.step,
    SLIPWAY_PLATFORM: context.platform,
    SLIPWAY_APPLICATION_ID: context.applicationId,
    SLIPWAY_VERSION_NAME: context.versionName,
    ...(context.versionCode !== undefined && { SLIPWAY_VERSION_CODE: String(context.versionCode) }),
    ...(context.error !== undefined && {
      SLIPWAY_ERROR_CODE: context.error.code,
      SLIPWAY_ERROR_MESSAGE: context.error.message,
    }),
  };
}
