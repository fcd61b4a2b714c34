import { describe, expect, test } from 'vitest';
import type { Acceptance } from '../../findings/accept.ts';
import type { Finding } from '../../findings/finding.ts';
import { type InspectContext, inspectStep } from './inspect.ts';

const secret: Finding = {
  ...{ rule: 'secret/google-api-key', severity: 'error', place: 'assets/config.json' },
  ...{ message: 'A key', remedy: 'Take it out' },
};
const reason = 'restricted to this app';

/** What the step says, with this found in the artifact and in one more of the same release. */
async function inspectWith(
  findings: readonly Finding[],
  accept: readonly Acceptance[],
  ofTheOther: readonly Finding[] = [],
): Promise<readonly string[]> {
  const said: string[] = [];
  const ids = { applicationId: 'com.example.chat', versionName: '1.0.0' };
  const context: InspectContext = {
    folder: '/kept',
    app: { applicationId: ids.applicationId, sizeBudget: undefined, accept },
    ports: {
      inspect: async (file) => ({
        ...{ ...ids, kind: 'aab', sha256: '', sizeBytes: 1, entryCount: 1 },
        ...{ schemes: ['jar'], signature: 'signature verified (jar)' },
        ...(file.endsWith('wear.aab')
          ? { versionCode: 3, findings: ofTheOther }
          : { versionCode: 2, findings }),
      }),
    },
  };
  const kept = (path: string) => ({ path, sha256: '', sizeBytes: 1 });
  const built = { artifact: kept('app.aab'), moreArtifacts: [kept('wear.aab')] };
  const step = inspectStep(context, { version: { versionName: '1.0.0', versionCode: 2 }, built });
  const { signal } = new AbortController();
  await step.run({ signal, progress: (line) => void said.push(line) });
  return said;
}

describe('findings that the config accepts', () => {
  test('are told and fail nothing', async () => {
    const known = { rule: secret.rule, place: 'config.json', reason };
    expect(await inspectWith([secret], [known])).toEqual([
      'accepted: assets/config.json: A key (restricted to this app)',
    ]);
    expect(await inspectWith([], [known], [secret])).toEqual([
      'accepted: assets/config.json: A key (restricted to this app)',
    ]);
  });

  test('are no others', async () => {
    const elsewhere = { rule: secret.rule, place: 'other.json', reason };
    await expect(inspectWith([secret], [elsewhere])).rejects.toMatchObject({
      code: 'CHECK_FAILED',
      seen: 'assets/config.json: A key (secret/google-api-key). Take it out',
      next: expect.stringContaining('`accept`'),
    });
  });

  test('are missed when none of the artifacts has them any more', async () => {
    const gone = { rule: 'artifact/debuggable', place: undefined, reason: 'a test build' };
    expect(await inspectWith([], [gone])).toEqual([
      'warning: the config accepts artifact/debuggable at any place, and nothing like it was found',
    ]);
  });
});
