import type { XmlElement } from '../../xml-tree.ts';
import { type AttributeReader, elementsNamed } from '../attributes.ts';

/** An API level as the manifest has it. */
export interface SdkVersion {
  /** API level; that of a preview is the one it became, or 10000 when it is not known here. */
  readonly api: number;
  /** Name of a preview such as `Baklava`: installs only on devices that run that preview. */
  readonly codename: string | undefined;
}

export interface SdkVersions {
  /** Undefined where the manifest says nothing: the platform takes 1. */
  readonly min: SdkVersion | undefined;
  /** Undefined where the manifest says nothing: the platform takes `min`. */
  readonly target: SdkVersion | undefined;
  readonly max: number | undefined;
  /** API level and name of the SDK the app was compiled with. */
  readonly compile: number | undefined;
  readonly compileName: string | undefined;
}

/** Previews by Build.VERSION_CODES, and as `SdkConstants.cpp` of aapt2 knows them. */
const previews: Readonly<Record<string, number>> = {
  Donut: 4,
  Q: 29,
  R: 30,
  S: 31,
  Sv2: 32,
  Tiramisu: 33,
  UpsideDownCake: 34,
  VanillaIceCream: 35,
  Baklava: 36,
};
const developmentApi = 10_000;

/** Reads uses-sdk; several of them add up, and a later one wins, as for the platform. */
export function readSdkVersions(root: XmlElement, read: AttributeReader): SdkVersions {
  const elements = elementsNamed(root, 'uses-sdk');
  const last = <T>(of: (element: XmlElement) => T | undefined): T | undefined =>
    elements.map(of).findLast((value) => value !== undefined);
  return {
    min: last((element) => sdkVersion(element, read, 'minSdkVersion')),
    target: last((element) => sdkVersion(element, read, 'targetSdkVersion')),
    max: last((element) => read.integer(element, 'maxSdkVersion')),
    compile: read.integer(root, 'compileSdkVersion'),
    compileName: read.text(root, 'compileSdkVersionCodename'),
  };
}

function sdkVersion(
  element: XmlElement,
  read: AttributeReader,
  name: 'minSdkVersion' | 'targetSdkVersion',
): SdkVersion | undefined {
  const api = read.integer(element, name);
  if (api !== undefined) return { api, codename: undefined };
  // A preview may be followed by a fingerprint: `Tiramisu.7f3a…`.
  const codename = read.text(element, name)?.split('.')[0];
  if (codename === undefined || codename === '') return undefined;
  return { api: previews[codename] ?? developmentApi, codename };
}
