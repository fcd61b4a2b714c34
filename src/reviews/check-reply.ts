import { SlipwayError } from '../errors/slipway-error.ts';
import type { ReplyRules } from './review-store.ts';

export interface WrittenReply {
  readonly id: string;
  readonly text: string;
}

/** What was typed, if it is a reply at all. */
export function replyFrom({
  id,
  text,
}: {
  readonly id: string | undefined;
  readonly text: string | undefined;
}): WrittenReply {
  const said = text?.trim() ?? '';
  if (id === undefined || said === '') {
    throw new SlipwayError('USAGE', {
      message: 'A reply needs the id of a review and a text.',
      seen: id === undefined ? 'no id' : 'no text',
      next: 'slipway reviews reply ID --text "…"; slipway reviews list shows the ids.',
    });
  }
  return { id, text: said };
}

/** Throws unless the store keeps the reply as it is: before it is sent, because a refused reply is silence to the user. */
export function checkReply({ text }: WrittenReply, { longest, losesTags }: ReplyRules): void {
  const length = [...text].length;
  if (length > longest) {
    throw new SlipwayError('REVIEW_REPLY_REFUSED', {
      message: 'The reply is too long.',
      seen: `${length} characters; at most ${longest} are allowed`,
    });
  }
  const tag = losesTags ? /<[^>]*>/.exec(text)?.[0] : undefined;
  if (tag !== undefined) {
    throw new SlipwayError('REVIEW_REPLY_REFUSED', {
      message: 'The reply has HTML tags, which the store takes out.',
      seen: tag,
    });
  }
}
