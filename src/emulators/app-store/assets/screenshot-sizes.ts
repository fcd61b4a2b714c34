import type { Attributes, Resource } from '../model.ts';
import type { DeliveryProblem } from './reserve.ts';

/**
 * Pixels of the sizes that a release cannot do without, upright; each may also lie on its side. The others are taken
 * as they come. https://developer.apple.com/help/app-store-connect/reference/screenshot-specifications
 */
const pixels: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  APP_IPHONE_67: [
    [1290, 2796],
    [1320, 2868],
    [1260, 2736],
  ],
  APP_IPHONE_65: [
    [1242, 2688],
    [1284, 2778],
  ],
  APP_IPAD_PRO_3GEN_129: [
    [2048, 2732],
    [2064, 2752],
  ],
  APP_IPAD_PRO_129: [[2048, 2732]],
};

/** What Apple finds wrong with a screenshot that has arrived. */
export function screenshotProblems(set: Resource, { width, height }: Attributes): readonly DeliveryProblem[] {
  const displayType = String(set.attributes.screenshotDisplayType);
  if (typeof width !== 'number' || typeof height !== 'number') {
    return [{ code: 'IMAGE_TOOL_FAILURE', description: 'The file is no image that can be read.' }];
  }
  const allowed = pixels[displayType];
  const upright = [Math.min(width, height), Math.max(width, height)];
  if (allowed === undefined || allowed.some(([w, h]) => w === upright[0] && h === upright[1])) return [];
  const wanted = allowed.map(([w, h]) => `${w} × ${h}`).join(', ');
  return [
    {
      code: 'IMAGE_INCORRECT_DIMENSIONS',
      description: `${displayType} has ${wanted} pixels, and the image ${width} × ${height}.`,
    },
  ];
}
