import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLedger } from '../compose.ts';
import { checkSigning } from '../compose-release.ts';
import { openStore } from '../compose-stores.ts';
import { loadConfig } from '../config/load.ts';
import { failed } from './checkup.ts';
import { configChecks } from './config-checks.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-doctor-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const android = { applicationId: 'com.example.app', versionName: '1.0.0' };

async function checkup(config: unknown, env: Record<string, string> = {}) {
  if (config !== undefined) await writeFile(join(folder, 'slipway.config.json'), JSON.stringify(config));
  const load = () => loadConfig({ cwd: folder, env });
  return configChecks({ load, checkSigning, openLedger, openStore });
}

describe('configChecks', () => {
  test('everything that needs the config is unknown without one', async () => {
    const checks = await checkup(undefined);
    expect(checks.map(({ area, state }) => [area, state])).toEqual([
      ['config', 'failed'],
      ['ledger', 'unknown'],
      ['signing', 'unknown'],
      ['store', 'unknown'],
    ]);
    expect(checks.every(failed)).toBe(true);
  });

  test('the embedded store is fine and says what it is', async () => {
    const checks = await checkup({ stores: 'embedded', apps: { app: { android } } });
    expect(checks.filter(failed)).toEqual([]);
    expect(checks.find(({ name }) => name === 'access')?.seen).toContain('embedded Play');
  });

  test('missing credentials are named and no store is opened in their place', async () => {
    const checks = await checkup({ apps: { app: { android } } });
    const store = checks.filter(({ area }) => area === 'store');
    expect(store).toMatchObject([{ name: 'credentials', state: 'failed' }]);
    expect(JSON.stringify(checks)).not.toContain('embedded');
  });

  test('a missing keystore is found', async () => {
    const profiles = { release: { android: { keystore: { path: 'none.p12', alias: 'upload' } } } };
    const checks = await checkup({ stores: 'embedded', profiles, apps: { app: { android } } }, {
      ...process.env,
    } as never);
    expect(checks.find(({ area }) => area === 'signing')).toMatchObject({
      state: 'failed',
      next: expect.any(String),
    });
  });
});
