import type { XmlElement } from '../../xml-tree.ts';
import { bareText, elementsNamed } from '../attributes.ts';

/** A file, database or preference that goes into a backup or stays out: `sharedpref`, `tokens.xml`. */
export interface BackupPath {
  readonly domain: string;
  readonly path: string;
}

export interface BackupRules {
  /** What is backed up; everything where it is empty. */
  readonly include: readonly BackupPath[];
  readonly exclude: readonly BackupPath[];
}

/** https://developer.android.com/identity/data/autobackup#IncludingFiles */
export interface ExtractionRules {
  readonly cloudBackup: BackupRules | undefined;
  readonly deviceTransfer: BackupRules | undefined;
  /** Cloud backups are made only where they are encrypted with the screen lock. */
  readonly encryptedOnly: boolean;
}

/** Reads full-backup-content, the rules for Android 6 to 11. */
export function readBackupRules(element: XmlElement): BackupRules {
  return { include: paths(element, 'include'), exclude: paths(element, 'exclude') };
}

/** Reads data-extraction-rules, the rules for Android 12 and later. */
export function readExtractionRules(root: XmlElement): ExtractionRules {
  const cloud = elementsNamed(root, 'cloud-backup')[0];
  const transfer = elementsNamed(root, 'device-transfer')[0];
  const encrypted = cloud === undefined ? undefined : bareText(cloud, 'disableIfNoEncryptionCapabilities');
  return {
    cloudBackup: cloud === undefined ? undefined : readBackupRules(cloud),
    deviceTransfer: transfer === undefined ? undefined : readBackupRules(transfer),
    encryptedOnly: encrypted === 'true',
  };
}

function paths(element: XmlElement, name: string): readonly BackupPath[] {
  return elementsNamed(element, name).map((one) => ({
    domain: bareText(one, 'domain') ?? '',
    path: bareText(one, 'path') ?? '',
  }));
}
