import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { installPeers, uiCatalogs } from '../../../fixtures/peers/install.ts';
import { checkAssets } from '../check-assets.ts';

// Every finding was checked by hand, with `file` on each image and a look into each Contents.json.

beforeAll(async () => {
  const problem = await installPeers();
  if (problem !== undefined) throw new Error(problem);
}, 120_000);

async function found(catalog: string) {
  const { imageCount, findings } = await checkAssets(join(uiCatalogs, catalog), []);
  const lines = (rule: string) =>
    findings
      .filter((one) => one.rule === rule)
      .map(({ severity, place, message }) => `${severity} ${place}: ${message}`);
  return { imageCount, findings, lines };
}

describe('Apple’s sample apps', () => {
  test('UIKitCatalog: three images at @3x that are not three times @1x', async () => {
    const { imageCount, findings, lines } = await found('UIKitCatalog/UIKitCatalog/Assets.xcassets');
    expect(imageCount).toBe(48);
    expect(lines('catalog/wrong-size')).toEqual([
      // 1×14, 1×28, 2×84: six times as high as @1x. A width of 1 or 2 says nothing, at one pixel of slack.
      'error slider_blue_track.imageset/slider_blue_track_3x.png: 2×84 at @3x should be 2×42, as the other scales have it',
      'error slider_green_track.imageset/slider_green_track_3x.png: 2×84 at @3x should be 2×42, as the other scales have it',
      'error x_icon.imageset/x_icon_3x.png: 66×66 at @3x should be 90×90, as the other scales have it',
    ]);
    const onlyOnce = 'There is no @2x and @3x for universal: on screens of @2x and @3x iOS enlarges @1x';
    expect(lines('catalog/missing-scale')).toEqual(
      ['Flowers_1', 'Flowers_2', 'text_view_attachment'].map(
        (name) => `warning ${name}.imageset: ${onlyOnce}`,
      ),
    );
    expect(lines('app-icon/incomplete')).toEqual([
      'error AppIcon.appiconset: The icon AppIcon is empty: no slot has a file',
    ]);
    expect(findings).toHaveLength(7);
  });

  test('UICatalog: made before there was @3x, without an icon, with a launch image', async () => {
    const { imageCount, findings, lines } = await found('UICatalog/UICatalog/Images.xcassets');
    expect(imageCount).toBe(45);
    const animals = [1, 2, 3, 4, 5].map(
      (number) =>
        `warning image_animal_${number}.imageset: There is no @2x and @3x for universal: on screens of @2x and @3x iOS enlarges @1x`,
    );
    const doubled = [
      ...['bookmark_icon', 'bookmark_icon_highlighted', 'checkmark_icon', 'search_bar_background'],
      ...['search_icon', 'slider_blue_track', 'slider_green_track', 'slider_thumb'],
      ...['stepper_and_segment_background', 'stepper_and_segment_background_disabled'],
      ...['stepper_and_segment_background_highlighted', 'stepper_and_segment_segment_divider'],
      ...['stepper_decrement', 'stepper_increment', 'text_field_background'],
      ...[
        'text_field_purple_right_view',
        'text_view_attachment',
        'toolbar_background',
        'tools_icon',
        'x_icon',
      ],
    ].map(
      (name) => `note ${name}.imageset: There is no @3x for universal: on screens of @3x iOS enlarges @2x`,
    );
    expect(lines('catalog/missing-scale').toSorted()).toEqual([...animals, ...doubled].toSorted());
    expect(lines('app-icon/incomplete')).toEqual([
      'error AppIcon.appiconset: The icon AppIcon is empty: no slot has a file',
    ]);
    expect(lines('launch-image/superseded')).toHaveLength(1);
    expect(findings).toHaveLength(27);
  });
});
