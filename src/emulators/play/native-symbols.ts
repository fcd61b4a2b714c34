import { openByteSource } from '../../artifact/byte-source.ts';
import { requireZip } from '../../artifact/kind.ts';
import { openZip } from '../../artifact/zip/open-zip.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { badRequest } from './refusal.ts';

const abis = new Set(['arm64-v8a', 'armeabi-v7a', 'armeabi', 'x86', 'x86_64', 'riscv64', 'mips', 'mips64']);

/** Play takes a zip file with one folder for each ABI; the message about others is the Console's. */
export async function checkNativeSymbols(path: string): Promise<void> {
  const names = await entryNames(path);
  const wrong = names.map((name) => name.split('/')[0] ?? '').find((folder) => !abis.has(folder));
  if (wrong !== undefined) {
    throw badRequest(
      `The native debug symbols contain an invalid directory ${wrong}. Only Android ABIs are supported.`,
    );
  }
}

async function entryNames(path: string): Promise<readonly string[]> {
  const source = await openByteSource(path);
  try {
    await requireZip(source);
    return [...(await openZip(source)).entries.keys()];
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    throw badRequest('The native debug symbols are not a valid ZIP archive.');
  } finally {
    await source.close();
  }
}
