import type { Finding } from '../../../findings/finding.ts';
import type { ApkFacts } from './apk-facts.ts';
import { codeFindings } from './code.ts';
import { componentFindings } from './components.ts';
import { dataFindings } from './data.ts';
import { networkFindings } from './network.ts';
import { releaseFindings } from './release.ts';

/**
 * What must not, or should not, be released about the content of an APK. Pure; `now` decides which pins
 * have expired. `artifact/debuggable` and signatures are the business of artifactFindings.
 */
export function apkFindings(facts: ApkFacts, now: Date): readonly Finding[] {
  return [
    ...releaseFindings(facts),
    ...networkFindings(facts, now),
    ...dataFindings(facts),
    ...componentFindings(facts),
    ...codeFindings(facts),
  ];
}
