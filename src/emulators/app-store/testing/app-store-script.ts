import { performed } from '../../testing/perform.ts';
import type { AppSeed } from '../seed.ts';
import { wordsOf } from './answer-words.ts';
import type { RawResponse } from './app-store-harness.ts';
import { buildActs } from './build-acts.ts';
import { peopleActs } from './people-acts.ts';
import { phasedActs } from './phased-acts.ts';
import { reviewActs } from './review-acts.ts';
import { openStage } from './stage.ts';
import { versionActs } from './version-acts.ts';

/** A sequence of requests in words, and the answer to the last of them. */
export async function runScript(
  steps: string,
  app: Partial<AppSeed> = {},
): Promise<{ readonly words: string; readonly answer: RawResponse }> {
  const stage = await openStage(app);
  try {
    const acts = [
      ...versionActs(stage),
      ...phasedActs(stage),
      ...buildActs(stage),
      ...reviewActs(stage),
      ...peopleActs(stage),
    ];
    const words = (one: RawResponse) => wordsOf(one, stage.names);
    const answer = await performed({ steps, acts, words });
    return { words: words(answer), answer };
  } finally {
    await stage.harness.close();
  }
}
