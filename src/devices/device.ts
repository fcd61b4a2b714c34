/** A device as far as web content can tell it from another one. */
export type Device = AndroidDevice | IosDevice;

interface AnyDevice {
  /** The name used in the config and on the command line, such as `pixel-8`. */
  readonly name: string;
  /** The name people know it by. */
  readonly title: string;
  /** What the device calls itself in the user agent (`Build.MODEL`). */
  readonly model: string;
  readonly kind: 'phone' | 'tablet' | 'foldable';
  /** The whole window in CSS pixels: an app draws edge to edge since Android 15. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** Device pixels for one CSS pixel; Android's density ÷ 160, the scale of iOS. */
  readonly pixelRatio: number;
  readonly touch: boolean;
}

export interface AndroidDevice extends AnyDevice {
  readonly system: 'android';
  /** Major version of Android. */
  readonly androidVersion: number;
  /** The bucket Android takes bitmaps from first on a screen of this density. */
  readonly density: 'hdpi' | 'xhdpi' | 'xxhdpi' | 'xxxhdpi';
}

export interface IosDevice extends AnyDevice {
  readonly system: 'ios';
  /** Major version of iOS or iPadOS. */
  readonly iosVersion: number;
}

export function isAndroid(device: Device): device is AndroidDevice {
  return device.system === 'android';
}

/** The user agent that a web view sends on this device. */
export function webViewUserAgent(device: Device, chromeMajor: number): string {
  return device.system === 'ios' ? webKitUserAgent(device) : androidUserAgent(device, chromeMajor);
}

/**
 * What WKWebView sends. On an iPad it asks for the pages of a Mac since iPadOS 13:
 * https://developer.apple.com/documentation/webkit/wkwebpagepreferences/preferredcontentmode
 */
function webKitUserAgent({ kind, iosVersion }: IosDevice): string {
  const machine =
    kind === 'tablet'
      ? 'Macintosh; Intel Mac OS X 10_15_7'
      : `iPhone; CPU iPhone OS ${iosVersion}_0 like Mac OS X`;
  const build = kind === 'tablet' ? '' : ' Mobile/15E148';
  return `Mozilla/5.0 (${machine}) AppleWebKit/605.1.15 (KHTML, like Gecko)${build}`;
}

/**
 * The user agent that Android's WebView sends on this device. The Chrome version is that of the engine
 * that really runs, so that a page which asks for features by version is not lied to.
 * Shape: https://developer.chrome.com/docs/webview/user-agent
 */
function androidUserAgent(device: AndroidDevice, chromeMajor: number): string {
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
