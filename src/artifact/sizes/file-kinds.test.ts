import { describe, expect, test } from 'vitest';
import { androidKind } from './android-kind.ts';
import { iosKind } from './ios-kind.ts';

describe('files of an APK', () => {
  test.each([
    ['classes2.dex', 'code'],
    ['lib/arm64-v8a/libapp.so', 'native arm64-v8a'],
    ['res/drawable-xxhdpi-v4/logo.png', 'resources xxhdpi'],
    ['res/drawable-de-night-hdpi-v8/logo.png', 'resources hdpi'],
    ['res/drawable-420dpi-v4/logo.png', 'resources 420dpi'],
    ['res/drawable-nodpi/photo.jpg', 'resources nodpi'],
    ['res/layout-sw600dp-v13/main.xml', 'resources'],
    ['res/drawable/shape.xml', 'resources'],
    ['res/a8.png', 'resources'],
    ['resources.arsc', 'resource-table'],
    ['AndroidManifest.xml', 'manifest'],
    ['assets/www/index.html', 'web'],
    ['assets/index.android.bundle', 'web'],
    ['assets/fonts/Inter.ttf', 'fonts'],
    ['assets/intro.mp4', 'media'],
    ['assets/img/harbour@2x.png', 'images'],
    ['assets/model.tflite', 'assets'],
    ['META-INF/CERT.RSA', 'signatures'],
    ['META-INF/MANIFEST.MF', 'signatures'],
    ['META-INF/services/a.b.C', 'metadata'],
    ['kotlin/kotlin.kotlin_builtins', 'other'],
    ['com/ibm/icu/impl/data/icudt73b/de.res', 'other'],
  ])('%s is %s', (name, expected) => {
    const { kind, variant } = androidKind(name);
    expect(`${kind} ${variant}`.trim()).toBe(expected);
  });
});

describe('files of a bundle', () => {
  test.each([
    ['base/dex/classes.dex', 'code'],
    ['base/lib/x86_64/libapp.so', 'native x86_64'],
    ['camera/res/drawable-mdpi-v4/lens.png', 'resources mdpi'],
    ['base/resources.pb', 'resource-table'],
    ['base/manifest/AndroidManifest.xml', 'manifest'],
    ['base/assets/www/app.js', 'web'],
    ['base/root/kotlin/kotlin.kotlin_builtins', 'other'],
    ['base/native.pb', 'metadata'],
    ['BundleConfig.pb', 'metadata'],
    ['BUNDLE-METADATA/com.android.tools.build.obfuscation/proguard.map', 'metadata'],
    ['META-INF/UPLOAD.SF', 'signatures'],
  ])('%s is %s', (name, expected) => {
    const { kind, variant } = androidKind(name);
    expect(`${kind} ${variant}`.trim()).toBe(expected);
  });
});

describe('files of an IPA', () => {
  test.each([
    ['Payload/Chat.app/Chat', 'executable'],
    ['Products/Applications/Chat.app/Chat', 'executable'],
    ['Chat.app/Chat', 'executable'],
    ['Payload/Chat.app/Frameworks/Kit.framework/Kit', 'frameworks Kit'],
    ['Payload/Chat.app/Frameworks/libswiftCore.dylib', 'frameworks libswiftCore'],
    ['Payload/Chat.app/Frameworks/Kit.framework/_CodeSignature/CodeResources', 'signatures'],
    ['Payload/Chat.app/PlugIns/Share.appex/Share', 'extensions Share'],
    ['Payload/Chat.app/Watch/Wrist.app/Wrist', 'extensions Wrist'],
    ['Payload/Chat.app/Assets.car', 'asset-catalog'],
    ['Payload/Chat.app/Base.lproj/Main.storyboardc/Info.plist', 'interface'],
    ['Payload/Chat.app/de.lproj/Localizable.strings', 'localizations de'],
    ['Payload/Chat.app/main.jsbundle', 'web'],
    ['Payload/Chat.app/Inter.otf', 'fonts'],
    ['Payload/Chat.app/Info.plist', 'metadata'],
    ['Payload/Chat.app/embedded.mobileprovision', 'signatures'],
    ['Payload/Chat.app/photo.heic', 'images'],
    ['Payload/Chat.app/words.db', 'other'],
    ['Symbols/1234.symbols', 'symbols'],
    ['dSYMs/Chat.app.dSYM/Contents/Resources/DWARF/Chat', 'symbols'],
    ['SwiftSupport/iphoneos/libswiftCore.dylib', 'metadata'],
    ['Info.plist', 'metadata'],
  ])('%s is %s', (name, expected) => {
    const { kind, variant } = iosKind(name);
    expect(`${kind} ${variant}`.trim()).toBe(expected);
  });
});
