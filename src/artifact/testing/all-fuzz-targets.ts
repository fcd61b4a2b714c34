import { aabFuzzTarget } from '../aab/testing/fuzz-aab.ts';
import { fuzzBinaryXml, fuzzDex, fuzzResourceTable } from '../apk/testing/fuzz.ts';
import { apkFuzzTarget } from '../apk/testing/fuzz-apk.ts';
import { assetCatalogFuzzTarget } from '../assets-car/testing/fuzz-target.ts';
import { ipaFuzzTarget } from '../ipa/testing/fuzz-ipa.ts';
import { profileFuzzTarget } from '../ipa/testing/fuzz-profile.ts';
import { machOFuzzTarget } from '../macho/testing/fuzz-macho.ts';
import { binaryPlistFuzzTarget, xmlPlistFuzzTarget } from '../plist/testing/fuzz-plist.ts';
import { elfFuzzTarget } from '../policy/testing/fuzz-target.ts';
import { contentScanFuzzTarget } from '../scan/testing/fuzz-target.ts';
import { signatureFuzzTarget, signedAnewFuzzTarget } from '../signing/testing/fuzz-target.ts';
import { zipFuzzTarget } from '../zip/testing/fuzz-zip.ts';
import type { FuzzTarget } from './fuzz-target.ts';

/** Whole files first: they take the longest. */
export const allFuzzTargets: readonly FuzzTarget[] = [
  ipaFuzzTarget,
  aabFuzzTarget,
  apkFuzzTarget,
  signatureFuzzTarget,
  signedAnewFuzzTarget,
  machOFuzzTarget,
  profileFuzzTarget,
  assetCatalogFuzzTarget,
  zipFuzzTarget,
  binaryPlistFuzzTarget,
  xmlPlistFuzzTarget,
  fuzzResourceTable,
  fuzzBinaryXml,
  fuzzDex,
  contentScanFuzzTarget,
  elfFuzzTarget,
];
