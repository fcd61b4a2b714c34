import { appStoreRules } from '../../src/emulators/app-store/testing/rules/app-store-rules.ts';
import { rulesPage } from './rules-page.ts';

/** The rules that the local App Store Connect keeps. */
export function appStoreRulesPage(): string {
  return rulesPage(intro, appStoreRules);
}

const intro = `# The rules of the local App Store Connect

Generated from \`src/emulators/app-store/testing/rules\`; do not edit. Each rule is a test: its requests are made over
HTTP, and the last one is answered as written here. \`it\` is the version, \`A\` and \`B\` are review submissions. Where
nothing else is said, version 1.0 with build 1 is on sale, and Apple is quick: only reviews wait for somebody.

What Apple's document does not say is known from what users of other tools reported; where neither says anything, the
rule says so.`;
