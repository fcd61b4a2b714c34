import type { AppSource } from '../../testing/build-app.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const text = (value: string): string => `<resources><string name="app_name">${value}</string></resources>`;
const adaptive = `<adaptive-icon xmlns:android="http://schemas.android.com/apk/res/android">
  <background android:drawable="@color/ground"/>
  <foreground><inset android:drawable="@mipmap/front" android:inset="10%"/></foreground></adaptive-icon>`;

/** An app with one of everything that aapt2 has something to say about. */
export const richApp: AppSource = {
  manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.rich"
    android:versionCode="7" android:versionName="@string/version" android:installLocation="auto">
  <uses-sdk android:minSdkVersion="@integer/least" android:targetSdkVersion="28" android:maxSdkVersion="40"/>
  <uses-permission android:name="android.permission.CAMERA" android:maxSdkVersion="30"/>
  <uses-permission android:name="android.permission.WRITE_EXTERNAL_STORAGE" android:maxSdkVersion="29"/>
  <uses-permission android:name="android.permission.SEND_SMS"/>
  <uses-permission-sdk-23 android:name="android.permission.RECORD_AUDIO"/>
  <uses-permission-sdk-23 android:name="android.permission.ACCESS_FINE_LOCATION"/>
  <permission android:name="com.example.rich.OWN" android:protectionLevel="signature|privileged"/>
  <permission android:name="com.example.rich.OPEN"/>
  <uses-feature android:name="android.hardware.camera.flash"/>
  <uses-feature android:name="android.hardware.telephony" android:required="false"/>
  <uses-feature android:name="android.hardware.vulkan.level" android:version="1"/>
  <uses-feature android:glEsVersion="0x00030001"/>
  <uses-feature android:name="android.hardware.touchscreen.multitouch.jazzhands"/>
  <application android:label="@string/app_name" android:icon="@mipmap/icon" android:roundIcon="@mipmap/icon"
      android:testOnly="true" android:isGame="@bool/game" android:permission="com.example.rich.OWN"
      android:networkSecurityConfig="@xml/network" android:fullBackupContent="@xml/backup">
    <activity android:name=".Main" android:screenOrientation="landscape">
      <intent-filter><action android:name="android.intent.action.MAIN"/>
        <category android:name="android.intent.category.LAUNCHER"/></intent-filter></activity>
    <activity android:name="Second" android:exported="@bool/game" android:enabled="false"/>
    <activity-alias android:name="other.Alias" android:targetActivity=".Main" android:permission="com.example.rich.OPEN"
        android:exported="true"/>
    <service android:name=".Play" android:foregroundServiceType="mediaPlayback|location"/>
    <receiver android:name=".Wake" android:permission="com.example.rich.OPEN">
      <intent-filter><action android:name="android.intent.action.BOOT_COMPLETED"/></intent-filter></receiver>
    <provider android:name=".Files" android:authorities="com.example.rich.a;com.example.rich.b"
        android:readPermission="com.example.rich.OPEN" android:exported="true"/>
  </application>
</manifest>`,
  resources: {
    'values/strings.xml': `<resources><string name="app_name">Rich app</string><string name="version">1.2-β</string>
      <string name="named">@string/app_name</string><string name="res_like">res/not/a/file</string>
      <integer name="least">21</integer><bool name="game">true</bool><color name="ground">#ff112233</color>
      <dimen name="gap">16.5dp</dimen><item type="dimen" name="share" format="fraction">25%p</item>
      <integer-array name="numbers"><item>1</item><item>-2</item></integer-array>
      <style name="Look"><item name="android:textColor">@color/ground</item></style></resources>`,
    'values-de/strings.xml': text('Reich'),
    'values-de-rAT/strings.xml': text('Leiwand'),
    'values-b+sr+Latn/strings.xml': text('Bogat'),
    'values-b+es+419/strings.xml': text('Rico'),
    'values-es/strings.xml': text('Rico de España'),
    'values-fil/strings.xml': text('Mayaman'),
    'values-en-rGB/strings.xml': text('Rich, actually'),
    'values-en-rAU/numbers.xml': '<resources><integer name="least">21</integer></resources>',
    'values-es-rMX/numbers.xml': '<resources><integer name="least">21</integer></resources>',
    'values-de-rCH/numbers.xml': '<resources><integer name="least">21</integer></resources>',
    'values-en/numbers.xml': '<resources><integer name="least">21</integer></resources>',
    'values-night/colors.xml': '<resources><color name="ground">#80445566</color></resources>',
    'values-mcc310-mnc4-ldrtl-sw600dp-w720dp-h480dp-large-long-round-widecg-highdr-land-car-night-420dpi-stylus-keysexposed-qwerty-navhidden-wheel-800x600-v31/all.xml':
      '<resources><integer name="least">22</integer></resources>',
    'xml/network.xml': `<network-security-config><base-config cleartextTrafficPermitted="false"/>
      <domain-config cleartextTrafficPermitted="true"><domain includeSubdomains="true"> Plain.example </domain></domain-config>
      <domain-config><domain>pinned.example</domain><trust-anchors><certificates src="user"/><certificates src="system"/></trust-anchors>
        <pin-set expiration="2030-01-31"><pin digest="SHA-256">7HIpactkIAq2Y49orFOOQKurWxmmSFZhBCoQYcRhJ3Y=</pin></pin-set>
        <domain-config><domain>inner.pinned.example</domain></domain-config></domain-config>
      <debug-overrides><trust-anchors><certificates src="@raw/ca" overridePins="true"/></trust-anchors></debug-overrides>
      </network-security-config>`,
    'xml/backup.xml':
      '<full-backup-content><include domain="file" path="."/><exclude domain="sharedpref" path="tokens.xml"/></full-backup-content>',
    'raw/ca': 'not really',
    'mipmap-mdpi/icon.png': pixel,
    'mipmap-xhdpi/icon.png': pixel,
    'mipmap-xxxhdpi/icon.png': pixel,
    'mipmap-anydpi-v26/icon.xml': adaptive,
    'mipmap-hdpi/front.png': pixel,
    'drawable-nodpi/flat.png': pixel,
  },
};
