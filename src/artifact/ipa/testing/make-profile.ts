import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestSigner } from '../../macho/testing/sign-cms.ts';
import { type PlistInput, writeXmlPlist } from '../../plist/testing/write-plist.ts';
import { runTool } from '../../testing/run-tool.ts';

export const team = 'ABCDE12345';

export interface ProfileKit {
  readonly folder: string;
  readonly signer: TestSigner;
  /** Profiles that are signed already, by their content. */
  readonly profiles: Map<string, Buffer>;
}

/** A profile, signed by openssl as Apple signs theirs. */
export async function makeProfile(
  { folder, signer, profiles }: ProfileKit,
  entitlements: Readonly<Record<string, PlistInput>>,
  changes: Readonly<Record<string, PlistInput | undefined>> = {},
): Promise<Buffer> {
  const plist = writeXmlPlist(
    without({
      AppIDName: 'Chat',
      ApplicationIdentifierPrefix: [team],
      CreationDate: new Date('2026-01-01T00:00:00Z'),
      ExpirationDate: new Date('2027-01-01T00:00:00Z'),
      DeveloperCertificates: [signer.certificates[0] as Buffer],
      Entitlements: entitlements as PlistInput,
      Name: 'Chat App Store',
      Platform: ['iOS'],
      TeamIdentifier: [team],
      TeamName: 'Example Ltd',
      UUID: '01234567-89ab-cdef-0123-456789abcdef',
      ...changes,
    }),
  );
  const known = profiles.get(plist.toString());
  if (known !== undefined) return Buffer.from(known);
  const [from, to] = [join(folder, 'profile.plist'), join(folder, 'profile.mobileprovision')];
  await writeFile(from, plist);
  const identity = [
    '-signer',
    signer.certificatePath,
    '-inkey',
    signer.keyPath,
    '-certfile',
    signer.chainPath,
  ];
  await runTool('openssl', [
    'cms',
    '-sign',
    '-in',
    from,
    ...identity,
    '-outform',
    'DER',
    '-nodetach',
    '-binary',
    '-out',
    to,
  ]);
  const profile = await readFile(to);
  profiles.set(plist.toString(), profile);
  return Buffer.from(profile);
}

export function without(
  record: Readonly<Record<string, PlistInput | undefined>>,
): Record<string, PlistInput> {
  return Object.fromEntries(
    Object.entries(record).filter((pair): pair is [string, PlistInput] => pair[1] !== undefined),
  );
}
