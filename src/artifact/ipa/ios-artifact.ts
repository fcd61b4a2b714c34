import type { Finding } from '../../findings/finding.ts';
import type { AssetCatalog, PixelSize } from '../assets-car/catalog.ts';
import type { MachOSlice } from '../macho/read-macho.ts';
import type { Symbols } from '../macho/symbols.ts';
import type { SdkHit } from '../scan/find-sdks.ts';
import type { ApiUse } from './api-use.ts';
import type { BundleKind } from './bundle-tree.ts';
import type { InfoPlist } from './info-plist.ts';
import type { PrivacyManifest } from './privacy-manifest.ts';
import type { Profile } from './profile.ts';
import type { SealVerdict } from './seal/code-resources.ts';
import type { SignatureReport } from './signature-report.ts';

/**
 * Everything that is known about an IPA, an app bundle or an Xcode archive. Read and verified, nothing trusted.
 * Plain data: it can be written as JSON.
 */
export interface IosArtifact {
  readonly kind: 'ipa' | 'app' | 'xcarchive';
  readonly path: string;
  /** The main app; also the first of `bundles`. */
  readonly app: IosBundle;
  /** Outer before inner. */
  readonly bundles: readonly IosBundle[];
  /** Mach-O files that are no bundle's executable, such as libraries of Swift and binaries that lie about. */
  readonly looseBinaries: readonly IosBinary[];
  /** Paths of further apps beside the main one; there should be none. */
  readonly otherApps: readonly string[];
  /** Names of the libraries in SwiftSupport, by platform folder; undefined when there is no such folder. */
  readonly swiftSupport: Readonly<Record<string, readonly string[]>> | undefined;
  /** Names of files in Signatures, where Xcode keeps those of the makers of frameworks. */
  readonly sdkSignatures: readonly string[];
  /** Files and folders at the top that Xcode does not put there. */
  readonly strayFiles: readonly string[];
  /** Debug symbol files of an archive. */
  readonly debugSymbols: readonly DebugSymbols[];
  /** Parts that could not be read, with the reason. */
  readonly unreadable: readonly Unreadable[];
  readonly findings: readonly Finding[];
}

export interface Unreadable {
  readonly path: string;
  readonly what:
    | 'Info.plist'
    | 'binary'
    | 'profile'
    | 'seal'
    | 'privacy manifest'
    | 'signature'
    | 'asset catalog'
    | 'debug symbols';
  readonly reason: string;
}

export interface IosBundle {
  readonly path: string;
  readonly kind: BundleKind;
  readonly parent: string | undefined;
  /** undefined when there is none, or it is unreadable. */
  readonly info: InfoPlist | undefined;
  readonly executable: IosBinary | undefined;
  /** Path of the executable that should be there and is not. */
  readonly missingExecutable: string | undefined;
  readonly profile: Profile | undefined;
  /** Files held against `_CodeSignature/CodeResources`; undefined when there is no such file. */
  readonly seal: SealVerdict | undefined;
  readonly privacy: PrivacyManifest | undefined;
  /** The compiled asset catalog; undefined when there is none, or it is unreadable. */
  readonly assets: AssetCatalog | undefined;
  /** Icons that lie in the bundle itself, by the names in Info.plist. */
  readonly iconFiles: readonly IconFile[];
  readonly hasAssetCatalog: boolean;
}

/** A PNG that lies in the bundle itself, as the asset compiler leaves one for old systems and for the store. */
export interface IconFile {
  readonly path: string;
  /** Pixels; undefined when the file is no PNG. */
  readonly size: PixelSize | undefined;
}

export interface IosBinary {
  readonly path: string;
  readonly isFat: boolean;
  readonly slices: readonly IosSlice[];
  readonly apiUse: ApiUse;
  /** Libraries that are linked into it, as its classes tell. */
  readonly sdks: readonly SdkHit[];
}

export interface IosSlice extends Omit<MachOSlice, 'symbols'> {
  /** Counts only: the names would fill megabytes, and `apiUse` has what they tell. */
  readonly symbols: Omit<Symbols, 'imports'>;
  /** undefined when the slice has none. */
  readonly codeSignature: SignatureReport | undefined;
}

export interface DebugSymbols {
  readonly path: string;
  readonly uuids: readonly { readonly architecture: string; readonly uuid: string }[];
}
