import { link, rm } from 'node:fs/promises';
import type { PlayContext } from './context.ts';
import { artifactFile } from './generated-apks/kept-artifacts.ts';
import { hashFile } from './hash-file.ts';
import type { UploadSession } from './model.ts';
import { checkNativeSymbols } from './native-symbols.ts';
import { checkImage } from './presence/finish-image.ts';
import { imageFile } from './presence/stored-images.ts';
import { partFile } from './received.ts';
import type { PlayStorage } from './storage.ts';
import { editOfSession, finishUpload, openSession, type UploadedContent } from './uploads.ts';

/** Every byte has arrived: the file is read, and counts from now on or is refused. Hands back the answer's body. */
export async function finish(
  play: PlayContext,
  session: UploadSession,
): Promise<Readonly<Record<string, unknown>>> {
  const path = partFile(play, session);
  const content = await contentOf(play, session, path);
  await keep(play, path, content);
  const value = play.storage.update((state) => {
    const nowMs = play.clock.now();
    const edit = editOfSession(state, session, nowMs);
    const done = finishUpload(state, { edit, target: session.target, content, nowMs });
    return { state: openSession(done.state, { ...session, result: done.value }), value: done.value };
  });
  await rm(path, { force: true });
  return value;
}

async function contentOf(
  play: PlayContext,
  { target }: UploadSession,
  path: string,
): Promise<UploadedContent> {
  switch (target.kind) {
    case 'image':
      await checkImage(target, path);
      return { kind: 'image', hashes: await hashFile(path), base: play.origin() };
    case 'deobfuscation':
      if (target.type === 'nativeCode') await checkNativeSymbols(path);
      return { kind: 'symbols', sha256: (await hashFile(path)).sha256 };
    default:
      return { kind: 'artifact', artifact: await play.readUpload(path) };
  }
}

/** Images are shown and artifacts are made into APKs later on. Linked before they count: a kill may come between. */
async function keep({ storage }: PlayContext, path: string, content: UploadedContent): Promise<void> {
  const place = keptPlace(storage, content);
  if (place === undefined) return;
  await link(path, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function keptPlace(storage: PlayStorage, content: UploadedContent): string | undefined {
  if (content.kind === 'image') return imageFile(storage, content.hashes.sha256).path;
  if (content.kind !== 'artifact' || !('sha256' in content.artifact)) return undefined;
  return artifactFile(storage, content.artifact.sha256);
}
