import {
  asArray,
  asDict,
  booleanAt,
  type PlistDict,
  type PlistValue,
  stringAt,
  stringsAt,
} from '../plist/plist-value.ts';
import { requiredReasonApis } from './data/required-reasons.ts';

/** What one PrivacyInfo.xcprivacy declares. https://developer.apple.com/documentation/bundleresources/privacy-manifest-files */
export interface PrivacyManifest {
  /** Path of the file. */
  readonly path: string;
  readonly isTracking: boolean | undefined;
  readonly trackingDomains: readonly string[];
  readonly accessedApis: readonly { readonly category: string; readonly reasons: readonly string[] }[];
  readonly collectedData: readonly CollectedData[];
  /** Keys and values that are not of the form Apple documents, a sentence each. */
  readonly problems: readonly string[];
}

export interface CollectedData {
  readonly type: string;
  readonly isLinked: boolean;
  readonly isUsedForTracking: boolean;
  readonly purposes: readonly string[];
}

const knownKeys: ReadonlySet<string> = new Set([
  'NSPrivacyTracking',
  'NSPrivacyTrackingDomains',
  'NSPrivacyCollectedDataTypes',
  'NSPrivacyAccessedAPITypes',
]);

export function readPrivacyManifest(dict: PlistDict, path: string): PrivacyManifest {
  const apis = dictsAt(dict, 'NSPrivacyAccessedAPITypes');
  return {
    path,
    isTracking: booleanAt(dict, 'NSPrivacyTracking'),
    trackingDomains: stringsAt(dict, 'NSPrivacyTrackingDomains'),
    accessedApis: apis.map((api) => ({
      category: stringAt(api, 'NSPrivacyAccessedAPIType') ?? '',
      reasons: stringsAt(api, 'NSPrivacyAccessedAPITypeReasons'),
    })),
    collectedData: dictsAt(dict, 'NSPrivacyCollectedDataTypes').map((data) => ({
      type: stringAt(data, 'NSPrivacyCollectedDataType') ?? '',
      isLinked: data.get('NSPrivacyCollectedDataTypeLinked') === true,
      isUsedForTracking: data.get('NSPrivacyCollectedDataTypeTracking') === true,
      purposes: stringsAt(data, 'NSPrivacyCollectedDataTypePurposes'),
    })),
    problems: [...keyProblems(dict), ...typeProblems(dict), ...domainProblems(dict), ...apiProblems(apis)],
  };
}

function dictsAt(dict: PlistDict, key: string): readonly PlistDict[] {
  return (asArray(dict.get(key)) ?? []).flatMap((each) => asDict(each) ?? []);
}

function keyProblems(dict: PlistDict): readonly string[] {
  return [...dict.keys()]
    .filter((key) => !knownKeys.has(key))
    .map((key) => `the key ${key} is none of a manifest`);
}

function typeProblems(dict: PlistDict): readonly string[] {
  const isBoolean = (value: PlistValue) => typeof value === 'boolean';
  const isStrings = (value: PlistValue) => asArray(value)?.every((each) => typeof each === 'string') === true;
  const isDicts = (value: PlistValue) => asArray(value)?.every((each) => asDict(each) !== undefined) === true;
  const checks: readonly (readonly [string, (value: PlistValue) => boolean, string])[] = [
    ['NSPrivacyTracking', isBoolean, 'a Boolean'],
    ['NSPrivacyTrackingDomains', isStrings, 'an array of strings'],
    ['NSPrivacyCollectedDataTypes', isDicts, 'an array of dictionaries'],
    ['NSPrivacyAccessedAPITypes', isDicts, 'an array of dictionaries'],
  ];
  return checks.flatMap(([key, fits, wanted]) => {
    const value = dict.get(key);
    return value === undefined || fits(value) ? [] : [`${key} is not ${wanted}`];
  });
}

/** A domain alone: no scheme, no path, no slash at the end. TN3181 */
function domainProblems(dict: PlistDict): readonly string[] {
  return stringsAt(dict, 'NSPrivacyTrackingDomains')
    .filter((domain) => !/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(domain))
    .map((domain) => `${JSON.stringify(domain)} is no domain name`);
}

/** A category without reasons, or listed twice, invalidates the file; TN3181. */
function apiProblems(apis: readonly PlistDict[]): readonly string[] {
  const seen = new Set<string>();
  return apis.flatMap((api) => {
    const category = stringAt(api, 'NSPrivacyAccessedAPIType');
    if (category === undefined) return ['an accessed API has no NSPrivacyAccessedAPIType'];
    if (seen.has(category)) return [`${category} is listed twice`];
    seen.add(category);
    const hasReasons = stringsAt(api, 'NSPrivacyAccessedAPITypeReasons').length > 0;
    return hasReasons ? [] : [`${category} has no NSPrivacyAccessedAPITypeReasons`];
  });
}

/** Categories that Apple does not know. */
export function unknownCategories({ accessedApis }: PrivacyManifest): readonly string[] {
  const known = new Set(requiredReasonApis.map(({ category }) => category));
  return accessedApis
    .map(({ category }) => category)
    .filter((category) => category !== '' && !known.has(category));
}

/** Reasons that are not of their category. */
export function unknownReasons({ accessedApis }: PrivacyManifest): readonly string[] {
  return accessedApis.flatMap(({ category, reasons }) => {
    const known = requiredReasonApis.find((api) => api.category === category)?.reasons;
    return known === undefined
      ? []
      : reasons.filter((reason) => !known.includes(reason)).map((reason) => `${reason} for ${category}`);
  });
}
