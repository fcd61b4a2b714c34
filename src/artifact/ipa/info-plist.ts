import {
  arrayAt,
  asDict,
  booleanAt,
  dictAt,
  type PlistDict,
  type PlistValue,
  stringAt,
  stringsAt,
} from '../plist/plist-value.ts';

/** What an Info.plist says, in our words. Keys that are missing are undefined or empty. */
export interface InfoPlist {
  readonly bundleId: string | undefined;
  readonly name: string | undefined;
  readonly displayName: string | undefined;
  /** CFBundleShortVersionString, the version users see. */
  readonly shortVersion: string | undefined;
  /** CFBundleVersion, the build number. */
  readonly buildVersion: string | undefined;
  readonly packageType: string | undefined;
  readonly executable: string | undefined;
  readonly minimumOs: string | undefined;
  /** `iPhoneOS`, `iPhoneSimulator`, … */
  readonly platforms: readonly string[];
  readonly deviceFamilies: readonly DeviceFamily[];
  readonly orientations: { readonly iphone: readonly string[]; readonly ipad: readonly string[] };
  readonly requiresFullScreen: boolean;
  /** Name of the storyboard, or `dictionary` where UILaunchScreen stands instead. */
  readonly launchScreen: string | undefined;
  readonly iconName: string | undefined;
  /** Names of loose icon files, as an app without an asset catalog has them. */
  readonly iconFiles: readonly string[];
  /** Purpose strings by key, such as NSCameraUsageDescription. */
  readonly usageDescriptions: Readonly<Record<string, string>>;
  /** Answer to the question of export compliance; undefined when it is left to the website. */
  readonly usesNonExemptEncryption: boolean | undefined;
  readonly backgroundModes: readonly string[];
  readonly backgroundTasks: readonly string[];
  readonly urlSchemes: readonly string[];
  readonly transportSecurity: TransportSecurity;
  /** `iphoneos26.0` */
  readonly sdkName: string | undefined;
  /** `2600`: two digits of the major version, then minor and patch. */
  readonly xcode: string | undefined;
  readonly xcodeBuild: string | undefined;
  /** Of an extension: what it extends, such as com.apple.widgetkit-extension. */
  readonly extensionPoint: string | undefined;
}

export type DeviceFamily = 'iphone' | 'ipad' | 'tv' | 'watch' | 'vision' | 'mac';

/** https://developer.apple.com/documentation/bundleresources/information-property-list/nsapptransportsecurity */
export interface TransportSecurity {
  readonly allowsArbitraryLoads: boolean;
  readonly allowsArbitraryLoadsInWebContent: boolean;
  readonly allowsLocalNetworking: boolean;
  /** Domains that may be reached over plain HTTP. */
  readonly insecureDomains: readonly string[];
}

const families: Readonly<Record<string, DeviceFamily>> = {
  1: 'iphone',
  2: 'ipad',
  3: 'tv',
  4: 'watch',
  6: 'mac',
  7: 'vision',
};

export function readInfoPlist(dict: PlistDict): InfoPlist {
  return {
    bundleId: stringAt(dict, 'CFBundleIdentifier'),
    name: stringAt(dict, 'CFBundleName'),
    displayName: stringAt(dict, 'CFBundleDisplayName'),
    shortVersion: stringAt(dict, 'CFBundleShortVersionString'),
    buildVersion: stringAt(dict, 'CFBundleVersion'),
    packageType: stringAt(dict, 'CFBundlePackageType'),
    executable: stringAt(dict, 'CFBundleExecutable'),
    minimumOs: stringAt(dict, 'MinimumOSVersion'),
    platforms: stringsAt(dict, 'CFBundleSupportedPlatforms'),
    deviceFamilies: arrayAt(dict, 'UIDeviceFamily').flatMap((family) => families[String(family)] ?? []),
    orientations: orientations(dict),
    requiresFullScreen: isTrue(dict.get('UIRequiresFullScreen')),
    launchScreen: launchScreen(dict),
    iconName: iconNames(dict)[0],
    iconFiles: iconFiles(dict),
    usageDescriptions: usageDescriptions(dict),
    usesNonExemptEncryption: booleanAt(dict, 'ITSAppUsesNonExemptEncryption'),
    backgroundModes: stringsAt(dict, 'UIBackgroundModes'),
    backgroundTasks: stringsAt(dict, 'BGTaskSchedulerPermittedIdentifiers'),
    urlSchemes: arrayAt(dict, 'CFBundleURLTypes').flatMap((type) =>
      stringsAt(asDict(type), 'CFBundleURLSchemes'),
    ),
    transportSecurity: transportSecurity(dictAt(dict, 'NSAppTransportSecurity')),
    sdkName: stringAt(dict, 'DTSDKName'),
    xcode: stringAt(dict, 'DTXcode'),
    xcodeBuild: stringAt(dict, 'DTXcodeBuild'),
    extensionPoint:
      stringAt(dictAt(dict, 'NSExtension'), 'NSExtensionPointIdentifier') ??
      stringAt(dictAt(dict, 'EXAppExtensionAttributes'), 'EXExtensionPointIdentifier'),
  };
}

