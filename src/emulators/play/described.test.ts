import { describe, expect, test } from 'vitest';
import { applicationId, credentials, openHarness } from '../../stores/google-play/testing/play-harness.ts';
import { apiPath } from './api-path.ts';
import { rawClient } from './testing/raw-client.ts';

const app = `/androidpublisher/v3/applications/${applicationId}`;

describe('the local Play and the official document', () => {
  test.each([
    [`${app}/edits/1`, `${app}/edits/1`],
    [`/upload${app}/edits/1/bundles`, `${app}/edits/1/bundles`],
    [`/resumable/upload${app}/edits/1/apks`, `${app}/edits/1/apks`],
    ['/applications/com.x/edits', '/androidpublisher/v3/applications/com.x/edits'],
    ['/androidpublisher/v3/com.x/edits/1', '/androidpublisher/v3/applications/com.x/edits/1'],
    ['/com.x/edits', '/androidpublisher/v3/applications/com.x/edits'],
    ['/v1beta1/apps/com.x/anomalies', '/v1beta1/apps/com.x/anomalies'],
    ['/token', '/token'],
  ])('%s is %s in the document', (path, described) => {
    expect(apiPath(path)).toBe(described);
  });

  test('refuses what the document does not know, with each field', async () => {
    const harness = await openHarness();
    const client = await rawClient(harness.play.origin, credentials);
    const { id } = (await client.request('POST', `${app}/edits`, {})).body;
    const body = { track: 'production', releases: [{ status: 'done', rollout: 1 }] };
    const { status, body: answer } = await client.request(
      'PUT',
      `${app}/edits/${id}/tracks/production`,
      body,
    );
    expect([status, answer.error.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(answer.error.details).toEqual([
      {
        '@type': 'type.googleapis.com/google.rpc.BadRequest',
        fieldViolations: [
          {
            field: 'track.releases[0].status',
            description: 'Invalid value at \'track.releases[0].status\', "done"',
          },
          {
            field: 'track.releases[0]',
            description:
              'Invalid JSON payload received. Unknown name "rollout" at \'track.releases[0]\': Cannot find field.',
          },
        ],
      },
    ]);
    expect(answer.error.message.split('\n')).toHaveLength(2);
    const unknown = await client.request('GET', `${app}/edits/${id}?verbose=1`);
    expect([unknown.status, unknown.body.error.message]).toEqual([
      400,
      expect.stringContaining('Cannot bind query parameter'),
    ]);
    await harness.close();
  });

  test('says what it does not serve', async () => {
    const harness = await openHarness();
    const client = await rawClient(harness.play.origin, credentials);
    const { status, body } = await client.request('GET', `${app}/inappproducts`);
    expect([status, body.error.status]).toEqual([501, 'UNIMPLEMENTED']);
    expect(body.error.message).toContain('androidpublisher.inappproducts.list');
    await harness.close();
  });

  test('an answer of its own that the document forbids fails loudly, and again when it is closed', async () => {
    const odd = { versionCodes: ['1'], status: 'completed', colour: 'red' };
    const harness = await openHarness({ app: { tracks: { production: [odd] } } });
    const client = await rawClient(harness.play.origin, credentials);
    const { id } = (await client.request('POST', `${app}/edits`, {})).body;
    const answer = await client.request('GET', `${app}/edits/${id}/tracks/production`);
    expect([answer.status, answer.body.error.message]).toEqual([500, expect.stringContaining('colour')]);
    await expect(harness.close()).rejects.toThrow('androidpublisher.edits.tracks.get');
  });
});
