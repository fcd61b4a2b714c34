// Other programs that read an APK, each as the smallest process that uses it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peerFile } from '../fixtures/peers/install.ts';
import type { Candidate } from './measure.ts';

const androguard = 'androguard==4.1.4';

/** Readers from npm, loaded by the file that their package names as its entry. */
export function npmReaders(apk: string): readonly Candidate[] {
  const parser = peerFile('app-info-parser', 'src', 'index.js');
  const reader = peerFile('@devicefarmer', 'adbkit-apkreader');
  return [
    {
      name: 'app-info-parser',
      command: node(`new (require(${text(parser)}))(process.argv[1]).parse()`, apk),
      reads: 'manifest, label, icon',
    },
    {
      name: 'adbkit-apkreader',
      command: node(
        `require(${text(reader)}).open(process.argv[1]).then((reader) => reader.readManifest())`,
        apk,
      ),
      reads: 'manifest, labels as resource ids',
    },
  ];
}

/** Androguard in a virtual environment that later runs find again; a sentence where it cannot be had. */
export function androguardReader(apk: string): Candidate | string {
  const home = join(tmpdir(), `slipway-bench-${androguard.replace('==', '-')}`);
  const program = join(home, 'bin', 'androguard');
  const steps = [
    ['python3', '-m', 'venv', home],
    [join(home, 'bin', 'pip'), 'install', '--quiet', androguard],
  ];
  for (const [file = '', ...args] of existsSync(program) ? [] : steps) {
    const { status, error, stderr } = spawnSync(file, args, { encoding: 'utf8' });
    if (status !== 0) return `${androguard} cannot be installed here: ${error?.message ?? stderr.trim()}`;
  }
  return { name: 'androguard axml', command: [program, 'axml', apk], reads: 'manifest as XML' };
}

function node(code: string, apk: string): readonly string[] {
  return [process.execPath, '-e', code, apk];
}

function text(path: string): string {
  return JSON.stringify(path);
}
