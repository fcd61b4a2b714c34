/** Google Play's kinds of store images, as the API names them. */
export type PlayImageType =
  | 'icon'
  | 'featureGraphic'
  | 'tvBanner'
  | 'phoneScreenshots'
  | 'sevenInchScreenshots'
  | 'tenInchScreenshots'
  | 'tvScreenshots'
  | 'wearScreenshots';

export interface PlayGraphic {
  /** Exact size; screenshots have bounds instead. */
  readonly size?: { readonly widthPx: number; readonly heightPx: number };
  readonly formats: readonly ('png' | 'jpeg')[];
  readonly mostBytes: number;
  /** How many of them a listing holds. */
  readonly most: number;
  /** An icon may be see-through; what is shown on a page of its own may not. */
  readonly alpha: boolean;
}

/** `mediaUpload.maxSize` of edits.images.upload in the discovery document. */
export const mostImageBytes = 15_728_640;

/** Both sides of a screenshot lie between these, and the long one is at most twice the short one. */
export const screenshotBounds = { leastPx: 320, mostPx: 3840, longestRatio: 2 } as const;

const screenshots: PlayGraphic = {
  formats: ['png', 'jpeg'],
  mostBytes: mostImageBytes,
  most: 8,
  alpha: false,
};

/** https://support.google.com/googleplay/android-developer/answer/9866151 */
export const playGraphics: Readonly<Record<PlayImageType, PlayGraphic>> = {
  icon: {
    size: { widthPx: 512, heightPx: 512 },
    formats: ['png'],
    mostBytes: 1_048_576,
    most: 1,
    alpha: true,
  },
  featureGraphic: { ...screenshots, size: { widthPx: 1024, heightPx: 500 }, most: 1 },
  tvBanner: { ...screenshots, size: { widthPx: 1280, heightPx: 720 }, most: 1 },
  phoneScreenshots: screenshots,
  sevenInchScreenshots: screenshots,
  tenInchScreenshots: screenshots,
  tvScreenshots: screenshots,
  wearScreenshots: screenshots,
};

export const playImageTypes = Object.keys(playGraphics) as readonly PlayImageType[];
