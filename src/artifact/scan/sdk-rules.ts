export type SdkCategory =
  | 'billing'
  | 'analytics'
  | 'advertising'
  | 'attribution'
  | 'crash-reporting'
  | 'engagement'
  | 'debugging';

/** How a library is recognised. Extend it by a row; nothing else has to change. */
export interface SdkRule {
  readonly name: string;
  readonly category: SdkCategory;
  /** Beginnings of class names, with dots; the names that the maker does not let be obfuscated. */
  readonly classes?: readonly string[];
  /** Native libraries, without `lib` and `.so`. */
  readonly libraries?: readonly string[];
  /** Frameworks, those of the system among them, or resource bundles of statically linked ones, without their suffix. */
  readonly frameworks?: readonly string[];
  /** Objective-C classes that a program defines once the library is linked into it statically. */
  readonly programClasses?: readonly string[];
}

/** Beside the rows, because few libraries are told by them; of the makers' public headers. */
const programClasses: ReadonlyMap<string, readonly string[]> = new Map([
  ['RevenueCat', ['RCPurchases']],
  ['Braintree', ['BTAPIClient']],
  ['Firebase Analytics', ['FIRAnalytics', 'APMAnalytics']],
  ['Google Analytics', ['GAI']],
  ['Google Tag Manager', ['TAGManager']],
  ['Flurry', ['Flurry', 'FlurrySessionBuilder']],
  ['Segment', ['SEGAnalytics']],
  ['Countly', ['CountlyConfig']],
  ['Yandex AppMetrica', ['AMAAppMetrica', 'YMMYandexMetrica']],
  ['Umeng', ['UMConfigure']],
  ['FullStory', ['FSCrashlyticsHelper']],
  ['Google Mobile Ads', ['GADMobileAds']],
  ['Meta Audience Network', ['FBAudienceNetworkAds']],
  ['AppLovin', ['ALSdk']],
  ['Unity Ads', ['UADSMetaData']],
  ['ironSource', ['IronSource']],
  ['InMobi', ['IMSdk']],
  ['Mintegral', ['MTGSDK']],
  ['Pangle', ['PAGSdk', 'BUAdSDKManager']],
  ['Digital Turbine', ['IASDKCore']],
  ['Amazon Publisher Services', ['DTBAds']],
  ['Adjust', ['ADJConfig']],
  ['AppsFlyer', ['AppsFlyerLib']],
  ['Branch', ['BNCPreferenceHelper']],
  ['Kochava', ['KVATracker']],
  ['Singular', ['SingularConfig']],
  ['Tenjin', ['TenjinSDK']],
  ['Meta SDK', ['FBSDKApplicationDelegate', 'FBSDKAppEvents']],
  ['Snap Kit', ['SCSDKLoginClient']],
  ['Firebase Crashlytics', ['FIRCrashlytics']],
  ['Sentry', ['SentrySDK', 'SentryClient']],
  ['Bugsnag', ['BugsnagClient']],
  ['New Relic', ['NewRelicAgentInternal']],
  ['Instabug', ['IBGLog']],
  ['OneSignal', ['OneSignal']],
  ['Braze', ['Appboy']],
  ['CleverTap', ['CleverTap']],
  ['MoEngage', ['MoEngage']],
  ['WebEngage', ['WebEngage']],
  ['Airship', ['UAirship']],
  ['Intercom', ['ICMUserAttributes']],
  ['Leanplum', ['Leanplum']],
  ['Flipper', ['FlipperClient']],
  ['FLEX', ['FLEXManager']],
  ['Detox', ['DetoxManager']],
  ['Amplitude', ['AMPIdentify']],
  ['Vungle', ['VungleSDK']],
  ['Chartboost', ['CHBInterstitial']],
]);

/**
 * Class names and frameworks are the published ones of each maker; the tracking ones agree with the public
 * tracker list of Exodus Privacy. Recalled in November 2026, not generated: a row may be out of date.
 */
