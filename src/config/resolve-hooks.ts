import type { HookAction, Hooks, HooksByStep } from './config.ts';
import type { ActionInput, HooksInput } from './schema-app.ts';

/** Hooks as lists of actions, whichever short form they were written in. */
export function resolveHooks({ before = {}, after = {}, onError = {} }: HooksInput): Hooks {
  return { before: byStep(before), after: byStep(after), onError: byStep(onError) };
}

export function toAction(input: ActionInput): HookAction {
  return typeof input === 'string' ? { kind: 'command', command: input } : { kind: 'function', run: input };
}

function byStep(hooks: NonNullable<HooksInput['before']>): HooksByStep {
  return Object.fromEntries(
    Object.entries(hooks).map(([step, actions]) => [step, [actions].flat().map(toAction)]),
  );
}
