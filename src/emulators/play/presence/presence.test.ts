import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  applicationId,
  credentials,
  openHarness,
  type PlayHarness,
} from '../../../stores/google-play/testing/play-harness.ts';
import { type RawClient, type RawResponse, rawClient } from '../testing/raw-client.ts';

const app = `/androidpublisher/v3/applications/${applicationId}`;

describe('the store presence of the local Play', () => {
  let harness: PlayHarness;
  let client: RawClient;
  let edit: string;
  beforeEach(async () => {
    harness = await openHarness();
    client = await rawClient(harness.play.origin, credentials);
    edit = await insert();
  });
  afterEach(() => harness.close());

  const insert = async (): Promise<string> =>
    `${app}/edits/${(await client.request('POST', `${app}/edits`, {})).body.id}`;
  const send = (method: string, path: string, body?: unknown) =>
    client.request(method, `${edit}/${path}`, body);
  const refusal = ({ status, body }: RawResponse) => [status, body.error.message];

  test('a listing is put, patched, listed and deleted, and nobody sees it before the commit', async () => {
    expect((await send('GET', 'listings')).body).toEqual({ kind: 'androidpublisher#listingsListResponse' });
    const german = { title: 'Plausch', shortDescription: 'Kurz', fullDescription: 'Lang' };
    expect((await send('PUT', 'listings/de-DE', german)).body).toEqual({ language: 'de-DE', ...german });
    const patched = await send('PATCH', 'listings/de-DE', { video: 'https://youtu.be/x', title: null });
    expect(patched.body).toEqual({ language: 'de-DE', ...german, video: 'https://youtu.be/x' });
    const replaced = await send('PUT', 'listings/de-DE', { language: 'de-DE', title: 'Plausch' });
    expect(replaced.body).toEqual({ language: 'de-DE', title: 'Plausch' });
    await client.request('POST', `${edit}:commit`);
    edit = await insert();
    expect((await send('GET', 'listings/de-DE')).body.title).toBe('Plausch');
    expect((await send('DELETE', 'listings/de-DE')).status).toBe(204);
    expect((await send('GET', 'listings/de-DE')).status).toBe(404);
    edit = await insert();
    expect((await send('GET', 'listings')).body.listings).toHaveLength(1);
    expect((await send('DELETE', 'listings')).status).toBe(204);
    expect((await send('GET', 'listings')).body.listings).toBeUndefined();
  });

  test.each([
    ['title', 30, 'title'],
    ['shortDescription', 80, 'short description (promotional text)'],
    ['fullDescription', 4000, 'full description'],
  ])('%s may have %i characters, emoji counted once', async (field, most, name) => {
    expect((await send('PUT', 'listings/en-US', { [field]: '🚀'.repeat(most) })).status).toBe(200);
    const answer = await send('PUT', 'listings/en-US', { [field]: 'x'.repeat(most + 1) });
    expect(refusal(answer)).toEqual([403, `The ${name} for the app is too long for language en-US.`]);
  });

  test('languages in path and body must match, and a patch needs something to patch', async () => {
    expect((await send('PUT', 'listings/en-US', { language: 'de-DE' })).status).toBe(400);
    expect((await send('PATCH', 'listings/fr-FR', { title: 'x' })).status).toBe(404);
    expect((await send('DELETE', 'listings/fr-FR')).status).toBe(404);
  });

  test('details are patched, replaced, and need a listing for their default language', async () => {
    expect((await send('GET', 'details')).body).toEqual({ defaultLanguage: 'en-US' });
    const details = { contactEmail: 'help@example.com', contactWebsite: 'https://example.com' };
    await send('PATCH', 'details', details);
    expect((await send('PUT', 'details', { contactPhone: '+1 555' })).body).toEqual({
      defaultLanguage: 'en-US',
      contactPhone: '+1 555',
    });
    expect((await send('PATCH', 'details', { defaultLanguage: 'de-DE' })).status).toBe(404);
    await send('PUT', 'listings/de-DE', { title: 'Plausch' });
    expect((await send('PATCH', 'details', { defaultLanguage: 'de-DE' })).body.defaultLanguage).toBe('de-DE');
  });

  test('testers are groups of a test track', async () => {
    expect((await send('GET', 'testers/alpha')).body).toEqual({});
    const googleGroups = ['testers@example.com'];
    expect((await send('PUT', 'testers/alpha', { googleGroups })).body).toEqual({ googleGroups });
    expect((await send('PATCH', 'testers/alpha', {})).body).toEqual({ googleGroups });
    expect((await send('PUT', 'testers/alpha', {})).body).toEqual({});
    expect((await send('GET', 'testers/production')).status).toBe(400);
    expect((await send('GET', 'testers/nightly')).status).toBe(404);
  });

  test('a track of a form factor carries its prefix, and has releases of its own', async () => {
    const create = async (track: string, formFactor: string) =>
      (await send('POST', 'tracks', { track, formFactor, type: 'CLOSED_TESTING' })).status;
    expect(await create('wear:qa', 'WEAR')).toBe(200);
    expect(await create('qa', 'DEFAULT')).toBe(200);
    expect([await create('qa2', 'WEAR'), await create('automotive:qa', 'WEAR')]).toEqual([400, 400]);
    expect([await create('wear:x', 'DEFAULT'), await create('wear:', 'WEAR')]).toEqual([400, 400]);
    expect((await send('GET', 'tracks/wear:qa')).body).toEqual({ track: 'wear:qa' });
    expect((await send('GET', 'tracks/wear%3Aqa')).status).toBe(200);
  });

  test('a listing that is not sent for review waits in the Console', async () => {
    harness.play.inConsole(applicationId, { kind: 'require-manual-review' });
    edit = await insert();
    await send('PUT', 'listings/de-DE', { title: 'Plausch' });
    expect((await client.request('POST', `${edit}:commit?changesNotSentForReview=true`)).status).toBe(200);
    edit = await insert();
    expect((await send('GET', 'listings/de-DE')).status).toBe(404);
    harness.play.inConsole(applicationId, { kind: 'send-for-review' });
    edit = await insert();
    expect((await send('GET', 'listings/de-DE')).body.title).toBe('Plausch');
  });

  test('countries follow production', async () => {
    const answer = async (track: string) => (await send('GET', `countryAvailability/${track}`)).body;
    expect(await answer('production')).toEqual({
      countries: [{ countryCode: 'US' }],
      restOfWorld: false,
      syncWithProduction: false,
    });
    expect(await answer('beta')).toMatchObject({ syncWithProduction: true });
  });

  test('the data safety form is a CSV that can only be written', async () => {
    const put = (safetyLabels: string) => client.request('POST', `${app}/dataSafety`, { safetyLabels });
    const csv = 'Question ID (machine readable),Response ID (machine readable),Response value\nQ,R,TRUE\n';
    expect((await put(csv)).body).toEqual({});
    expect(harness.storage.read().apps[applicationId]?.dataSafety).toBe(csv);
    expect((await put('a,b\n')).status).toBe(400);
    expect((await client.request('POST', `${app}/dataSafety`, {})).status).toBe(400);
    expect((await client.request('GET', `${app}/dataSafety`)).status).toBe(404);
  });
});
