import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { espressoApk, installPeers, peerFile } from '../../../fixtures/peers/install.ts';
import { openByteSource } from '../byte-source.ts';
import { runTool } from '../testing/run-tool.ts';
import { zipFindings } from './findings.ts';
import { alignmentFindings, localHeaderFindings } from './local-findings.ts';
import { type LocalLayout, readLocalHeaders } from './local-headers.ts';
import { openZip, type Zip } from './open-zip.ts';

let folder: string;
let missingPeers: string | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-zip-tools-'));
  mkdirSync(join(folder, 'files'));
  for (let index = 0; index < 40; index += 1) {
    writeFileSync(join(folder, 'files', `file ${index} ü.txt`), `${index} `.repeat(index * 50));
  }
  missingPeers = await installPeers();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a file, reads its local headers and hands both over. */
async function look<T>(path: string, use: (zip: Zip, layout: LocalLayout) => T | Promise<T>): Promise<T> {
  const source = await openByteSource(path);
  try {
    const zip = await openZip(source);
    return await use(zip, await readLocalHeaders(zip));
  } finally {
    await source.close();
  }
}

const peers = {
  'android-apidemos': peerFile('android-apidemos', 'apks', 'ApiDemos-debug.apk'),
  'appium-espresso-driver': espressoApk,
  'io.appium.settings': peerFile('io.appium.settings', 'apks', 'settings_apk-debug.apk'),
  'appium-uiautomator2-server': peerFile(
    ...(['appium-uiautomator2-server', 'apks', 'appium-uiautomator2-server-v10.6.6.apk'] as const),
  ),
};

describe('real APKs', () => {
  test.for(Object.entries(peers))(
    '%s has the entries that unzip lists, and nothing odd',
    async ([, path], { skip }) => {
      if (missingPeers !== undefined) skip(missingPeers);
      const listed = (await runTool('unzip', ['-lv', path]))
        .split('\n')
        .flatMap((line) => {
          const found = /^ *(\d+) +(Stored|Defl:\S) +(\d+) +-?\d+% +\S+ +\S+ +([0-9a-f]{8}) +(.+)$/.exec(
            line,
          );
          return found === null ? [] : [found.slice(1).join(' ')];
        })
        .sort();
      await look(path, (zip, layout) => {
        const ours = [...zip.entries.values()].map(({ name, sizeBytes, stored, compressedBytes, crc32 }) =>
          [
            sizeBytes,
            stored ? 'Stored' : 'Defl:N',
            compressedBytes,
            crc32.toString(16).padStart(8, '0'),
            name,
          ].join(' '),
        );
        expect(ours.map((line) => line.replace('Defl:N', 'Defl')).sort()).toEqual(
          listed.map((line) => line.replace(/Defl:\S/, 'Defl')).sort(),
        );
        expect(zipFindings(zip)).toEqual([]);
        expect(localHeaderFindings(zip, layout)).toEqual([]);
        expect(layout.signingBlockBytes).toBeGreaterThan(0);
      });
    },
  );

  test.for(Object.entries(peers))('%s is as aligned as zipalign says', async ([, path], { skip }) => {
    if (missingPeers !== undefined) skip(missingPeers);
    const verdict = await runTool('zipalign', ['-c', '-v', '4', path]).catch(({ stdout }) => String(stdout));
    const bad = [...verdict.matchAll(/^ *\d+ (.+) \(BAD - \d+\)$/gm)].map(([, name]) => name);
    await look(path, (_, layout) => {
      const ours = alignmentFindings(layout).filter(({ rule }) => rule === 'zip/unaligned');
      expect(ours.length).toBe(Math.min(bad.length, 20));
      for (const { place } of ours) expect(bad).toContain(place);
    });
  });
});

describe('what Info-ZIP writes', () => {
  const files = () => join(folder, 'files');

  test('with data descriptors', async () => {
    const path = join(folder, 'described.zip');
    await runTool('zip', ['-q', '-r', '-D', '-fd', path, '.'], files());
    await look(path, async (zip, layout) => {
      expect(zip.entries.size).toBe(40);
      expect(layout.headers.every(({ descriptorAgrees }) => descriptorAgrees)).toBe(true);
      expect(localHeaderFindings(zip, layout)).toEqual([]);
      expect(String(await zip.read('file 7 ü.txt'))).toBe('7 '.repeat(350));
    });
  });

  test('with a data descriptor that was changed', async () => {
    const path = join(folder, 'changed.zip');
    await runTool('zip', ['-q', '-r', '-D', '-fd', path, '.'], files());
    const bytes = readFileSync(path);
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 7, 8]));
    bytes.writeUInt32LE(1, at + 12);
    writeFileSync(path, bytes);
    await look(path, (zip, layout) => {
      const [found] = localHeaderFindings(zip, layout);
      expect(found?.message).toContain('The data descriptor differs from the directory');
    });
  });

  test('with zip64 fields for every entry', async () => {
    const path = join(folder, 'wide.zip');
    await runTool('zip', ['-q', '-r', '-fz', path, '.'], files());
    await look(path, async (zip, layout) => {
      expect(localHeaderFindings(zip, layout)).toEqual([]);
      expect(String(await zip.read('file 9 ü.txt'))).toBe('9 '.repeat(450));
    });
  });

  test('encrypted, which is refused', async () => {
    const path = join(folder, 'secret.zip');
    await runTool('zip', ['-q', '-r', '-P', 'only-for-tests', path, '.'], files());
    await expect(look(path, () => undefined)).rejects.toMatchObject({
      code: 'ARTIFACT_UNSAFE',
      message: 'The entry is encrypted, which Android does not support.',
    });
  });

  test('and what Python writes into a pipe, with data descriptors of eight bytes', async () => {
    const path = join(folder, 'wide-described.zip');
    const program = `import sys, zipfile
class Pipe:
    def __init__(self, file): self.file = file
    def write(self, data): return self.file.write(data)
    def flush(self): self.file.flush()
with open(sys.argv[1], 'wb') as file, zipfile.ZipFile(Pipe(file), 'w', zipfile.ZIP_DEFLATED) as archive:
    for name in 'ab':
        with archive.open(name, 'w', force_zip64=True) as entry: entry.write(name.encode() * 1000)`;
    await runTool('python3', ['-c', program, path]);
    await look(path, (zip, layout) => {
      expect(layout.headers.map(({ descriptorAgrees }) => descriptorAgrees)).toEqual([true, true]);
      expect(localHeaderFindings(zip, layout)).toEqual([]);
    });
  });

  test('and what jar writes', async () => {
    const path = join(folder, 'made.jar');
    await runTool('jar', ['cf', path, '-C', files(), '.']);
    await look(path, (zip, layout) => {
      expect(zip.entries.size).toBeGreaterThan(40);
      expect([...zipFindings(zip), ...localHeaderFindings(zip, layout)]).toEqual([]);
    });
  });
});
