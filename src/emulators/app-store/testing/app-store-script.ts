import { performed } from '../../testing/perform.ts';
import type { AppSeed } from '../seed.ts';
import { wordsOf } from './answer-words.ts';
import type { RawResponse } from './app-store-harness.ts';
import { buildActs } from './build-acts.ts';
import { peopleActs } from './people-acts.ts';
import { phasedActs } from './phased-acts.ts';
import { reviewActs } from './review-acts.ts';
import { openStage, type Stage } from './stage.ts';
import { versionActs } from './version-acts.ts';

/** A sequence of requests in words, and the answer to the last of them. */
export async function runScript(
  steps: string,
  app: Partial<AppSeed> = {},
): Promise<{ readonly words: string; readonly answer: RawResponse }> {
  const stage = await openStage(app);
  try {
    const answer = await played(stage, steps);
    return { words: wordsOf(answer, stage.names), answer };
  } finally {
    await stage.harness.close();
  }
}

/** The same on a stage that is open already, and stays open. */
export function played(stage: Stage, steps: string): Promise<RawResponse> {
  const acts = [
    ...versionActs(stage),
    ...phasedActs(stage),
    ...buildActs(stage),
    ...reviewActs(stage),
    ...peopleActs(stage),
  ];
  return performed({ steps, acts, words: (one) => wordsOf(one, stage.names) });
}
