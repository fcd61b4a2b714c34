import { Argument } from '@commander-js/extra-typings';
import { defineCommand, type GlobalOptions, type Outcome } from '../src/cli/command.ts';
import { anyVersionCode, platformOption, wholeNumber } from '../src/cli/option-values.ts';
import { refuseWhenReadOnly } from '../src/cli/read-only.ts';
import { openConsole } from '../src/compose-console.ts';
import { SlipwayError } from '../src/errors/slipway-error.ts';
import { checkReply, replyFrom, type WrittenReply } from '../src/reviews/check-reply.ts';
import type { ReviewStore } from '../src/reviews/review-store.ts';
import { reviewsText, reviewText } from '../src/reviews/review-text.ts';
import { selectReviews } from '../src/reviews/select-reviews.ts';
import type { Platform } from '../src/stores/platform.ts';
import type { VersionCode } from '../src/stores/version-code.ts';

interface ReviewOptions extends GlobalOptions {
  readonly app?: string | undefined;
  readonly platform?: Platform | undefined;
  readonly days: number;
  readonly stars?: number | undefined;
  readonly versionCode?: VersionCode | undefined;
  readonly language?: string | undefined;
  readonly unanswered?: true | undefined;
  readonly text?: string | undefined;
  readonly dryRun?: true | undefined;
}

export default defineCommand({
  name: 'reviews',
  summary: 'show what users wrote lately, and reply to it',
  examples: [
    'slipway reviews list --stars 2 --unanswered              one and two stars, without a reply',
    'slipway reviews list --platform ios --days 30            Google Play hands out a week',
    'slipway reviews reply ID --text "Mended in 1.4.1, sorry" at most 350 characters on Google Play',
  ],
  configure: (command) =>
    command
      .addArgument(new Argument('<action>', 'what to do').choices(['list', 'reply'] as const))
      .argument('[id]', 'reply: the review')
      .option('--app <name>', 'the app of the config (when it has several)')
      .addOption(platformOption())
      .option('--days <number>', 'list: of so many days', wholeNumber, 7)
      .option('--stars <number>', 'list: at most this many stars', wholeNumber)
      .option('--version-code <number>', 'list: of this version', anyVersionCode)
      .option('--language <tag>', 'list: of users with this language')
      .option('--unanswered', 'list: without a reply')
      .option('--text <text>', 'reply: what to say')
      .option('--dry-run', 'reply: check the text and send nothing'),
  async run({ args: [action, id], options, io }) {
    const written = action === 'reply' ? replyFrom({ id, text: options.text }) : undefined;
    if (action === 'reply') refuseWhenReadOnly(io, options);
    const { config: configFile, app, platform } = options;
    const { applicationId, console, close } = await openConsole({ io, configFile, app, platform });
    try {
      if (written === undefined) return await list(console.reviews, applicationId, options);
      checkReply(written, console.reviews.replies);
      if (options.dryRun) return planned(console.reviews, written);
      return await reply(console.reviews, applicationId, written);
    } finally {
      await close();
    }
  },
});

const dayMs = 24 * 60 * 60 * 1000;

async function list(store: ReviewStore, applicationId: string, options: ReviewOptions): Promise<Outcome> {
  const { stars, versionCode, language, unanswered = false, days } = options;
  if (!store.tellsVersions && (versionCode !== undefined || language !== undefined)) {
    throw new SlipwayError('USAGE', {
      message: 'The App Store tells neither version nor language of a review.',
      seen: versionCode === undefined ? '--language' : '--version-code',
      next: 'Choose by --stars, --days and --unanswered.',
    });
  }
  const shown = await store.listReviews(applicationId, { sinceMs: Date.now() - days * dayMs });
  const reviews = selectReviews(shown, { mostStars: stars, versionCode, language, unanswered });
  return { data: { store: store.label, applicationId, reviews }, text: reviewsText(reviews, store.label) };
}

function planned({ label }: ReviewStore, { id, text }: WrittenReply): Outcome {
  return { data: { store: label, id, text, kind: 'planned' }, text: `would reply to ${id}: ${text}` };
}

async function reply(
  store: ReviewStore,
  applicationId: string,
  { id, text }: WrittenReply,
): Promise<Outcome> {
  const result = await store.reply(applicationId, id, text);
  const words = {
    replied: result.review.replyPending
      ? `${store.label} has the reply, and shows it to users within a day.`
      : `${store.label} shows the reply.`,
    unchanged: `${store.label} has that reply already.`,
    'not-confirmed': `${store.label} accepted the reply and does not show it.`,
  };
  return {
    data: { store: store.label, ...result },
    text: `${reviewText(result.review)}\n\n${words[result.kind]}`,
    exit: result.kind === 'not-confirmed' ? 'outside' : 'fine',
  };
}
