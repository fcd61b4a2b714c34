import type { Device } from './device.ts';
import type { DeviceProblem, PageFacts, ProblemKind } from './device-runner.ts';

/** Everything that was seen while a page loaded and once it had come to rest. */
export interface PageObservations {
  readonly events: readonly PageEvent[];
  readonly layout: PageLayout;
}

/** Something that went wrong while the page ran. */
export interface PageEvent {
  readonly kind:
    | 'script-error'
    | 'unhandled-rejection'
    | 'console-error'
    | 'missing-resource'
    | 'outside-request';
  /** The error's words, or the address that was asked for. */
  readonly text: string;
  /** `file:line`, where the browser knows it. */
  readonly place?: string;
}

export interface PageLayout {
  readonly facts: PageFacts;
  /** The text a person can see, without surrounding blanks. */
  readonly visibleText: string;
  /** Width of the content, in CSS pixels. */
  readonly contentWidth: number;
  /** Whether the page has a `<meta name="viewport">`. */
  readonly hasViewport: boolean;
  /** Whether the page may be moved sideways: a page that clips its overflow on purpose may not. */
  readonly scrollsSideways: boolean;
  /** The element that reaches furthest beyond the edge, as a person would name it. */
  readonly widest: string | undefined;
  readonly images: readonly PageImage[];
}

export interface PageImage {
  readonly source: string;
  /** Pixels of the file that the browser chose; 0 when it could not be decoded. */
  readonly sourceWidth: number;
  readonly sourceHeight: number;
  /** Size on the page, in CSS pixels. */
  readonly drawnWidth: number;
  readonly drawnHeight: number;
  readonly fit: 'cover' | 'contain';
  readonly vector: boolean;
}

const eventWords: Readonly<Record<PageEvent['kind'], string>> = {
  'script-error': 'script error',
  'unhandled-rejection': 'unhandled rejection',
  'console-error': 'console error',
  'missing-resource': 'not in the artifact',
  'outside-request': 'blocked a request to the network',
};

/**
 * Layout is measured in whole CSS pixels, and the viewport is a rounded figure itself: a page as wide as the
 * screen may come out one pixel wider.
 */
const roundingPx = 1;

/** What is wrong with a page on a device. Empty: nothing. */
export function judgePage({ events, layout }: PageObservations, device: Device): readonly DeviceProblem[] {
  return [
    ...judgeEvents(events),
    ...judgeText(layout),
    ...judgeWidth(layout, device),
    ...layout.images.flatMap((image) => judgeImage(image, { events, device })),
  ];
}

/** The same trouble met many times is told once. Of use on its own when a page never came to rest. */
export function judgeEvents(events: readonly PageEvent[]): readonly DeviceProblem[] {
  const problems = events.map(({ kind, text, place }) => {
    const words = `${eventWords[kind]}: ${text}${place === undefined ? '' : ` (${place})`}`;
    return kind === 'outside-request' ? warning(kind, words) : error(kind, words);
  });
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

function judgeText({ visibleText }: PageLayout): readonly DeviceProblem[] {
  return visibleText === '' ? [error('blank-page', 'blank page: no text is visible')] : [];
}

function judgeWidth(layout: PageLayout, { viewport }: Device): readonly DeviceProblem[] {
  const beyond = layout.contentWidth - viewport.width;
  if (!layout.scrollsSideways || beyond <= roundingPx) return [];
  if (!layout.hasViewport) {
    // Whether this shows on a phone depends on the app's WebSettings.setUseWideViewPort, which is not seen here.
    return [warning('too-wide', `no <meta name="viewport">: laid out ${layout.contentWidth} px wide`)];
  }
  const culprit = layout.widest === undefined ? '' : `; ${layout.widest} reaches furthest`;
  return [
    error(
      'too-wide',
      `content is ${layout.contentWidth} px wide on a screen of ${viewport.width} px${culprit}`,
    ),
  ];
}

function judgeImage(
  image: PageImage,
  { events, device }: { events: readonly PageEvent[]; device: Device },
): readonly DeviceProblem[] {
  if (image.sourceWidth === 0 || image.sourceHeight === 0) {
    const alreadyTold = events.some(({ text }) => image.source.endsWith(text));
    return alreadyTold ? [] : [error('broken-image', `image cannot be decoded: ${shortName(image.source)}`)];
  }
  const needed = neededScale(image) * device.pixelRatio;
  // One part in fifty of enlargement is below what an eye can tell.
  if (image.vector || needed <= 1.02) return [];
  return [
    warning(
      'blurry-image',
      `blurry: ${shortName(image.source)} has ${image.sourceWidth}×${image.sourceHeight} pixels and is drawn at ` +
        `${Math.round(image.drawnWidth * device.pixelRatio)}×${Math.round(image.drawnHeight * device.pixelRatio)}`,
    ),
  ];
}

/** CSS pixels that each pixel of the file is spread over. */
function neededScale({ sourceWidth, sourceHeight, drawnWidth, drawnHeight, fit }: PageImage): number {
  const across = drawnWidth / sourceWidth;
  const down = drawnHeight / sourceHeight;
  return fit === 'contain' ? Math.min(across, down) : Math.max(across, down);
}

function shortName(source: string): string {
  return source.startsWith('data:') ? 'an inline image' : (source.split('/').at(-1) ?? source);
}

function error(kind: ProblemKind, message: string): DeviceProblem {
  return { kind, severity: 'error', message };
}

function warning(kind: ProblemKind, message: string): DeviceProblem {
  return { kind, severity: 'warning', message };
}
