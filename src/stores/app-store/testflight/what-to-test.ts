import type { SubmitRequest } from '../../store.ts';
import type { AppStoreClient } from '../app-store-client.ts';
import { notesOf } from '../submit/wanted.ts';

/** Says what to test in each language that there are release notes in. Empty notes are left out. */
export async function writeWhatToTest(
  client: AppStoreClient,
  { editId, release }: SubmitRequest,
): Promise<void> {
  const notes = notesOf(release);
  if (notes.length === 0) return;
  const path = { id: editId };
  const { data } = await client.api.get('/v1/builds/{id}/betaBuildLocalizations', {
    params: { path, query: { limit: 50 } },
  });
  for (const { language, text } of notes) {
    const known = data.find(({ attributes }) => attributes?.locale === language);
    if (known === undefined) await create(client, { buildId: editId, language, text });
    else if (known.attributes?.whatsNew !== text) await change(client, known.id, text);
  }
}

interface WhatToTest {
  readonly buildId: string;
  readonly language: string;
  readonly text: string;
}

async function create({ api }: AppStoreClient, { buildId, language, text }: WhatToTest): Promise<void> {
  await api.post('/v1/betaBuildLocalizations', {
    body: {
      data: {
        type: 'betaBuildLocalizations',
        attributes: { locale: language, whatsNew: text },
        relationships: { build: { data: { type: 'builds', id: buildId } } },
      },
    },
  });
}

async function change({ api }: AppStoreClient, id: string, whatsNew: string): Promise<void> {
  await api.patch('/v1/betaBuildLocalizations/{id}', {
    params: { path: { id } },
    body: { data: { type: 'betaBuildLocalizations', id, attributes: { whatsNew } } },
  });
}
