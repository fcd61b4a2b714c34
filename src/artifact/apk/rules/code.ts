import type { Finding } from '../../../findings/finding.ts';
import { dexLimit } from '../dex.ts';
import type { ApkFacts } from './apk-facts.ts';

/** From this Android on more than one dex file is loaded without help. */
const multidexSdk = 21;
/** https://developer.android.com/google/play/requirements/64-bit */
const wide: Readonly<Record<string, string>> = { 'armeabi-v7a': 'arm64-v8a', x86: 'x86_64' };

export function codeFindings(facts: ApkFacts): readonly Finding[] {
  return [...tooManyMethods(facts), ...multidexNeedsHelp(facts), ...only32Bits(facts)];
}

function tooManyMethods({ dex }: ApkFacts): readonly Finding[] {
  return dex.flatMap(({ name, methods, fields }) => {
    const over = [
      ...(methods > dexLimit ? [`${methods} methods`] : []),
      ...(fields > dexLimit ? [`${fields} fields`] : []),
    ];
    if (over.length === 0) return [];
    return [
      {
        rule: 'code/too-many-references',
        severity: 'error',
        place: name,
        message: `The dex file refers to ${over.join(' and ')}; instructions have room for ${dexLimit}`,
        remedy: 'Build with multidex, or let R8 remove what is not used.',
      },
    ];
  });
}

/** https://developer.android.com/build/multidex */
function multidexNeedsHelp({ dex, manifest }: ApkFacts): readonly Finding[] {
  if (dex.length < 2 || (manifest.sdk.min?.api ?? 1) >= multidexSdk) return [];
  return [
    {
      rule: 'code/multidex-before-android-5',
      severity: 'note',
      place: dex[1]?.name ?? '',
      message: `The code is in ${dex.length} dex files, and devices before Android 5 load the first one only`,
      remedy: 'Keep the multidex library in the app, or raise minSdk to 21.',
    },
  ];
}

function only32Bits({ abis, manifest }: ApkFacts): readonly Finding[] {
  // In a split APK the other ABI is in another file.
  if (manifest.split !== undefined) return [];
  return abis.flatMap((abi) => {
    const wanted = wide[abi];
    if (wanted === undefined || abis.includes(wanted)) return [];
    return [
      {
        rule: 'code/64-bit-missing',
        severity: 'error',
        place: `lib/${abi}`,
        message: `There are native libraries for ${abi} and none for ${wanted}; Play refuses it`,
        remedy: `Build the native libraries for ${wanted} too.`,
      },
    ];
  });
}
