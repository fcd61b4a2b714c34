import type { XmlElement } from '../../xml-tree.ts';
import { type AttributeReader, elementsBelow, elementsNamed } from '../attributes.ts';
import type { RequestedPermission } from '../permissions/requested.ts';
import { impliedByOrientation, impliedByPermission } from './implied-features.ts';

/** Hardware or software that the app uses; Play does not offer it to devices that lack a required one. */
export interface Feature {
  readonly name: string;
  readonly required: boolean;
  /** Least version of the feature; 0 for any. */
  readonly version: number;
  /** Why it counts as required though the manifest does not name it; empty where it does. */
  readonly impliedBy: readonly string[];
  /** Implied only by a permission that is asked for on Android 6 and later. */
  readonly onlySdk23: boolean;
}

/** Features of which a device needs all; an app without feature groups has one. */
export interface FeatureGroup {
  readonly label: string | undefined;
  /** 0x00030001 for 3.1; undefined where no version of OpenGL ES is asked for. */
  readonly glEsVersion: number | undefined;
  readonly features: readonly Feature[];
}

/** A feature that stands for others: FeatureGroup::AddFeature of aapt2's DumpManifest.cpp. */
const includes: Readonly<Record<string, readonly string[]>> = {
  'android.hardware.camera.autofocus': ['android.hardware.camera'],
  'android.hardware.camera.flash': ['android.hardware.camera'],
  'android.hardware.location.gps': ['android.hardware.location'],
  'android.hardware.location.network': ['android.hardware.location'],
  'android.hardware.faketouch.multitouch': ['android.hardware.faketouch'],
  ...among('android.hardware.faketouch'),
  'android.hardware.touchscreen.multitouch': ['android.hardware.touchscreen'],
  ...among('android.hardware.touchscreen'),
};
const androidExtensionPack = 'android.hardware.opengles.aep';
const glEs31 = 0x00030001;

function among(base: string): Readonly<Record<string, readonly string[]>> {
  const both = [`${base}.multitouch`, base];
  return { [`${base}.multitouch.distinct`]: both, [`${base}.multitouch.jazzhands`]: both };
}

export interface FeatureSources {
  readonly root: XmlElement;
  readonly read: AttributeReader;
  readonly requested: readonly RequestedPermission[];
  readonly targetSdk: number;
}

/** The groups of features, as Play filters by them; features sorted by name. */
export function readFeatures({ root, read, requested, targetSdk }: FeatureSources): readonly FeatureGroup[] {
  const common = readGroup(root, read, false);
  const groups = elementsNamed(root, 'feature-group').map((element) => ({
    ...readGroup(element, read, true),
    label: read.text(element, 'label'),
  }));
  if (groups.length === 0) {
    const implied = impliedFeatures({ root, read, requested, targetSdk }, common.features);
    return [{ ...common, features: sorted([...common.features, ...implied]) }];
  }
  return groups.map(({ label, glEsVersion, features }) => ({
    label,
    glEsVersion: larger(glEsVersion, common.glEsVersion),
    features: sorted(firstByName([...features, ...common.features])),
  }));
}

function readGroup(element: XmlElement, read: AttributeReader, allRequired: boolean): FeatureGroup {
  const features: Feature[] = [];
  let glEsVersion: number | undefined;
  for (const one of elementsNamed(element, 'uses-feature')) {
    const name = read.text(one, 'name');
    if (name === undefined) {
      glEsVersion = larger(glEsVersion, read.integer(one, 'glEsVersion'));
      continue;
    }
    const required = allRequired || (read.boolean(one, 'required') ?? true);
    const version = read.integer(one, 'version') ?? 0;
    features.push({ name, required, version, impliedBy: [], onlySdk23: false });
    if (!required) continue;
    if (name === androidExtensionPack) glEsVersion = larger(glEsVersion, glEs31);
    const others = includes[name] ?? [];
    features.push(...others.map((other) => ({ ...plain, name: other, required: true })));
  }
  return { label: undefined, glEsVersion, features: firstByName(features) };
}

const plain = { version: 0, impliedBy: [], onlySdk23: false } as const;

function impliedFeatures(sources: FeatureSources, declared: readonly Feature[]): readonly Feature[] {
  const reasons = [
    ...sources.requested
      .filter(({ impliedBy }) => impliedBy === undefined)
      .flatMap((one) => impliedByPermission(one, sources.targetSdk)),
    ...elementsBelow(sources.root, 'activity').flatMap((activity) =>
      impliedByOrientation(sources.read.integer(activity, 'screenOrientation')),
    ),
  ];
  const has = (name: string): boolean => [...declared, ...reasons].some((one) => one.name === name);
  if (!has('android.hardware.touchscreen')) {
    reasons.push({
      name: 'android.hardware.faketouch',
      reason: 'default feature for all apps',
      onlySdk23: false,
    });
  }
  const names = [...new Set(reasons.map(({ name }) => name))];
  return names
    .filter((name) => !declared.some((one) => one.name === name))
    .map((name) => {
      const own = reasons.filter((one) => one.name === name);
      const impliedBy = [...new Set(own.map(({ reason }) => reason))].sort();
      return { name, required: true, version: 0, impliedBy, onlySdk23: own.every((one) => one.onlySdk23) };
    });
}

function firstByName(features: readonly Feature[]): readonly Feature[] {
  const found = new Map<string, Feature>();
  for (const feature of features) if (!found.has(feature.name)) found.set(feature.name, feature);
  return [...found.values()];
}

function sorted(features: readonly Feature[]): readonly Feature[] {
  return features.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function larger(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? (left ?? right) : Math.max(left, right);
}
