import { SlipwayError } from '../errors/slipway-error.ts';
import { longestReply } from './review-store.ts';

/** The reply as the store will keep it. Throws before anything is sent: a refused reply is silence to the user. */
export function checkReply({
  id,
  text,
}: {
  readonly id: string | undefined;
  readonly text: string | undefined;
}): {
  readonly id: string;
  readonly text: string;
} {
  const said = text?.trim() ?? '';
  if (id === undefined || said === '') {
    throw new SlipwayError('USAGE', {
      message: 'A reply needs the id of a review and a text.',
      seen: id === undefined ? 'no id' : 'no text',
      next: 'slipway reviews reply ID --text "…"; slipway reviews list shows the ids.',
    });
  }
  const length = [...said].length;
  if (length > longestReply) {
    throw new SlipwayError('REVIEW_REPLY_REFUSED', {
      message: 'The reply is too long.',
      seen: `${length} characters; at most ${longestReply} are allowed`,
    });
  }
  if (/<[^>]*>/.test(said)) {
    throw new SlipwayError('REVIEW_REPLY_REFUSED', {
      message: 'The reply has HTML tags, which Google Play takes out.',
      seen: /<[^>]*>/.exec(said)?.[0] ?? '',
    });
  }
  return { id, text: said };
}
