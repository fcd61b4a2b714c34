import { auth, playdeveloperreporting } from 'googleapis/build/src/apis/playdeveloperreporting/index.js';
import { account, applicationId, credentials } from '../../../stores/google-play/testing/play-harness.ts';
import { createApp, registerServiceAccount } from '../../play/seed.ts';
import { startPlay } from '../../play/start-play.ts';
import { memoryState, type PlayStorage } from '../../play/storage.ts';
import { assertion, requestToken } from '../../play/testing/raw-client.ts';
import { type RecordedVitals, recordedVitals } from '../recorded-vitals.ts';

export const reportingScope = 'https://www.googleapis.com/auth/playdeveloperreporting';

/** The store's time in these tests: half past twelve, UTC. */
const nowMs = Date.UTC(2026, 0, 5, 12, 30);

/** A local Play with two apps and what happened to them, and Google's own client for it. */
export async function openReporting(recorded: RecordedVitals) {
  const storage = seeded();
  const play = await startPlay({
    state: storage,
    clock: { now: () => nowMs },
    readUpload: () => Promise.reject(new Error('nothing is uploaded here')),
    vitals: recordedVitals(() => recorded),
  });
  return {
    origin: play.origin,
    storage,
    /** Signed in with a scope. */
    async client(scope = reportingScope) {
      const signed = assertion({ iss: credentials.clientEmail, scope }, credentials.privateKey);
      const { body } = await requestToken(play.origin, signed);
      const oauth = new auth.OAuth2();
      oauth.setCredentials({ access_token: body.access_token });
      return playdeveloperreporting({ version: 'v1beta1', auth: oauth, rootUrl: play.origin, retry: false });
    },
    async close() {
      await play.close();
      storage.close();
    },
  };
}

function seeded(): PlayStorage {
  const storage = memoryState();
  const tracks = { production: [{ name: '2.0', versionCodes: ['2'], status: 'completed' }] };
  storage.update((state) => ({
    state: registerServiceAccount(
      createApp(createApp(state, { applicationId: 'com.example.second' }), { applicationId, tracks }),
      account,
    ),
    value: undefined,
  }));
  return storage;
}
