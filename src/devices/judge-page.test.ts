import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDevice } from './find-device.ts';
import { judgePage, type PageEvent, type PageImage, type PageLayout } from './judge-page.ts';

const phone = findDevice('galaxy-s24');

const goodLayout: PageLayout = {
  facts: { language: 'en-US', direction: 'ltr', touchPoints: 1, pixelRatio: 3, userAgent: 'any' },
  visibleText: 'Harbour',
  contentWidth: 360,
  hasViewport: true,
  scrollsSideways: true,
  widest: undefined,
  images: [],
};

const goodImage: PageImage = {
  source: 'https://appassets.androidplatform.net/assets/www/boat.png',
  sourceWidth: 300,
  sourceHeight: 300,
  drawnWidth: 100,
  drawnHeight: 100,
  fit: 'cover',
  vector: false,
};

function judge(layout: Partial<PageLayout>, events: readonly PageEvent[] = []) {
  return judgePage({ events, layout: { ...goodLayout, ...layout } }, phone).map(
    ({ kind, severity }) => `${severity} ${kind}`,
  );
}

describe('judgePage', () => {
  test('has nothing to say about a good page', () => {
    expect(judge({ images: [goodImage] })).toEqual([]);
  });

  test('lets one pixel of rounding pass, not two, and not what is clipped on purpose', () => {
    expect(judge({ contentWidth: 361 })).toEqual([]);
    expect(judge({ contentWidth: 362 })).toEqual(['error too-wide']);
    expect(judge({ contentWidth: 900, scrollsSideways: false })).toEqual([]);
  });

  test('warns when the page does not say how wide it is', () => {
    expect(judge({ contentWidth: 980, hasViewport: false })).toEqual(['warning too-wide']);
    expect(judge({ contentWidth: 360, hasViewport: false })).toEqual([]);
  });

  test('warns of an image with fewer pixels than the screen draws', () => {
    const oneTimes = { ...goodImage, sourceWidth: 100, sourceHeight: 100 };
    expect(judge({ images: [oneTimes] })).toEqual(['warning blurry-image']);
    expect(judge({ images: [{ ...oneTimes, vector: true }] })).toEqual([]);
  });

  test('knows that a contained image is as large as its tighter side lets it be', () => {
    const wideBox = { ...goodImage, drawnWidth: 300 };
    expect(judge({ images: [wideBox] })).toEqual(['warning blurry-image']);
    expect(judge({ images: [{ ...wideBox, fit: 'contain' }] })).toEqual([]);
  });

  test('tells of an image that is not there once, by its missing file', () => {
    const broken = { ...goodImage, sourceWidth: 0, sourceHeight: 0 };
    const missing: PageEvent = { kind: 'missing-resource', text: '/assets/www/boat.png' };
    expect(judge({ images: [broken] })).toEqual(['error broken-image']);
    expect(judge({ images: [broken] }, [missing])).toEqual(['error missing-resource']);
  });

  test('tells the same trouble once, however often it happened', () => {
    const event: PageEvent = { kind: 'script-error', text: 'Error: no wind', place: 'app.js:3' };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (times) => {
        const events = Array.from({ length: times }, () => event);
        expect(judge({}, events)).toEqual(['error script-error']);
      }),
    );
  });

  test('never calls an image blurry that has a pixel for every pixel of the screen', () => {
    const size = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(size, size, (drawnWidth, drawnHeight) => {
        const sharp = {
          ...goodImage,
          drawnWidth,
          drawnHeight,
          sourceWidth: drawnWidth * phone.pixelRatio,
          sourceHeight: drawnHeight * phone.pixelRatio,
        };
        expect(judge({ images: [sharp] })).toEqual([]);
      }),
    );
  });
});
