import { X509Certificate } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { png } from '../../../assets/testing/png.ts';
import { iconCatalog, wholeIcon } from '../../assets-car/testing/icon-catalog.ts';
import { buildMachO } from '../../macho/testing/build-macho.ts';
import { writeDerEntitlements } from '../../macho/testing/der-entitlements.ts';
import { makeSigner } from '../../macho/testing/sign-cms.ts';
import type { SigningRequest } from '../../macho/testing/sign-macho.ts';
import { type PlistInput, writeBinaryPlist, writeXmlPlist } from '../../plist/testing/write-plist.ts';
import { type FileToZip, writeZip } from '../../testing/write-zip.ts';
import { makeProfile, type ProfileKit, team, without } from './make-profile.ts';
import { signBundle, type Tree } from './seal-bundle.ts';

export const appId = 'com.example.chat';
export const app = 'Payload/Chat.app';
export const appex = `${app}/PlugIns/Share.appex`;
export const framework = `${app}/Frameworks/Kit.framework`;

/** What takes time to make and does not change from test to test. */
export interface IpaKit extends ProfileKit {
  /** What the signer’s certificates lead to. */
  readonly roots: readonly X509Certificate[];
  readonly binaries: Readonly<Record<'app' | 'appex' | 'framework', Buffer>>;
}

export async function makeIpaKit(folder: string): Promise<IpaKit> {
  const signer = await makeSigner({
    folder,
    team,
    commonName: `Apple Distribution: Example Ltd (${team})`,
  });
  const rpath = ['-rpath', '@executable_path/Frameworks'];
  const kit = await buildMachO(folder, { name: 'Kit', kind: 'dylib', code: 'int kit(void) { return 1; }\n' });
  const link = [...rpath, join(folder, 'Kit-arm64')];
  const main =
    'int kit(void); int stat(const char *, void *); int main(void) { return kit() + stat("", 0); }\n';
  return {
    folder,
    signer,
    roots: signer.certificates.slice(-1).map((root) => new X509Certificate(root)),
    profiles: new Map(),
    binaries: {
      framework: kit,
      app: await buildMachO(folder, { name: 'Chat', code: main, linkOptions: link }),
      appex: await buildMachO(folder, { name: 'Share' }),
    },
  };
}

/** What a test wants to be different from an IPA that the store would take. */
export interface IpaChanges {
  /** Keys of the app's Info.plist; undefined takes one away. */
  readonly info?: Readonly<Record<string, PlistInput | undefined>>;
  readonly extensionInfo?: Readonly<Record<string, PlistInput | undefined>>;
  readonly entitlements?: Readonly<Record<string, string | boolean | readonly string[]>>;
  readonly derEntitlements?: Readonly<Record<string, string | boolean>>;
  readonly profile?: Readonly<Record<string, PlistInput | undefined>>;
  readonly profileEntitlements?: Readonly<Record<string, PlistInput>>;
  readonly privacy?: PlistInput;
  readonly signing?: Partial<SigningRequest>;
  readonly binaries?: Partial<IpaKit['binaries']>;
  /** Files put in before everything is signed, below the app. */
  readonly files?: Readonly<Record<string, Buffer>>;
}

const grants = (id: string) => ({
  'application-identifier': `${team}.${id}`,
  'com.apple.developer.team-identifier': team,
  'get-task-allow': false,
  'beta-reports-active': true,
});

export const baseInfo = {
  CFBundleShortVersionString: '2.5.0',
  CFBundleVersion: '42',
  MinimumOSVersion: '15.0',
  CFBundleSupportedPlatforms: ['iPhoneOS'],
  DTSDKName: 'iphoneos26.0',
  DTXcode: '2600',
  DTXcodeBuild: '17A324',
} as const;

const appInfo: Record<string, PlistInput> = {
  ...baseInfo,
  CFBundleIdentifier: appId,
  CFBundleExecutable: 'Chat',
  CFBundleName: 'Chat',
  CFBundleDisplayName: 'Chat 💬',
  CFBundlePackageType: 'APPL',
  UIDeviceFamily: [1, 2],
  UISupportedInterfaceOrientations: ['Portrait', 'PortraitUpsideDown', 'LandscapeLeft', 'LandscapeRight'].map(
    (name) => `UIInterfaceOrientation${name}`,
  ),
  UILaunchStoryboardName: 'LaunchScreen',
  CFBundleIcons: {
    CFBundlePrimaryIcon: { CFBundleIconName: 'AppIcon', CFBundleIconFiles: ['AppIcon60x60'] },
  },
  ITSAppUsesNonExemptEncryption: false,
  NSCameraUsageDescription: 'To send photographs.',
  CFBundleURLTypes: [{ CFBundleURLSchemes: ['chat'] }],
};

