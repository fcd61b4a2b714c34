import { readFile } from 'node:fs/promises';
import type { Inspection } from '../../inspect/inspection.ts';
import { inspectMutant } from '../../inspect/testing/inspect-mutant.ts';
import { requireSameContents } from '../../inspect/testing/require-same-contents.ts';
import { buildAab, signAab } from '../../testing/build-app.ts';
import { type FuzzSeed, type FuzzTarget, plainSeeds } from '../../testing/fuzz-target.ts';
import { inFolder } from '../../testing/in-folder.ts';
import { makeKey } from '../../testing/key.ts';
import { mutateBytes } from '../../testing/mutate-bytes.ts';
import { mutateFileOf } from '../../testing/mutate-file.ts';
import { below } from '../../testing/seeded-random.ts';
import { mutateZipRecords } from '../../zip/testing/fuzz-zip.ts';

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

const parsed = /(?:\.pb|\.xml|^META-INF\/.*)$/u;
const ofTheSignature = /^META-INF\/(MANIFEST\.MF|[^/]+\.(SF|RSA|DSA|EC)|SIG-[^/]*)$/iu;

/** A signed bundle as a whole: a compiled or signature file damaged inside a sound zip file, or the zip file. */
export const aabFuzzTarget: FuzzTarget = {
  name: 'aab',
  weight: 4,
  seeds: () =>
    inFolder(async (folder) => {
      const bundle = await buildAab(folder, app);
      await signAab(bundle, await makeKey(folder, 'upload'));
      return plainSeeds(await readFile(bundle));
    }),
  mutate: ({ bytes }, random) => {
    const kind = below(20, random);
    if (kind === 0) return mutateBytes(bytes, random);
    if (kind === 1) return mutateZipRecords(bytes, random);
    return mutateFileOf(bytes, random, { parsed, change: ({ content }) => mutateBytes(content, random) });
  },
  run: (mutant, seed) => inspectMutant(mutant, seed, { parsed, requireHonest }),
};

/**
 * Java does not look at checksums, so a bundle with a wrong one is verified; that the entry cannot be read has to be
 * told then.
 */
async function requireHonest(inspection: Inspection, mutant: Buffer, seed: FuzzSeed): Promise<void> {
  if (!('signature' in inspection) || !inspection.signature.verified) return;
  const ofTheZip = inspection.findings.filter(({ rule }) => rule.startsWith('zip/'));
  const told = new Set(ofTheZip.map(({ place }) => place));
  await requireSameContents(mutant, seed.bytes, {
    isCovered: (name) => !ofTheSignature.test(name) && !told.has(name),
  });
}
