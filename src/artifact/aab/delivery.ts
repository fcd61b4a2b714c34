import { bareText, elementsBelow, elementsNamed } from '../apk/attributes.ts';
import type { XmlElement } from '../xml-tree.ts';

/** When a device gets a module. `conditional` is at installation, on devices that fulfil the conditions. */
export type DeliveryKind = 'install-time' | 'conditional' | 'on-demand' | 'fast-follow';

/** What a module's manifest says in its `dist:module` element. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly conditions: DeliveryConditions;
  /** Whether APKs for devices before Android 5, and universal ones, hold the module. */
  readonly isFused: boolean;
  /** Whether an app may uninstall it; one that stays is merged into the base module. */
  readonly isRemovable: boolean;
  readonly isInstant: boolean;
}

export interface DeliveryConditions {
  readonly minSdk?: number;
  readonly maxSdk?: number;
  /** Names such as `android.hardware.camera.ar`. */
  readonly features?: readonly string[];
  /** ISO 3166 codes; with `excludesCountries` the module is for all others. */
  readonly countries?: readonly string[];
  readonly excludesCountries?: true;
  readonly deviceGroups?: readonly string[];
}

/** https://developer.android.com/guide/playcore/feature-delivery#feature-module-manifest */
export function readDelivery(manifest: XmlElement): Delivery {
  const [module] = elementsNamed(manifest, 'module');
  if (module === undefined) return base;
  const [delivery] = elementsNamed(module, 'delivery');
  const [installTime] = delivery === undefined ? [] : elementsNamed(delivery, 'install-time');
  const conditions = installTime === undefined ? {} : readConditions(installTime);
  return {
    kind: kindOf(module, delivery, conditions),
    conditions,
    isFused: elementsNamed(module, 'fusing').every((fusing) => isTrue(fusing, 'include')),
    isRemovable: elementsNamed(installTime ?? none, 'removable').some((one) => isTrue(one, 'value')),
    isInstant: isTrue(module, 'instant'),
  };
}

const none: XmlElement = { name: '', attributes: [], children: [] };

const base: Delivery = {
  kind: 'install-time',
  conditions: {},
  isFused: true,
  isRemovable: false,
  isInstant: false,
};

function kindOf(
  module: XmlElement,
  delivery: XmlElement | undefined,
  conditions: DeliveryConditions,
): DeliveryKind {
  const has = (name: string) => delivery !== undefined && elementsNamed(delivery, name).length > 0;
  if (has('install-time')) return Object.keys(conditions).length > 0 ? 'conditional' : 'install-time';
  if (has('fast-follow')) return 'fast-follow';
  // Before there was an element for it, an attribute said it.
  return has('on-demand') || isTrue(module, 'onDemand') ? 'on-demand' : 'install-time';
}

function readConditions(installTime: XmlElement): DeliveryConditions {
  const all = elementsNamed(installTime, 'conditions').flatMap(({ children }) => children);
  const named = (name: string) => all.filter((one) => one.name === name);
  const minSdk = numberOf(named('min-sdk')[0]);
  const maxSdk = numberOf(named('max-sdk')[0]);
  const features = named('device-feature').flatMap((one) => bareText(one, 'name') ?? []);
  const [countries] = named('user-countries');
  const groups = named('device-groups').flatMap((one) => elementsBelow(one, 'device-group'));
  return {
    ...(minSdk === undefined ? {} : { minSdk }),
    ...(maxSdk === undefined ? {} : { maxSdk }),
    ...(features.length === 0 ? {} : { features }),
    ...(countries === undefined ? {} : { countries: codesOf(countries) }),
    ...(countries !== undefined && isTrue(countries, 'exclude') ? { excludesCountries: true as const } : {}),
    ...(groups.length === 0 ? {} : { deviceGroups: groups.flatMap((one) => bareText(one, 'name') ?? []) }),
  };
}

function codesOf(countries: XmlElement): readonly string[] {
  return elementsNamed(countries, 'country').flatMap((one) => bareText(one, 'code') ?? []);
}

function numberOf(element: XmlElement | undefined): number | undefined {
  const text = element === undefined ? undefined : bareText(element, 'value');
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

function isTrue(element: XmlElement, name: string): boolean {
  const text = bareText(element, name);
  return text === 'true' || text === '-1' || text === '1';
}
