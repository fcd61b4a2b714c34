import type { AppStoreState, Resource } from '../model.ts';
import type { AppleError } from '../refusal.ts';
import { childrenOf } from '../resources.ts';

/**
 * For each kind of device that a build runs on, the sizes of which one is enough: Apple scales the largest down.
 * https://developer.apple.com/help/app-store-connect/reference/screenshot-specifications
 */
const sizesFor: Readonly<Record<string, readonly [string, ...string[]]>> = {
  iphone: ['APP_IPHONE_67', 'APP_IPHONE_65'],
  ipad: ['APP_IPAD_PRO_3GEN_129', 'APP_IPAD_PRO_129'],
};

/** Screenshots of a language that its version lacks. Without a build nobody knows the devices, so the iPhone counts. */
export function missingScreenshots(
  state: AppStoreState,
  { version, localization }: { readonly version: Resource; readonly localization: Resource },
): readonly AppleError[] {
  const build = state.resources.builds?.[version.one.build ?? ''];
  const families = (build?.kept.deviceFamilies as readonly string[] | undefined) ?? ['iphone'];
  const sets = childrenOf(state, 'appScreenshotSets', { appStoreVersionLocalization: localization.id });
  const filled = new Set(
    sets
      .filter((set) => hasShot(state, set))
      .map(({ attributes }) => String(attributes.screenshotDisplayType)),
  );
  return families
    .map((family) => sizesFor[family])
    .filter((sizes) => sizes !== undefined && !sizes.some((size) => filled.has(size)))
    .map((sizes) => ({
      status: 409,
      code: `STATE_ERROR.SCREENSHOT_REQUIRED.${sizes?.[0]}`,
      title: 'A screenshot is required.',
      detail: `The localization for '${localization.attributes.locale}' has no screenshot of the size ${sizes?.[0]}.`,
    }));
}

function hasShot(state: AppStoreState, set: Resource): boolean {
  return childrenOf(state, 'appScreenshots', { appScreenshotSet: set.id }).some(
    ({ attributes }) =>
      (attributes.assetDeliveryState as { state?: string } | undefined)?.state === 'COMPLETE',
  );
}
