import { bearer, fetchJson } from '../fetch-json.ts';
import type { Signal } from '../signal.ts';
import { genericAnswer, genericQuestion, seriesOfGeneric } from './answer.ts';

export interface HttpSourceOptions {
  readonly url: string;
  readonly tokenVariable: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** An address that is posted the question as JSON and answers with buckets. */
export function httpSource({ url, tokenVariable, env }: HttpSourceOptions): Signal {
  return {
    label: new URL(url).host,
    async ask(question) {
      const { body } = await fetchJson({
        url,
        method: 'POST',
        body: genericQuestion(question),
        headers: bearer(tokenVariable, env),
        schema: genericAnswer,
        timeout: question.timeout,
      });
      return seriesOfGeneric(body, question);
    },
  };
}
