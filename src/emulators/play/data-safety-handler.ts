import { type Answer, json } from '../serving/answer.ts';
import { callerOf, type PlayRequest } from './context.ts';
import { appFor } from './edits.ts';
import { jsonBody } from './json-body.ts';
import { badRequest } from './refusal.ts';
import { withApp } from './seed.ts';

/** The columns of the CSV that Play Console exports: https://support.google.com/googleplay/android-developer/answer/10787469 */
const columns = ['Question ID (machine readable)', 'Response ID (machine readable)', 'Response value'];

/** The answers about data safety. They take effect at once, without an edit, and nobody can read them back. */
export async function putDataSafety(request: PlayRequest): Promise<Answer> {
  const caller = callerOf(request);
  const { safetyLabels = '' } = await jsonBody<{ readonly safetyLabels: string }>(request);
  const [head = ''] = safetyLabels.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (!columns.every((column) => head.includes(column))) {
    throw badRequest('The CSV file with the data safety responses could not be read.');
  }
  request.play.storage.update((state) => {
    const app = appFor(state, caller);
    return { state: withApp(state, { ...app, dataSafety: safetyLabels }), value: undefined };
  });
  return json({});
}
