import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { FuzzTarget } from '../../ipa/testing/fuzz-target.ts';
import { mutateBytes } from '../../ipa/testing/mutate.ts';
import { openTestZip } from '../../ipa/testing/open-test-zip.ts';
import { buildAab } from '../../testing/build-app.ts';
import { type FileToZip, writeZip } from '../../testing/write-zip.ts';
import { readBundleDetails } from '../bundle-details.ts';
import { deliveredSizes } from '../delivered/delivered-sizes.ts';

const image = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** Small, with every kind of value that a table can hold. */
const app = {
  manifest: `<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.example.fuzz"
    android:versionCode="3" android:versionName="@string/hello">
  <uses-sdk android:minSdkVersion="17" android:targetSdkVersion="34"/>
  <application android:label="@string/hello" android:icon="@mipmap/icon" android:theme="@style/Look">
    <activity android:name=".Main" android:exported="true"/>
  </application>
</manifest>`,
  resources: {
    'values/values.xml': `<resources>
      <string name="hello">Hello</string><string name="styled">A <b>bold</b> word</string>
      <integer name="seven">7</integer><bool name="yes">true</bool><color name="red">#f00</color>
      <dimen name="gap">16dp</dimen><item name="part" type="fraction">50%p</item><item name="none" type="id"/>
      <array name="mixed"><item>1</item><item>@string/hello</item></array>
      <plurals name="files"><item quantity="one">one file</item><item quantity="other">%d files</item></plurals>
      <attr name="size" format="dimension|integer" min="1" max="9"/>
      <attr name="mode"><enum name="slow" value="1"/><enum name="fast" value="2"/></attr>
      <style name="Look" parent="android:Theme"><item name="size">3</item><item name="android:textColor">?attr/mode</item></style>
    </resources>`,
    'values-b+sr+Latn/values.xml': '<resources><string name="hello">Zdravo</string></resources>',
    'values-sw600dp-land-night/values.xml': '<resources><dimen name="gap">24dp</dimen></resources>',
    ...Object.fromEntries(
      ['mdpi', 'hdpi', 'xxhdpi'].flatMap((density) => [
        [`mipmap-${density}/icon.png`, image],
        [`drawable-${density}/star.png`, image],
      ]),
    ),
    'layout/main.xml':
      '<FrameLayout xmlns:android="http://schemas.android.com/apk/res/android" android:id="@+id/root">text</FrameLayout>',
  },
};

const compiled = /(?:\.pb|\.xml)$/u;

/** The files of a seed, taken apart once. */
const filesOf = new Map<Buffer, readonly FileToZip[]>();

/** Bundles whose compiled parts are damaged inside a sound zip file. */
export const aabFuzzTarget: FuzzTarget = {
  name: 'aab',
  seeds: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-fuzz-aab-'));
    try {
      const seed = await readFile(await buildAab(folder, app));
      filesOf.set(seed, await unpacked(seed));
      return [seed];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  mutate: (seed, random) => {
    const files = filesOf.get(seed) ?? [];
    const targets = files.filter(({ name }) => compiled.test(name));
    const target = targets[Math.floor(random() * targets.length)];
    return writeZip(
      files.map((file) => (file === target ? { ...file, content: mutateBytes(file.content, random) } : file)),
    );
  },
  run: async (input) => {
    try {
      const zip = await openTestZip(input, 'app.aab');
      const { details } = await readBundleDetails(zip);
      await deliveredSizes(zip, details.bundle);
      return 'deep';
    } catch (error) {
      if (error instanceof SlipwayError && error.code.startsWith('ARTIFACT_')) {
        return /protobuf|zip/u.test(error.message) ? 'shallow' : 'deep';
      }
      throw error;
    }
  },
};

async function unpacked(seed: Buffer): Promise<readonly FileToZip[]> {
  const zip = await openTestZip(seed, 'app.aab');
  const names = [...zip.entries.keys()].filter((name) => !name.endsWith('/'));
  return Promise.all(
    names.map(async (name) => ({ name, content: (await zip.read(name)) ?? Buffer.alloc(0) })),
  );
}
