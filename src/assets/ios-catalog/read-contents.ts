import { z } from 'zod';
import type { Slot } from './asset-set.ts';

const appearance = z.looseObject({ appearance: z.string(), value: z.string() });
const slot = z.looseObject({
  filename: z.string().optional(),
  idiom: z.string().default('universal'),
  scale: z.string().optional(),
  size: z.string().optional(),
  'display-gamut': z.string().optional(),
  appearances: z.array(appearance).default([]),
});
const contents = z.looseObject({ images: z.array(slot).default([]) });

/** A slot whose file has not been looked at. */
export type DeclaredSlot = Omit<Slot, 'image'>;

/** Reads the text of a Contents.json; a text in place of the slots says what is wrong with it. */
export function readContents(text: string): readonly DeclaredSlot[] | string {
  try {
    return contents.parse(JSON.parse(text)).images.map(slotOf);
  } catch (error) {
    if (error instanceof z.ZodError) return z.prettifyError(error).split('\n')[0] ?? 'of another form';
    return 'no JSON';
  }
}

function slotOf({ filename, ...rest }: z.infer<typeof slot>): DeclaredSlot {
  const scale = /^([123])x$/.exec(rest.scale ?? '')?.[1];
  const side = /^([\d.]+)x\1$/.exec(rest.size ?? '')?.[1];
  const appearances = rest.appearances.map((one) => `${one.appearance}:${one.value}`).toSorted();
  return {
    file: filename === '' ? undefined : filename,
    idiom: rest.idiom,
    scale: scale === undefined ? undefined : Number(scale),
    points: side === undefined ? undefined : Number(side),
    gamut: rest['display-gamut'],
    appearance: appearances.join(','),
    key: JSON.stringify(Object.entries({ ...rest, appearances }).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}
