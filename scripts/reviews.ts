import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { wholeNumber } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openConsole } from '../src/compose-console.ts';
import { checkReply } from '../src/reviews/check-reply.ts';
import type { ReviewStore } from '../src/reviews/review-store.ts';
import { reviewsText, reviewText } from '../src/reviews/review-text.ts';
import { selectReviews } from '../src/reviews/select-reviews.ts';

interface ReviewOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly stars?: number | undefined;
  readonly versionCode?: number | undefined;
  readonly language?: string | undefined;
  readonly unanswered?: true | undefined;
  readonly text?: string | undefined;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'reviews',
  summary: 'show what users wrote in the last week, and reply to it',
  examples: [
    'slipway reviews list --stars 2 --unanswered              one and two stars, without a reply',
    'slipway reviews reply ID --text "Mended in 1.4.1, sorry" at most 350 characters',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['list', 'reply'] as const))
      .argument('[id]', 'reply: the review')
      .option('--app <name>', 'the app of the config (when it has several)')
      .option('--stars <number>', 'list: at most this many stars', wholeNumber)
      .option('--version-code <number>', 'list: of this version', wholeNumber)
      .option('--language <tag>', 'list: of users with this language')
      .option('--unanswered', 'list: without a reply')
      .option('--text <text>', 'reply: what to say')
      .option('--dry-run', 'reply: check the text and send nothing'),
  async run({ args: [action, id], options, io }) {
    const text = action === 'reply' ? checkReply({ id, text: options.text }) : undefined;
    if (action === 'reply') refuseWhenReadOnly(io, options);
    const { applicationId, console, close } = await openConsole({
      io,
      configFile: options.config,
      app: options.app,
    });
    try {
      if (text === undefined) return await list(console.reviews, applicationId, options);
      if (options.dryRun) return planned(console.reviews, text);
      return await reply(console.reviews, applicationId, text);
    } finally {
      await close();
    }
  },
});

async function list(store: ReviewStore, applicationId: string, options: ReviewOptions): Promise<Outcome> {
  const reviews = selectReviews(await store.listReviews(applicationId), {
    mostStars: options.stars,
    versionCode: options.versionCode,
    language: options.language,
    unanswered: options.unanswered === true,
  });
  return { data: { store: store.label, applicationId, reviews }, text: reviewsText(reviews, store.label) };
}

interface Reply {
  readonly id: string;
  readonly text: string;
}

function planned({ label }: ReviewStore, { id, text }: Reply): Outcome {
  return { data: { store: label, id, text, kind: 'planned' }, text: `would reply to ${id}: ${text}` };
}

async function reply(store: ReviewStore, applicationId: string, { id, text }: Reply): Promise<Outcome> {
  const result = await store.reply(applicationId, id, text);
  const words = {
    replied: `${store.label} shows the reply.`,
    unchanged: `${store.label} has that reply already.`,
    'not-confirmed': `${store.label} accepted the reply and does not show it.`,
  };
  return {
    data: { store: store.label, ...result },
    text: `${reviewText(result.review)}\n\n${words[result.kind]}`,
    exit: result.kind === 'not-confirmed' ? 'outside' : 'fine',
  };
}
