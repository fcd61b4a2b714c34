import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { graphicProblem } from '../../../listing/graphic-problem.ts';
import { type PlayImageType, playGraphics, playImageTypes } from '../../../listing/play-graphics.ts';
import { withEdit } from '../edits.ts';
import type { FileHashes } from '../hash-file.ts';
import type { Edit, PlayState, Transition } from '../model.ts';
import { badRequest, forbidden } from '../refusal.ts';
import type { StoredImage } from './model.ts';
import { presenceOf } from './presence.ts';

/** Where an uploaded image belongs. */
export interface ImageTarget {
  readonly kind: 'image';
  readonly language: string;
  readonly type: string;
}

/** Refuses what Play would not show. Its own words for it are not known; the rules are those of its help pages. */
export async function checkImage({ type }: ImageTarget, path: string): Promise<void> {
  if (!isImageType(type)) throw badRequest(`Invalid value at 'image_type', "${type}"`);
  const problem = graphicProblem(type, await readFile(path));
  if (problem !== undefined) throw badRequest(`The image for ${type} is not accepted: ${problem}.`);
}

/**
 * Puts the image behind the others of its type; there is one icon, so it replaces the one before. "Providing a
 * language that is not supported by the App is a no-op", says the document: it is answered and not kept.
 */
export function finishImage(
  state: PlayState,
  edit: Edit,
  { target, hashes }: { readonly target: ImageTarget; readonly hashes: FileHashes },
): Transition<StoredImage> {
  const image: StoredImage = { id: String(randomInt(10 ** 9, 10 ** 12)), ...hashes };
  const presence = presenceOf(state, edit);
  if (presence.listings[target.language] === undefined) return { state, value: image };
  const key = `${target.language}/${target.type}`;
  const { most } = playGraphics[target.type as PlayImageType];
  const others = most === 1 ? [] : (presence.images[key] ?? []);
  if (others.length >= most) throw forbidden(`There may be at most ${most} images of type ${target.type}.`);
  const images = { ...presence.images, [key]: [...others, image] };
  return { state: withEdit(state, { ...edit, presence: { ...presence, images } }), value: image };
}

function isImageType(type: string): type is PlayImageType {
  return (playImageTypes as readonly string[]).includes(type);
}