/** Old tools write `YES`. */
function isTrue(value: PlistValue | undefined): boolean {
  return value === true || (typeof value === 'string' && /^(yes|true|1)$/i.test(value));
}

function orientations(dict: PlistDict): InfoPlist['orientations'] {
  const shared = stringsAt(dict, 'UISupportedInterfaceOrientations');
  const ipad = stringsAt(dict, 'UISupportedInterfaceOrientations~ipad');
  return {
    iphone: dict.has('UISupportedInterfaceOrientations~iphone')
      ? stringsAt(dict, 'UISupportedInterfaceOrientations~iphone')
      : shared,
    ipad: ipad.length > 0 ? ipad : shared,
  };
}

function launchScreen(dict: PlistDict): string | undefined {
  const storyboard =
    stringAt(dict, 'UILaunchStoryboardName') ?? stringAt(dict, 'UILaunchStoryboardName~ipad');
  if (storyboard !== undefined && storyboard !== '') return storyboard;
  return dict.has('UILaunchScreen') || dict.has('UILaunchScreens') ? 'dictionary' : undefined;
}

function primaryIcons(dict: PlistDict): readonly PlistDict[] {
  return ['CFBundleIcons', 'CFBundleIcons~ipad'].flatMap(
    (key) => dictAt(dictAt(dict, key), 'CFBundlePrimaryIcon') ?? [],
  );
}

function iconNames(dict: PlistDict): readonly string[] {
  const direct = stringAt(dict, 'CFBundleIconName');
  const inner = primaryIcons(dict).flatMap((icon) => stringAt(icon, 'CFBundleIconName') ?? []);
  return [...(direct === undefined ? [] : [direct]), ...inner].filter((name) => name !== '');
}

function iconFiles(dict: PlistDict): readonly string[] {
  const nested = primaryIcons(dict).flatMap((icon) => stringsAt(icon, 'CFBundleIconFiles'));
  return [...new Set([...nested, ...stringsAt(dict, 'CFBundleIconFiles')])];
}

function usageDescriptions(dict: PlistDict): Readonly<Record<string, string>> {
  const found = [...dict].filter(([key]) => key.endsWith('UsageDescription'));
  return Object.fromEntries(found.map(([key, value]) => [key, typeof value === 'string' ? value : '']));
}

function transportSecurity(dict: PlistDict | undefined): TransportSecurity {
  const exceptions = [...(dictAt(dict, 'NSExceptionDomains') ?? [])];
  return {
    allowsArbitraryLoads: isTrue(dict?.get('NSAllowsArbitraryLoads')),
    allowsArbitraryLoadsInWebContent: isTrue(dict?.get('NSAllowsArbitraryLoadsInWebContent')),
    allowsLocalNetworking: isTrue(dict?.get('NSAllowsLocalNetworking')),
    insecureDomains: exceptions.flatMap(([domain, exception]) => {
      const allowed = ['NSExceptionAllowsInsecureHTTPLoads', 'NSTemporaryExceptionAllowsInsecureHTTPLoads'];
      return allowed.some((key) => isTrue(asDict(exception)?.get(key))) ? [domain] : [];
    }),
  };
}