export const sdkRules: readonly SdkRule[] = [
  row('Google Play Billing', 'billing', ['com.android.billingclient.api']),
  row('StoreKit', 'billing', [], ['StoreKit']),
  row('Amazon Appstore SDK', 'billing', ['com.amazon.device.iap']),
  row('Samsung In-App Purchase', 'billing', ['com.samsung.android.sdk.iap']),
  row('Huawei In-App Purchases', 'billing', ['com.huawei.hms.iap']),
  row('RevenueCat', 'billing', ['com.revenuecat.purchases'], ['RevenueCat', 'RevenueCat_RevenueCat']),
  row('Adapty', 'billing', ['com.adapty'], ['Adapty']),
  row('Qonversion', 'billing', ['com.qonversion.android'], ['Qonversion']),
  row('Stripe', 'billing', ['com.stripe.android'], ['Stripe', 'StripeCore', 'StripePaymentSheet']),
  row('Braintree', 'billing', ['com.braintreepayments.api'], ['BraintreeCore']),
  row('PayPal', 'billing', ['com.paypal.checkout', 'com.paypal.android'], ['PayPalCheckout']),
  row('Adyen', 'billing', ['com.adyen.checkout'], ['Adyen']),
  row('Razorpay', 'billing', ['com.razorpay'], ['Razorpay']),
  row(
    'Firebase Analytics',
    'analytics',
    ['com.google.firebase.analytics', 'com.google.android.gms.measurement'],
    ['FirebaseAnalytics', 'GoogleAppMeasurement'],
  ),
  row('Google Analytics', 'analytics', ['com.google.android.gms.analytics'], ['GoogleAnalytics']),
  row('Google Tag Manager', 'analytics', ['com.google.android.gms.tagmanager'], ['GoogleTagManager']),
  row('Mixpanel', 'analytics', ['com.mixpanel.android'], ['Mixpanel']),
  row('Amplitude', 'analytics', ['com.amplitude'], ['Amplitude', 'AmplitudeSwift']),
  row('Segment', 'analytics', ['com.segment.analytics'], ['Segment']),
  row('PostHog', 'analytics', ['com.posthog'], ['PostHog']),
  row('Flurry', 'analytics', ['com.flurry'], ['Flurry']),
  row('Matomo', 'analytics', ['org.matomo.sdk'], ['MatomoTracker']),
  row('Heap', 'analytics', ['com.heapanalytics'], ['Heap']),
  row('Countly', 'analytics', ['ly.count.android'], ['Countly']),
  row(
    'Yandex AppMetrica',
    'analytics',
    ['io.appmetrica.analytics', 'com.yandex.metrica'],
    ['AppMetricaCore', 'YandexMobileMetrica'],
  ),
  row('Umeng', 'analytics', ['com.umeng'], ['UMCommon']),
  row('Microsoft Clarity', 'analytics', ['com.microsoft.clarity'], ['Clarity']),
  row('FullStory', 'analytics', ['com.fullstory'], ['FullStory']),
  row('Smartlook', 'analytics', ['com.smartlook'], ['SmartlookAnalytics']),
  row('UXCam', 'analytics', ['com.uxcam'], ['UXCam']),
  row('AdSupport', 'advertising', [], ['AdSupport']),
  row('Google Mobile Ads', 'advertising', ['com.google.android.gms.ads'], ['GoogleMobileAds']),
  row('Meta Audience Network', 'advertising', ['com.facebook.ads'], ['FBAudienceNetwork']),
  row('AppLovin', 'advertising', ['com.applovin'], ['AppLovinSDK']),
  row('Unity Ads', 'advertising', ['com.unity3d.ads', 'com.unity3d.services.ads'], ['UnityAds']),
  row('ironSource', 'advertising', ['com.ironsource'], ['IronSource']),
  row('Vungle', 'advertising', ['com.vungle'], ['VungleAdsSDK', 'VungleSDK']),
  row('InMobi', 'advertising', ['com.inmobi'], ['InMobiSDK']),
  row('Chartboost', 'advertising', ['com.chartboost.sdk'], ['ChartboostSDK']),
  row('Mintegral', 'advertising', ['com.mbridge.msdk'], ['MTGSDK']),
  row('Pangle', 'advertising', ['com.bytedance.sdk.openadsdk', 'com.pgl.sys'], ['PAGAdSDK', 'BUAdSDK']),
  row('Digital Turbine', 'advertising', ['com.fyber'], ['IASDKCore']),
  row('Smaato', 'advertising', ['com.smaato'], ['SmaatoSDKCore']),
  row('Criteo', 'advertising', ['com.criteo.publisher'], ['CriteoPublisherSdk']),
  row('Taboola', 'advertising', ['com.taboola.android'], ['TaboolaSDK']),
  row('Liftoff Monetize', 'advertising', ['io.liftoff'], ['LiftoffMonetize']),
  row('Amazon Publisher Services', 'advertising', ['com.amazon.device.ads'], ['DTBiOSSDK']),
  row('AdServices', 'attribution', [], ['AdServices']),
  row('Adjust', 'attribution', ['com.adjust.sdk'], ['AdjustSdk', 'Adjust', 'AdjustSigSdk']),
  row('AppsFlyer', 'attribution', ['com.appsflyer'], ['AppsFlyerLib']),
  row('Branch', 'attribution', ['io.branch.referral'], ['BranchSDK', 'Branch']),
  row('Kochava', 'attribution', ['com.kochava'], ['KochavaTracker', 'KochavaCore']),
  row('Singular', 'attribution', ['com.singular.sdk'], ['Singular']),
  row('Tenjin', 'attribution', ['com.tenjin.android'], ['TenjinSDK']),
  row('Install Referrer', 'attribution', ['com.android.installreferrer.api']),
  row('Meta SDK', 'attribution', ['com.facebook.appevents'], ['FBSDKCoreKit', 'FacebookCore']),
  row('TikTok Business', 'attribution', ['com.tiktok.appevents'], ['TikTokBusinessSDK']),
  row('Snap Kit', 'attribution', ['com.snap.corekit'], ['SCSDKCoreKit']),
  row(
    'Firebase Crashlytics',
    'crash-reporting',
    ['com.google.firebase.crashlytics'],
    ['FirebaseCrashlytics'],
    ['crashlytics', 'crashlytics-handler'],
  ),
  row('Sentry', 'crash-reporting', ['io.sentry'], ['Sentry', 'SentrySwift'], ['sentry', 'sentry-android']),
  row('Bugsnag', 'crash-reporting', ['com.bugsnag.android'], ['Bugsnag'], ['bugsnag-ndk']),
  row('Datadog', 'crash-reporting', ['com.datadog.android'], ['DatadogCore'], ['datadog-native-lib']),
  row('New Relic', 'crash-reporting', ['com.newrelic.agent.android'], ['NewRelic']),
  row('Instabug', 'crash-reporting', ['com.instabug'], ['Instabug', 'InstabugSDK']),
  row('Embrace', 'crash-reporting', ['io.embrace.android'], ['EmbraceIO', 'Embrace']),
  row('Dynatrace', 'crash-reporting', ['com.dynatrace.android'], ['Dynatrace']),
  row('OneSignal', 'engagement', ['com.onesignal'], ['OneSignalFramework', 'OneSignal']),
  row('Braze', 'engagement', ['com.braze', 'com.appboy'], ['BrazeKit', 'Appboy_iOS_SDK']),
  row('CleverTap', 'engagement', ['com.clevertap.android'], ['CleverTapSDK']),
  row('MoEngage', 'engagement', ['com.moengage'], ['MoEngageSDK']),
  row('WebEngage', 'engagement', ['com.webengage.sdk'], ['WebEngage']),
  row('Airship', 'engagement', ['com.urbanairship'], ['AirshipCore', 'AirshipKit']),
  row('Iterable', 'engagement', ['com.iterable.iterableapi'], ['IterableSDK']),
  row('Intercom', 'engagement', ['io.intercom.android'], ['Intercom']),
  row('Leanplum', 'engagement', ['com.leanplum'], ['Leanplum']),
  row('LeakCanary', 'debugging', ['leakcanary'], []),
  row('Flipper', 'debugging', ['com.facebook.flipper'], ['FlipperKit'], ['flipper']),
  row('Stetho', 'debugging', ['com.facebook.stetho']),
  row('Chucker', 'debugging', ['com.chuckerteam.chucker.internal']),
  row('Hyperion', 'debugging', ['com.willowtreeapps.hyperion.core']),
  row('Reveal', 'debugging', [], ['RevealServer']),
  row('FLEX', 'debugging', [], ['FLEX']),
  row('JUnit', 'debugging', ['org.junit', 'junit.framework']),
  row('Mockito', 'debugging', ['org.mockito']),
  row('AndroidX Test', 'debugging', ['androidx.test']),
  row('Espresso', 'debugging', ['androidx.test.espresso']),
  row('XCTest', 'debugging', [], ['XCTest', 'XCTestCore', 'XCUIAutomation', 'XCTAutomationSupport']),
  row('Detox', 'debugging', ['com.wix.detox'], ['Detox']),
];

function row(
  name: string,
  category: SdkCategory,
  ...[classes = [], frameworks = [], libraries = []]: readonly (readonly string[])[]
): SdkRule {
  return { name, category, classes, frameworks, libraries, programClasses: programClasses.get(name) ?? [] };
}
