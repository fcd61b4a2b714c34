import { AnswerUnusable } from './errors.ts';

/**
 * The body of a successful answer. Apple writes `null` for what is not set, which its document describes as left out:
 * it is left out here, so that the types tell the truth. Throws AnswerUnusable for what is no JSON, such as the page of
 * a captive network that answers everything with 200.
 */
export function jsonOf(text: unknown, request: string): unknown {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text, (_, value: unknown) => (value === null ? undefined : value));
  } catch {
    throw new AnswerUnusable(`The answer to ${request} is no JSON.`);
  }
}
