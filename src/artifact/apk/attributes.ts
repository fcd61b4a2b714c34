import type { XmlAttribute, XmlElement } from '../xml-tree.ts';
import { plainDevice, valueFor } from './resolve.ts';
import type { ResourceTable } from './resource-table.ts';

/**
 * The framework's resource ids of the attributes (android.R.attr, public-final.xml). Names may be
 * obfuscated or empty in a compiled manifest; the platform goes by the ids, and so do we.
 */
const attributeIds = {
  label: 0x01010001,
  icon: 0x01010002,
  name: 0x01010003,
  permission: 0x01010006,
  readPermission: 0x01010007,
  writePermission: 0x01010008,
  protectionLevel: 0x01010009,
  sharedUserId: 0x0101000b,
  enabled: 0x0101000e,
  debuggable: 0x0101000f,
  exported: 0x01010010,
  process: 0x01010011,
  authorities: 0x01010018,
  grantUriPermissions: 0x0101001b,
  screenOrientation: 0x0101001e,
  value: 0x01010024,
  resource: 0x01010025,
  scheme: 0x01010027,
  host: 0x01010028,
  drawable: 0x01010199,
  targetActivity: 0x01010202,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
  maxSdkVersion: 0x01010271,
  testOnly: 0x01010272,
  backupAgent: 0x0101027f,
  allowBackup: 0x01010280,
  glEsVersion: 0x01010281,
  required: 0x0101028e,
  installLocation: 0x010102b7,
  banner: 0x010103f2,
  isGame: 0x010103f4,
  multiArch: 0x0101048e,
  extractNativeLibs: 0x010104ea,
  fullBackupContent: 0x010104eb,
  usesCleartextTraffic: 0x010104ec,
  autoVerify: 0x010104ee,
  version: 0x01010519,
  networkSecurityConfig: 0x01010527,
  roundIcon: 0x0101052c,
  requiredFeature: 0x01010554,
  requiredNotFeature: 0x01010555,
  isFeatureSplit: 0x0101055b,
  compileSdkVersion: 0x01010572,
  compileSdkVersionCodename: 0x01010573,
  versionCodeMajor: 0x01010576,
  isSplitRequired: 0x01010591,
  foregroundServiceType: 0x01010599,
  dataExtractionRules: 0x0101063e,
  usesPermissionFlags: 0x01010644,
  requiredSplitTypes: 0x0101064e,
  splitTypes: 0x0101064f,
} as const;

export type AttributeName = keyof typeof attributeIds;

/** Values of framework attributes, references to resources followed; undefined where there is none. */
export interface AttributeReader {
  readonly text: (element: XmlElement, name: AttributeName) => string | undefined;
  /** Signed 32 bits; a boolean counts as 0 or -1, as the platform writes it. */
  readonly integer: (element: XmlElement, name: AttributeName) => number | undefined;
  readonly boolean: (element: XmlElement, name: AttributeName) => boolean | undefined;
  /** Id of the resource that the attribute names. */
  readonly reference: (element: XmlElement, name: AttributeName) => number | undefined;
}

/** Reads attributes as a plain device would, with the values of the table. */
export function attributeReader(table: ResourceTable): AttributeReader {
  const scalar = (element: XmlElement, name: AttributeName) => scalarOf(attribute(element, name), table);
  return {
    text: (element, name) => {
      const value = scalar(element, name);
      return value === undefined ? undefined : String(value);
    },
    integer: (element, name) => {
      const value = scalar(element, name);
      if (typeof value === 'boolean') return value ? -1 : 0;
      if (typeof value === 'number') return value;
      // Tools that do not know the attribute's format leave the number as text.
      return value !== undefined && /^-?\d{1,10}$/u.test(value) ? Number(value) : undefined;
    },
    boolean: (element, name) => {
      const value = scalar(element, name);
      if (typeof value === 'string') return value === 'true' ? true : value === 'false' ? false : undefined;
      return value === undefined ? undefined : Boolean(value);
    },
    reference: (element, name) => referenceOf(attribute(element, name)),
  };
}

/** The text of an attribute without a namespace, such as `package` or `split`. */
export function bareText(element: XmlElement, name: string): string | undefined {
  const found = element.attributes.find((one) => one.resourceId === 0 && one.name === name)?.value;
  if (found?.kind === 'text') return found.text;
  if (found?.kind === 'boolean') return String(found.boolean);
  return found?.kind === 'integer' ? String(found.integer) : undefined;
}

export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Every element of that name anywhere below, in order. */
export function elementsBelow(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsBelow(child, name),
  ]);
}

function attribute(element: XmlElement, name: AttributeName): XmlAttribute['value'] | undefined {
  const id = attributeIds[name];
  return element.attributes.find(({ resourceId }) => resourceId === id)?.value;
}

function referenceOf(value: XmlAttribute['value'] | undefined): number | undefined {
  return value?.kind === 'reference' ? value.id : undefined;
}

function scalarOf(
  value: XmlAttribute['value'] | undefined,
  table: ResourceTable,
): string | number | boolean | undefined {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'integer':
      return value.integer | 0;
    case 'boolean':
      return value.boolean;
    case 'reference':
      return resolvedScalar(table, value.id);
    default:
      return undefined;
  }
}

function resolvedScalar(table: ResourceTable, id: number): string | number | boolean | undefined {
  const value = valueFor(table, id, plainDevice);
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'file':
      return value.path;
    case 'integer':
      return value.integer;
    case 'boolean':
      return value.boolean;
    default:
      return undefined;
  }
}
