import { stat } from 'node:fs/promises';
import { type Answer, json } from '../../serving/answer.ts';
import type { PlayRequest } from '../context.ts';
import { notFound } from '../refusal.ts';
import { imageBody } from './image-body.ts';
import { changePresence, readPresence } from './presence.ts';
import { imageFile } from './stored-images.ts';

export async function listImages(request: PlayRequest): Promise<Answer> {
  const images = readPresence(request).images[keyOf(request)] ?? [];
  return json(images.length === 0 ? {} : { images: images.map((image) => imageBody(image, request.url)) });
}

export async function deleteImage(request: PlayRequest): Promise<Answer> {
  const id = request.part('imageId');
  const key = keyOf(request);
  changePresence(request, (presence) => {
    const images = presence.images[key] ?? [];
    if (!images.some((image) => image.id === id)) throw notFound(`Image not found: ${id}.`);
    const rest = images.filter((image) => image.id !== id);
    return { presence: { ...presence, images: { ...presence.images, [key]: rest } }, value: undefined };
  });
  return { status: 204 };
}

export async function deleteAllImages(request: PlayRequest): Promise<Answer> {
  const key = keyOf(request);
  const deleted = changePresence(request, (presence) => ({
    presence: { ...presence, images: { ...presence.images, [key]: [] } },
    value: presence.images[key] ?? [],
  }));
  return json(deleted.length === 0 ? {} : { deleted: deleted.map((image) => imageBody(image, request.url)) });
}

/** The picture itself, at the address that the API gives; like the real one it asks for no token. */
export async function showImage({ play, part }: PlayRequest): Promise<Answer> {
  const file = imageFile(play.storage, part('sha256'));
  const found = await stat(file.path).catch(() => undefined);
  if (found === undefined) throw notFound('Image not found.');
  return { status: 200, file };
}

function keyOf({ part }: PlayRequest): string {
  return `${part('language')}/${part('imageType')}`;
}
