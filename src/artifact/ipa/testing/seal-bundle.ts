import { createHash } from 'node:crypto';
import { type SigningRequest, signMachO } from '../../macho/testing/sign-macho.ts';
import type { PlistInput } from '../../plist/testing/write-plist.ts';
import { writeXmlPlist } from '../../plist/testing/write-plist.ts';

/** Files of a bundle by path; text that starts with `symlink:` stands for a link. */
export type Tree = Map<string, Buffer>;

const localisation = {
  '^.*\\.lproj/': { optional: true, weight: 1000 },
  '^.*\\.lproj/locversion.plist$': { omit: true, weight: 1100 },
  '^Base\\.lproj/': { weight: 1010 },
};

/** The rules that Xcode writes for iOS. */
export const standardRules = {
  rules: { '^.*': true, ...localisation, '^version.plist$': true },
  rules2: {
    '.*\\.dSYM($|/)': { weight: 11 },
    '^(.*/)?\\.DS_Store$': { omit: true, weight: 2000 },
    '^.*': true,
    ...localisation,
    '^Info\\.plist$': { omit: true, weight: 20 },
    '^PkgInfo$': { omit: true, weight: 20 },
    '^embedded\\.provisionprofile$': { weight: 20 },
    '^version\\.plist$': { weight: 20 },
  },
} as const satisfies Record<string, PlistInput>;

/** The CodeResources of a bundle, as codesign makes it: every file but the executable and the seal itself. */
export function sealBundle(tree: Tree, bundle: string, executable: string): Buffer {
  const files: Record<string, PlistInput> = {};
  const files2: Record<string, PlistInput> = {};
  for (const [name, content] of tree) {
    const path = name.slice(bundle.length + 1);
    if (!name.startsWith(`${bundle}/`) || path === executable || path.startsWith('_CodeSignature/')) continue;
    const hash = createHash('sha1').update(content).digest();
    const hash2 = createHash('sha256').update(content).digest();
    const isOptional = path.includes('.lproj/') && !path.startsWith('Base.lproj/');
    files[path] = isOptional ? { hash, optional: true } : hash;
    if (path !== 'Info.plist' && path !== 'PkgInfo')
      files2[path] = { hash2, ...(isOptional && { optional: true }) };
  }
  return writeXmlPlist({ files, files2, ...standardRules });
}

interface SignBundle {
  readonly bundle: string;
  readonly executable: string;
  readonly binary: Buffer;
  readonly request: SigningRequest;
}

/** Seals the resources and signs the executable; a bundle that is not to be signed keeps its binary. */
export function signBundle(tree: Tree, { bundle, executable, binary, request }: SignBundle): void {
  const codeResources = sealBundle(tree, bundle, executable);
  tree.set(`${bundle}/_CodeSignature/CodeResources`, codeResources);
  const infoPlist = tree.get(`${bundle}/Info.plist`) as Buffer;
  tree.set(`${bundle}/${executable}`, signMachO(binary, { infoPlist, codeResources, ...request }));
}
