import type { GateConfig, GateContext } from '../config/config-rollout.ts';
import { type GateAnswer, readAnswer } from './gate-answer.ts';
import { type GateDeps, runGateCommand } from './gate-command.ts';
import { fetchGate } from './gate-http.ts';

/** Asks a gate. Silence, an error or a word that is no verdict is `unknown`: it never advances. */
export async function askGate(gate: GateConfig, context: GateContext, deps: GateDeps): Promise<GateAnswer> {
  const timeout = AbortSignal.timeout(gate.timeoutMs);
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener(
      'abort',
      () => reject(new Error(`no answer within ${gate.timeoutMs / 1000} s`)),
      { once: true },
    );
  });
  try {
    return readAnswer(await Promise.race([answerOf(gate, context, { ...deps, timeout }), late]));
  } catch (error) {
    const reason = `the gate failed: ${error instanceof Error ? error.message : String(error)}`;
    return { verdict: 'unknown', reason, asOf: undefined };
  }
}

/** Async, so that a gate which throws at once is awaited like one that fails later. */
async function answerOf(
  gate: GateConfig,
  context: GateContext,
  deps: GateDeps & { readonly timeout: AbortSignal },
): Promise<unknown> {
  switch (gate.kind) {
    case 'command':
      return runGateCommand(gate.command, context, deps);
    case 'http':
      return fetchGate(gate, context, deps);
    case 'function':
      return gate.ask(context);
  }
}
