import type { XmlElement } from '../../xml-tree.ts';
import type { AttributeReader } from '../attributes.ts';
import { elementsNamed } from '../attributes.ts';
import { type Protection, platformProtection, protectionFromBits } from './protection.ts';

/** A permission that the app asks for. */
export interface RequestedPermission {
  readonly name: string;
  /** Undefined where neither the platform nor the app itself declares it. */
  readonly protection: Protection | undefined;
  /** Newest Android that it is asked for on. */
  readonly maxSdk: number | undefined;
  /** Asked for on Android 6 and later only (uses-permission-sdk-23). */
  readonly onlySdk23: boolean;
  readonly requiredFeature: string | undefined;
  readonly requiredNotFeature: string | undefined;
  /** `neverForLocation` and the like: the bits of android:usesPermissionFlags. */
  readonly neverForLocation: boolean;
  /** Why the platform grants it though it is not asked for. */
  readonly impliedBy: string | undefined;
}

/** A permission that the app makes, for others to ask for. */
export interface DeclaredPermission {
  readonly name: string;
  readonly protection: Protection | undefined;
}

export interface Permissions {
  readonly requested: readonly RequestedPermission[];
  readonly declared: readonly DeclaredPermission[];
}

const neverForLocation = 0x10000;
const elementNames = ['uses-permission', 'uses-permission-sdk-23', 'uses-permission-sdk-m'];

/** Reads the permissions of a manifest, with those that the platform adds on its own. */
export function readPermissions(root: XmlElement, read: AttributeReader, targetSdk: number): Permissions {
  const declared = elementsNamed(root, 'permission').flatMap((element) => declaredPermission(element, read));
  const own = new Map(declared.map(({ name, protection }) => [name, protection]));
  const requested = root.children
    .filter(({ name }) => elementNames.includes(name))
    .flatMap((element) => requestedPermission(element, read));
  return {
    requested: [...requested, ...impliedPermissions(requested, targetSdk)].map((one) => ({
      ...one,
      protection: platformProtection(one.name) ?? own.get(one.name),
    })),
    declared,
  };
}

function declaredPermission(element: XmlElement, read: AttributeReader): readonly DeclaredPermission[] {
  const name = read.text(element, 'name');
  if (name === undefined) return [];
  const bits = read.integer(element, 'protectionLevel') ?? 0;
  return [{ name, protection: protectionFromBits(bits) }];
}

type Requested = Omit<RequestedPermission, 'protection'>;

function requestedPermission(element: XmlElement, read: AttributeReader): readonly Requested[] {
  const name = read.text(element, 'name');
  if (name === undefined || name === '') return [];
  const flags = read.integer(element, 'usesPermissionFlags') ?? 0;
  return [
    {
      name,
      maxSdk: read.integer(element, 'maxSdkVersion'),
      onlySdk23: element.name !== 'uses-permission',
      requiredFeature: read.text(element, 'requiredFeature'),
      requiredNotFeature: read.text(element, 'requiredNotFeature'),
      neverForLocation: (flags & neverForLocation) !== 0,
      impliedBy: undefined,
    },
  ];
}

/** What Android 1.6, 4.1 and later add for apps that know nothing of it: aapt2's DumpManifest.cpp. */
function impliedPermissions(requested: readonly Requested[], targetSdk: number): readonly Requested[] {
  const find = (name: string): Requested | undefined =>
    requested.find((one) => !one.onlySdk23 && one.name === `android.permission.${name}`);
  const found: Requested[] = [];
  const add = (name: string, impliedBy: string, maxSdk?: number): void => {
    found.push(implied(`android.permission.${name}`, impliedBy, maxSdk));
  };
  const write = find('WRITE_EXTERNAL_STORAGE');
  if (targetSdk < 4 && write === undefined) add('WRITE_EXTERNAL_STORAGE', 'targetSdkVersion < 4');
  if (targetSdk < 4 && !find('READ_PHONE_STATE')) add('READ_PHONE_STATE', 'targetSdkVersion < 4');
  if (!find('READ_EXTERNAL_STORAGE') && (targetSdk < 4 || write !== undefined))
    add('READ_EXTERNAL_STORAGE', 'requested WRITE_EXTERNAL_STORAGE', write?.maxSdk);
  for (const verb of targetSdk < 16 ? ['READ', 'WRITE'] : []) {
    if (!find(`${verb}_CALL_LOG`) && find(`${verb}_CONTACTS`))
      add(`${verb}_CALL_LOG`, `targetSdkVersion < 16 and requested ${verb}_CONTACTS`);
  }
  return found;
}

function implied(name: string, impliedBy: string, maxSdk: number | undefined): Requested {
  return {
    ...{ name, impliedBy, maxSdk, onlySdk23: false, neverForLocation: false },
    ...{ requiredFeature: undefined, requiredNotFeature: undefined },
  };
}
