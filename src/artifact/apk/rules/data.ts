import type { Finding } from '../../../findings/finding.ts';
import { type ApkFacts, manifestPlace, targetSdkOf } from './apk-facts.ts';

/** From this Android on the rules are those of android:dataExtractionRules. */
const extractionRulesSdk = 31;

/** Data that leaves the device in a backup: https://developer.android.com/identity/data/autobackup */
export function dataFindings(facts: ApkFacts): readonly Finding[] {
  const { application, split } = facts.manifest;
  const { allowBackup = true, backupAgent, fullBackupContent } = application;
  if (split !== undefined || !allowBackup || backupAgent !== undefined) return [];
  const hasOld = fullBackupContent === false || application.fullBackupContentId !== undefined;
  const hasNew = application.dataExtractionRulesId !== undefined;
  if (hasOld && (hasNew || targetSdkOf(facts) < extractionRulesSdk)) return [];
  if (hasNew && (facts.manifest.sdk.min?.api ?? 1) >= extractionRulesSdk) return [];
  const [devices, attribute] = hasOld
    ? ['of Android 12 and later', 'android:dataExtractionRules']
    : hasNew
      ? ['before Android 12', 'android:fullBackupContent']
      : ['', 'android:dataExtractionRules and android:fullBackupContent'];
  return [
    {
      rule: 'data/backup-without-rules',
      severity: 'warning',
      place: manifestPlace,
      message: `Devices ${devices}${devices === '' ? '' : ' '}back up all data of the app, tokens and databases included`,
      remedy: `Name what is backed up with ${attribute}, or set android:allowBackup to false.`,
    },
  ];
}
