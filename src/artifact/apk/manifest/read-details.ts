import { SlipwayError } from '../../../errors/slipway-error.ts';
import type { XmlElement } from '../../xml-tree.ts';
import { type AttributeReader, attributeReader, bareText, elementsNamed } from '../attributes.ts';
import { type Permissions, readPermissions } from '../permissions/requested.ts';
import type { ResourceTable } from '../resource-table.ts';
import { type Component, readComponents } from './components.ts';
import { type FeatureGroup, readFeatures } from './features.ts';
import { type IconImage, iconImages } from './icons.ts';
import { readSdkVersions, type SdkVersions } from './sdk-versions.ts';
import { type LocalizedText, localizedTexts } from './texts.ts';

/** What a manifest says, its references to resources followed. */
export interface ManifestDetails {
  readonly applicationId: string;
  readonly versionName: string | undefined;
  readonly versionCode: number;
  readonly sdk: SdkVersions;
  readonly installLocation: 'auto' | 'internalOnly' | 'preferExternal' | undefined;
  readonly sharedUserId: string | undefined;
  readonly split: SplitDetails | undefined;
  /** Kinds of splits without which the app is not to be installed, such as `base__abi`. */
  readonly requiredSplitTypes: readonly string[];
  readonly isSplitRequired: boolean;
  readonly application: ApplicationDetails;
  readonly permissions: Permissions;
  readonly features: readonly FeatureGroup[];
  readonly components: readonly Component[];
}

/** https://developer.android.com/guide/topics/build/apk-splits, and bundletool's own manifests. */
export interface SplitDetails {
  /** Such as `config.de` or the name of a feature module. */
  readonly name: string;
  readonly isFeature: boolean;
  /** Module that a configuration split belongs to; empty for the base. */
  readonly configForSplit: string | undefined;
}

export interface ApplicationDetails {
  /** As a device of no language in particular shows it. */
  readonly label: string | undefined;
  readonly labels: readonly LocalizedText[];
  /** Resource ids of the label and the icon, to ask the table what a certain device shows. */
  readonly labelId: number | undefined;
  readonly iconId: number | undefined;
  /** The file that a plain mdpi device takes. */
  readonly icon: string | undefined;
  readonly icons: readonly IconImage[];
  readonly roundIcons: readonly IconImage[];
  readonly banner: string | undefined;
  readonly debuggable: boolean;
  readonly testOnly: boolean;
  readonly isGame: boolean;
  readonly multiArch: boolean;
  readonly extractNativeLibs: boolean | undefined;
  readonly allowBackup: boolean | undefined;
  readonly backupAgent: string | undefined;
  /** Resource ids of XML files; a literal `true` or `false` of fullBackupContent is the second. */
  readonly fullBackupContentId: number | undefined;
  readonly fullBackupContent: boolean | undefined;
  readonly dataExtractionRulesId: number | undefined;
  readonly usesCleartextTraffic: boolean | undefined;
  readonly networkSecurityConfigId: number | undefined;
  /** Version of the Play Billing Library, which its own manifest brings along; undefined where there is none. */
  readonly billingLibrary: string | undefined;
}

const installLocations = ['auto', 'internalOnly', 'preferExternal'] as const;

/**
 * Reads a manifest tree with the resources of its app. ARTIFACT_MANIFEST_INVALID when it is not a
 * manifest or names no package; every other value that cannot be told is undefined.
 */
export function readManifestDetails(root: XmlElement, table: ResourceTable, path: string): ManifestDetails {
  const read = attributeReader(table);
  const applicationId = bareText(root, 'package');
  if (root.name !== 'manifest' || !applicationId) throw invalid(root, path);
  const sdk = readSdkVersions(root, read);
  const targetSdk = sdk.target?.api ?? sdk.min?.api ?? 1;
  const permissions = readPermissions(root, read, targetSdk);
  // Of several application elements the platform takes the first.
  const application = elementsNamed(root, 'application')[0] ?? { name: '', attributes: [], children: [] };
  return {
    applicationId,
    versionName: read.text(root, 'versionName'),
    versionCode: versionCodeOf(root, read),
    sdk,
    installLocation: installLocations[read.integer(root, 'installLocation') ?? -1],
    sharedUserId: read.text(root, 'sharedUserId'),
    split: splitOf(root, read),
    requiredSplitTypes: (read.text(root, 'requiredSplitTypes') ?? '').split(',').filter((one) => one !== ''),
    isSplitRequired: [root, application].some((element) => read.boolean(element, 'isSplitRequired') ?? false),
    application: applicationOf(application, read, table),
    permissions,
    features: readFeatures({ root, read, requested: permissions.requested, targetSdk }),
    components: readComponents({ application, read, packageName: applicationId, targetSdk }),
  };
}

/** PackageInfo.getLongVersionCode: the major part is the upper 32 bits. */
function versionCodeOf(root: XmlElement, read: AttributeReader): number {
  const major = (read.integer(root, 'versionCodeMajor') ?? 0) >>> 0;
  return major * 2 ** 32 + ((read.integer(root, 'versionCode') ?? 0) >>> 0);
}

function splitOf(root: XmlElement, read: AttributeReader): SplitDetails | undefined {
  const name = bareText(root, 'split');
  if (name === undefined || name === '') return undefined;
  return {
    name,
    isFeature: read.boolean(root, 'isFeatureSplit') ?? false,
    configForSplit: bareText(root, 'configForSplit'),
  };
}

function applicationOf(element: XmlElement, read: AttributeReader, table: ResourceTable): ApplicationDetails {
  const id = (name: Parameters<AttributeReader['reference']>[1]) => read.reference(element, name);
  const images = (name: 'icon' | 'roundIcon') => iconImages(table, id(name) ?? 0);
  const labelId = id('label');
  return {
    label: read.text(element, 'label'),
    labels: labelId === undefined ? [] : localizedTexts(table, labelId),
    labelId,
    iconId: id('icon'),
    icon: read.text(element, 'icon'),
    icons: images('icon'),
    roundIcons: images('roundIcon'),
    banner: read.text(element, 'banner'),
    debuggable: read.boolean(element, 'debuggable') ?? false,
    testOnly: read.boolean(element, 'testOnly') ?? false,
    isGame: read.boolean(element, 'isGame') ?? false,
    multiArch: read.boolean(element, 'multiArch') ?? false,
    extractNativeLibs: read.boolean(element, 'extractNativeLibs'),
    allowBackup: read.boolean(element, 'allowBackup'),
    backupAgent: read.text(element, 'backupAgent'),
    fullBackupContentId: id('fullBackupContent'),
    fullBackupContent: read.boolean(element, 'fullBackupContent'),
    dataExtractionRulesId: id('dataExtractionRules'),
    usesCleartextTraffic: read.boolean(element, 'usesCleartextTraffic'),
    networkSecurityConfigId: id('networkSecurityConfig'),
    billingLibrary: metaData(element, read, 'com.google.android.play.billingclient.version'),
  };
}

function metaData(application: XmlElement, read: AttributeReader, name: string): string | undefined {
  const found = elementsNamed(application, 'meta-data').find((one) => read.text(one, 'name') === name);
  return found && read.text(found, 'value');
}

function invalid(root: XmlElement, path: string): SlipwayError {
  return new SlipwayError('ARTIFACT_MANIFEST_INVALID', {
    message:
      root.name === 'manifest'
        ? 'The manifest names no package.'
        : `The manifest starts with <${root.name}>.`,
    seen: path,
  });
}
