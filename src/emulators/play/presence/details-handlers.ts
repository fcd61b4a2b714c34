import { type Answer, json } from '../../serving/answer.ts';
import type { PlayRequest } from '../context.ts';
import { jsonBody } from '../json-body.ts';
import { notFound } from '../refusal.ts';
import type { AppDetails, StorePresence } from './model.ts';
import { changePresence, readPresence } from './presence.ts';

export async function getDetails(request: PlayRequest): Promise<Answer> {
  return json(readPresence(request).details);
}

export async function updateDetails(request: PlayRequest): Promise<Answer> {
  const body = await jsonBody<AppDetails>(request);
  return change(request, ({ details: { defaultLanguage = 'en-US' } }) => ({ defaultLanguage, ...body }));
}

export async function patchDetails(request: PlayRequest): Promise<Answer> {
  const body = await jsonBody<AppDetails>(request);
  return change(request, ({ details }) => ({ ...details, ...body }));
}

function change(request: PlayRequest, next: (presence: StorePresence) => AppDetails): Answer {
  const details = changePresence(request, (presence) => {
    const value = next(presence);
    const language = value.defaultLanguage ?? '';
    // A default language without a listing would leave users of all other languages with nothing.
    if (language !== presence.details.defaultLanguage && presence.listings[language] === undefined) {
      throw notFound(`No listing was found for language ${language}.`);
    }
    return { presence: { ...presence, details: value }, value };
  });
  return json(details);
}
