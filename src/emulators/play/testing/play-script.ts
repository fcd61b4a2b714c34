import {
  account,
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
} from '../../../stores/google-play/testing/play-harness.ts';
import { performed } from '../../testing/perform.ts';
import { type AppSeed, registerServiceAccount } from '../seed.ts';
import { apiActs, peopleActs, type Stage } from './acts.ts';
import { wordsOf } from './answer-words.ts';
import { type RawClient, type RawResponse, rawClient } from './raw-client.ts';

/**
 * A sequence of requests in words, and the answer to the last of them. A step before the last one that is
 * refused is a mistake in the sequence. `A`, `B` name edits; accounts are `ci`, `other` and `stranger`.
 */
export async function runScript(
  steps: string,
  app: Partial<AppSeed> = {},
): Promise<{ readonly words: string; readonly answer: RawResponse }> {
  const harness = await openHarness({ app });
  try {
    const stage = await stageOf(harness);
    const acts = [...apiActs(stage), ...peopleActs(stage)];
    const answer = await performed({ steps, acts, words: wordsOf });
    return { words: wordsOf(answer), answer };
  } finally {
    await harness.close();
  }
}

/** The second account is invited to the app, the third one is not. */
async function stageOf(harness: PlayHarness): Promise<Stage> {
  const emails = { ci: account.email, other: 'other@example.com', stranger: 'stranger@example.com' };
  const invited = { other: [applicationId], stranger: [] };
  for (const [name, applicationIds] of Object.entries(invited)) {
    const email = emails[name as keyof typeof invited];
    harness.storage.update((state) => ({
      state: registerServiceAccount(state, { ...account, email, applicationIds }),
      value: undefined,
    }));
  }
  const clients: Record<string, RawClient> = {};
  for (const [name, clientEmail] of Object.entries(emails)) {
    clients[name] = await rawClient(harness.play.origin, { ...credentials, clientEmail });
  }
  return { harness, clients, edits: new Map() };
}
