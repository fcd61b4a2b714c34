/** An Android device as far as web content can tell it from another one. */
export interface Device {
  /** The name used in the config and on the command line, such as `pixel-8`. */
  readonly name: string;
  /** The name people know it by. */
  readonly title: string;
  /** What the device calls itself in the user agent (`Build.MODEL`). */
  readonly model: string;
  readonly kind: 'phone' | 'tablet' | 'foldable';
  /** The whole window in CSS pixels: an app draws edge to edge since Android 15. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Device pixels for one CSS pixel; Android's density ÷ 160. */
  readonly pixelRatio: number;
  readonly touch: boolean;
  /** Major version of Android. */
  readonly androidVersion: number;
  /** The bucket Android takes bitmaps from first on a screen of this density. */
  readonly density: 'hdpi' | 'xhdpi' | 'xxhdpi' | 'xxxhdpi';
}

/**
 * The user agent that Android's WebView sends on this device. The Chrome version is that of the engine
 * that really runs, so that a page which asks for features by version is not lied to.
 * Shape: https://developer.chrome.com/docs/webview/user-agent
 */
export function webViewUserAgent(device: Device, chromeMajor: number): string {
  const mobile = device.kind === 'tablet' ? '' : ' Mobile';
  return [
    `Mozilla/5.0 (Linux; Android ${device.androidVersion}; ${device.model}; wv)`,
    'AppleWebKit/537.36 (KHTML, like Gecko)',
    `Version/4.0 Chrome/${chromeMajor}.0.0.0${mobile} Safari/537.36`,
  ].join(' ');
}

/** The size of a full screenshot, in device pixels, rounded as Chromium rounds it. */
export function screenPixels({ viewport, pixelRatio }: Device): { width: number; height: number } {
  return {
    width: Math.round(viewport.width * pixelRatio),
    height: Math.round(viewport.height * pixelRatio),
  };
}
