import { wrap } from '../text/wrap.ts';
import type { AppReview } from './review-store.ts';

const columns = 80;
const indent = '  ';

export function reviewsText(reviews: readonly AppReview[], store: string): string {
  if (reviews.length === 0) return `${store} hands out no such review.`;
  const count = `${reviews.length} review${reviews.length === 1 ? '' : 's'} from ${store}`;
  return [...reviews.map(reviewText), count].join('\n\n');
}

export function reviewText(review: AppReview): string {
  const { id, author, stars, text, reply } = review;
  return [
    `${'★'.repeat(stars)}${'☆'.repeat(Math.max(0, 5 - stars))}  ${plain(author)}, ${origin(review)}`,
    ...indented(text),
    ...(reply === undefined ? [] : indented(`→ ${reply}`)),
    `${indent}${id}`,
  ].join('\n');
}

function origin({ modifiedAt, versionName, versionCode, device, language, territory }: AppReview): string {
  const version = versionCode === undefined ? undefined : `${versionName ?? '?'} (${versionCode})`;
  const day = modifiedAt.slice(0, 10);
  return [day, version, device, language, territory].filter((part) => part !== undefined).join(', ');
}

/** Anybody may write a review: what would move the cursor or colour the terminal is left out. */
function indented(text: string): readonly string[] {
  return plain(text)
    .split('\n')
    .flatMap((line) => wrap(line, columns - indent.length).map((part) => indent + part));
}

function plain(text: string): string {
  return text.replace(/[^\P{C}\n]/gu, '');
}
