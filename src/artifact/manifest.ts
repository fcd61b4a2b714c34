import { SlipwayError } from '../errors/slipway-error.ts';
import type { DefaultedValue } from './artifact.ts';
import type { XmlAttribute, XmlElement, XmlValue } from './xml-tree.ts';

/** What a release needs to know from an Android manifest. */
export interface Manifest {
  readonly applicationId: string;
  readonly versionName: string | undefined;
  readonly versionCode: number;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  readonly permissions: readonly string[];
  /** Values the manifest leaves out, so that the platform's default stands in. */
  readonly undeclared: readonly DefaultedValue[];
}

/**
 * The framework's resource ids of the attributes (android.R.attr). Names may be obfuscated or empty in a
 * compiled manifest; the platform goes by the ids, and so do we.
 */
const attributeIds = {
  name: 0x01010003,
  debuggable: 0x0101000f,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
  versionCodeMajor: 0x01010576,
} as const;

type AttributeName = keyof typeof attributeIds;

const permissionElements = new Set(['uses-permission', 'uses-permission-sdk-23', 'uses-permission-sdk-m']);

/** Reads a manifest tree; ARTIFACT_MANIFEST_INVALID when a value is missing or cannot be told. */
export function readManifest(root: XmlElement, path: string): Manifest {
  if (root.name !== 'manifest') throw invalid(`The manifest starts with <${root.name}>.`, path);
  const code = integerOf(root, 'versionCode', path);
  const major = integerOf(root, 'versionCodeMajor', path) ?? 0;
  const sdk = readSdk(root, path);
  const versionName = attribute(root, 'versionName');
  return {
    applicationId: packageOf(root, path),
    versionName: textOf(versionName),
    // PackageInfo.getLongVersionCode: the major part is the upper 32 bits.
    versionCode: major * 2 ** 32 + (code ?? 0),
    // The platform's defaults: minSdkVersion 1, and targetSdkVersion as minSdkVersion.
    minSdk: sdk.min ?? 1,
    targetSdk: sdk.target ?? sdk.min ?? 1,
    debuggable: childrenOf(root, 'application').some((element) => booleanOf(element, 'debuggable', path)),
    permissions: permissionsOf(root),
    undeclared: [
      ...(versionName === undefined ? (['versionName'] as const) : []),
      ...(code === undefined ? (['versionCode'] as const) : []),
      ...(sdk.min === undefined ? (['minSdk'] as const) : []),
      ...(sdk.target === undefined ? (['targetSdk'] as const) : []),
    ],
  };
}

/** Several uses-sdk elements add up; the platform lets a later one win. */
function readSdk(root: XmlElement, path: string): { min: number | undefined; target: number | undefined } {
  let min: number | undefined;
  let target: number | undefined;
  for (const element of childrenOf(root, 'uses-sdk')) {
    min = integerOf(element, 'minSdkVersion', path) ?? min;
    target = integerOf(element, 'targetSdkVersion', path) ?? target;
  }
  return { min, target };
}

function packageOf(root: XmlElement, path: string): string {
  const value = root.attributes.find(({ name, resourceId }) => name === 'package' && resourceId === 0)?.value;
  const text = textOf(value);
  if (text === undefined || text === '') throw invalid('The manifest names no package.', path);
  return text;
}

function permissionsOf(root: XmlElement): readonly string[] {
  const names = root.children
    .filter(({ name }) => permissionElements.has(name))
    .map((element) => textOf(attribute(element, 'name')))
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function attribute(element: XmlElement, name: AttributeName): XmlValue | undefined {
  const id = attributeIds[name];
  return element.attributes.find((candidate: XmlAttribute) => candidate.resourceId === id)?.value;
}

/** A reference stays unknown: guessing one of a resource's many configurations could be wrong. */
function textOf(value: XmlValue | undefined): string | undefined {
  if (value?.kind === 'text') return value.text;
  if (value?.kind === 'integer') return String(value.integer);
  return undefined;
}

function integerOf(element: XmlElement, name: AttributeName, path: string): number | undefined {
  const value = attribute(element, name);
  if (value === undefined) return undefined;
  if (value.kind === 'integer') return value.integer;
  if (value.kind === 'text' && /^\d{1,10}$/.test(value.text)) return Number(value.text);
  throw invalid(`android:${name} is not a literal number but ${describe(value)}.`, path);
}

function booleanOf(element: XmlElement, name: AttributeName, path: string): boolean {
  const value = attribute(element, name);
  if (value === undefined) return false;
  if (value.kind === 'boolean') return value.boolean;
  if (value.kind === 'integer') return value.integer !== 0;
  if (value.kind === 'text') return value.text === 'true';
  throw invalid(`android:${name} is not a literal boolean but ${describe(value)}.`, path);
}

function describe(value: XmlValue): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'reference':
      return `the resource 0x${value.id.toString(16).padStart(8, '0')}`;
    case 'boolean':
      return String(value.boolean);
    default:
      return 'a value of another type';
  }
}

function invalid(message: string, path: string): SlipwayError {
  return new SlipwayError('ARTIFACT_MANIFEST_INVALID', { message, seen: path });
}
