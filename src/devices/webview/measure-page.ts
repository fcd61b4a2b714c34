import type { Page } from 'playwright-core';
import type { PageLayout } from '../judge-page.ts';

/** Measures a page that has come to rest. */
export function measurePage(page: Page): Promise<PageLayout> {
  return page.evaluate(readLayout);
}

/** As much of an element as is read here: the DOM library is not among Slipway's types. */
interface PageElement {
  readonly tagName: string;
  readonly id: string;
  readonly classList: Iterable<string>;
  getBoundingClientRect(): { readonly left: number; readonly right: number };
}

interface ImageElement {
  readonly currentSrc: string;
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Runs inside the page: it is sent there as source text, so it can use nothing from this file but types.
 */
async function readLayout(): Promise<PageLayout> {
  // biome-ignore lint/suspicious/noExplicitAny: the page's world has no types here; the DOM library would leak into all of Slipway.
  const window = globalThis as any;
  const { document, navigator } = window;
  const root = document.documentElement;
  const elements: readonly PageElement[] = [...(document.body?.querySelectorAll('*') ?? [])];
  const images: readonly ImageElement[] = [...document.images];

  const clips = (element: unknown) => /hidden|clip/.test(window.getComputedStyle(element).overflowX);

  const nameOf = ({ tagName, id, classList }: PageElement) =>
    [tagName.toLowerCase(), id && `#${id}`, ...[...classList].map((name) => `.${name}`)]
      .join('')
      .slice(0, 80);

  const beyondEdge = (element: PageElement) => {
    const { left, right } = element.getBoundingClientRect();
    return Math.max(right - window.screen.width, -left);
  };

  const widest = elements
    .map((element) => ({ element, beyond: beyondEdge(element) }))
    .filter(({ beyond }) => beyond > 1)
    .sort((a, b) => b.beyond - a.beyond)[0];

  const measureImage = async (image: ImageElement) => {
    const source = image.currentSrc || image.src;
    // `naturalWidth` of an image with `srcset` is divided by its density: the file is asked anew.
    const file = new window.Image();
    file.src = source;
    await file.decode().catch(() => undefined);
    const fit = window.getComputedStyle(image).objectFit;
    return {
      source,
      sourceWidth: file.naturalWidth,
      sourceHeight: file.naturalHeight,
      drawnWidth: image.width,
      drawnHeight: image.height,
      fit: fit === 'contain' || fit === 'scale-down' ? ('contain' as const) : ('cover' as const),
      vector: /^data:image\/svg|\.svg([?#]|$)/.test(source),
    };
  };

  return {
    facts: {
      language: navigator.language,
      direction: window.getComputedStyle(root).direction,
      touchPoints: navigator.maxTouchPoints,
      pixelRatio: window.devicePixelRatio,
      userAgent: navigator.userAgent,
    },
    // biome-ignore lint/performance/useDomNodeTextContent: only innerText leaves out what is hidden.
    visibleText: (document.body?.innerText ?? '').trim().slice(0, 200),
    contentWidth: (document.scrollingElement ?? root).scrollWidth,
    hasViewport: document.querySelector('meta[name=viewport]') !== null,
    scrollsSideways: !clips(root) && !(document.body && clips(document.body)),
    widest: widest === undefined ? undefined : nameOf(widest.element),
    images: await Promise.all(
      images.filter((image) => (image.currentSrc || image.src) !== '').map(measureImage),
    ),
  };
}
