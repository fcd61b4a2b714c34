import { describe, expect, test } from 'vitest';
import { openByteSource } from '../../byte-source.ts';
import { openZip } from '../../zip/open-zip.ts';
import { readResourceTable } from '../read-resource-table.ts';
import { platformProtection, protectionFromBits } from './protection.ts';

const framework = '/usr/share/android-framework-res/framework-res.apk';
const protectionLevelId = 0x01010009;
/** Names of Android 10 for the same bits. */
const renamed: Readonly<Record<string, string>> = { signatureOrSystem: 'signature', system: 'privileged' };

describe('the level of a permission', () => {
  test('has the flags that the framework declares for android:protectionLevel', async () => {
    const source = await openByteSource(framework);
    const arsc = await (await openZip(source)).read('resources.arsc');
    await source.close();
    const table = readResourceTable(arsc ?? Buffer.alloc(0), { path: framework });
    const bag = table.valuesOf(protectionLevelId)[0]?.value;
    const items = bag?.kind === 'bag' ? bag.items() : [];
    const named = items.flatMap(({ key, value }) => {
      const name = table.nameOf(key)?.name;
      return name === undefined || value.kind !== 'integer' ? [] : [{ name, bits: value.integer }];
    });
    expect(named.length).toBeGreaterThan(20);
    for (const { name, bits } of named) {
      const { level = '', flags = [] } = protectionFromBits(bits) ?? {};
      expect([level, ...flags]).toContain(renamed[name] ?? name);
    }
  });

  test.each([
    ['android.permission.CAMERA', 'dangerous'],
    ['android.permission.INTERNET', 'normal'],
    ['android.permission.SYSTEM_ALERT_WINDOW', 'signature'],
    ['com.android.launcher.permission.INSTALL_SHORTCUT', 'normal'],
    ['android.permission.MANAGE_ROLE_HOLDERS', 'signature'],
    ['android.permission.CAMERAS', undefined],
    ['normal', undefined],
  ])('%s is %s', (name, level) => {
    expect(platformProtection(name)?.level).toBe(level);
  });

  test('of one that only a role has', () => {
    expect(platformProtection('android.permission.ACCESS_RCS_USER_CAPABILITY_EXCHANGE')).toMatchObject({
      level: 'internal',
      flags: expect.arrayContaining(['role']),
    });
  });

  test('is unknown for a level that does not exist', () => {
    expect(protectionFromBits(0x0f)).toBeUndefined();
    expect(protectionFromBits(3)).toEqual({ level: 'signature', flags: ['privileged'] });
  });
});
