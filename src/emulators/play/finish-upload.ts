import { rm } from 'node:fs/promises';
import type { PlayContext } from './context.ts';
import { hashFile } from './hash-file.ts';
import type { UploadSession } from './model.ts';
import { checkNativeSymbols } from './native-symbols.ts';
import { partFile } from './received.ts';
import { editOfSession, finishUpload, openSession, type UploadedContent } from './uploads.ts';

/** Every byte has arrived: the file is read, and counts from now on or is refused. Hands back the answer's body. */
export async function finish(
  play: PlayContext,
  session: UploadSession,
): Promise<Readonly<Record<string, unknown>>> {
  const path = partFile(play, session);
  const content = await contentOf(play, session, path);
  const value = play.storage.update((state) => {
    const nowMs = play.clock.now();
    const edit = editOfSession(state, session, nowMs);
    const done = finishUpload(state, { edit, target: session.target, content, nowMs });
    return { state: openSession(done.state, { ...session, result: done.value }), value: done.value };
  });
  await rm(path, { force: true });
  return value;
}

async function contentOf(play: PlayContext, session: UploadSession, path: string): Promise<UploadedContent> {
  if (session.target.kind !== 'deobfuscation') {
    return { kind: 'artifact', artifact: await play.readUpload(path) };
  }
  if (session.target.type === 'nativeCode') await checkNativeSymbols(path);
  return { kind: 'symbols', sha256: (await hashFile(path)).sha256 };
}