const privacy: PlistInput = {
  NSPrivacyTracking: false,
  NSPrivacyAccessedAPITypes: [
    {
      NSPrivacyAccessedAPIType: 'NSPrivacyAccessedAPICategoryFileTimestamp',
      NSPrivacyAccessedAPITypeReasons: ['C617.1'],
    },
  ],
};

/** A signed app with a framework and an extension, as Xcode exports one, changes worked in before signing. */
export async function buildIpa(kit: IpaKit, changes: IpaChanges = {}): Promise<Tree> {
  const tree: Tree = new Map();
  tree.set(
    `${framework}/Info.plist`,
    writeBinaryPlist({ ...baseInfo, CFBundleIdentifier: 'com.example.kit', CFBundleExecutable: 'Kit' }),
  );
  const binaries = { ...kit.binaries, ...changes.binaries };
  signBundle(tree, {
    bundle: framework,
    executable: 'Kit',
    binary: binaries.framework,
    request: { identifier: 'com.example.kit', teamId: team, signer: kit.signer, ...changes.signing },
  });

  const extensionId = `${appId}.share`;
  tree.set(
    `${appex}/Info.plist`,
    writeBinaryPlist(
      without({
        ...baseInfo,
        CFBundleIdentifier: extensionId,
        CFBundleExecutable: 'Share',
        NSExtension: { NSExtensionPointIdentifier: 'com.apple.share-services' },
        ...changes.extensionInfo,
      }),
    ),
  );
  tree.set(`${appex}/embedded.mobileprovision`, await makeProfile(kit, grants(extensionId)));
  signBundle(tree, {
    bundle: appex,
    executable: 'Share',
    binary: binaries.appex,
    request: {
      identifier: extensionId,
      teamId: team,
      signer: kit.signer,
      ...entitled(grants(extensionId)),
      ...changes.signing,
    },
  });

  tree.set(`${app}/Info.plist`, writeBinaryPlist(without({ ...appInfo, ...changes.info })));
  tree.set(`${app}/PkgInfo`, Buffer.from('APPL????'));
  tree.set(`${app}/AppIcon60x60@2x.png`, png(120, 120));
  tree.set(`${app}/Assets.car`, iconCatalog(wholeIcon));
  tree.set(`${app}/PrivacyInfo.xcprivacy`, writeXmlPlist(changes.privacy ?? privacy));
  tree.set(`${app}/en.lproj/Localizable.strings`, writeBinaryPlist({ hello: 'Hello' }));
  const granted = { ...grants(appId), ...changes.profileEntitlements };
  tree.set(`${app}/embedded.mobileprovision`, await makeProfile(kit, granted, changes.profile));
  for (const [path, content] of Object.entries(changes.files ?? {})) tree.set(`${app}/${path}`, content);
  const claimed = { ...grants(appId), ...changes.entitlements };
  const der = changes.derEntitlements ?? claimed;
  signBundle(tree, {
    bundle: app,
    executable: 'Chat',
    binary: binaries.app,
    request: {
      identifier: appId,
      teamId: team,
      signer: kit.signer,
      entitlements: writeXmlPlist(claimed),
      derEntitlements: writeDerEntitlements(der),
      ...changes.signing,
    },
  });
  return tree;
}

function entitled(claimed: Record<string, string | boolean>) {
  return { entitlements: writeXmlPlist(claimed), derEntitlements: writeDerEntitlements(claimed) };
}

/** Executables, told by having no suffix, are marked as such. */
export function zipTree(tree: Tree, { stored = false }: { readonly stored?: boolean } = {}): Buffer {
  return withModes(writeZip([...tree].map(([name, content]): FileToZip => ({ name, content, stored }))));
}

/** Works Unix modes into the central directory, which the plain test writer leaves out. */
function withModes(zip: Buffer): Buffer {
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const isProgram = !(name.split('/').at(-1) as string).includes('.');
    zip.writeUInt8(3, at + 5);
    zip.writeUInt16LE(isProgram ? 0o100755 : 0o100644, at + 40);
  }
  return zip;
}

export async function writeTree(folder: string, tree: Tree): Promise<void> {
  for (const [name, content] of tree) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}
