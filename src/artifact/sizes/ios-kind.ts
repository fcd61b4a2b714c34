import { kindByExtension } from './file-extension.ts';
import type { KindOfFile } from './file-kinds.ts';

const application = /^(?:Payload\/|Products\/Applications\/)?([^/]+)\.app\//u;

type Rule = readonly [RegExp, (found: RegExpExecArray) => KindOfFile];

const plain = (kind: KindOfFile['kind']) => () => ({ kind, variant: '' }) as const;
const named = (kind: KindOfFile['kind']) => (found: RegExpExecArray) => ({ kind, variant: found[1] ?? '' });

/** Within the app, the first that fits. */
const rules: readonly Rule[] = [
  [
    /(?:^|\/)_CodeSignature\/|(?:^|\/)(?:embedded\.mobileprovision|CodeResources)$|^SC_Info\//u,
    plain('signatures'),
  ],
  [/^Frameworks\/([^/]+?)(?:\.framework|\.dylib)(?:\/|$)/u, named('frameworks')],
  [/^PlugIns\/([^/]+)\.appex\//u, named('extensions')],
  [/^Extensions\/([^/]+)\.appex\//u, named('extensions')],
  [/^Watch\/([^/]+)\.app\//u, named('extensions')],
  [/^AppClips\/([^/]+)\.app\//u, named('extensions')],
  [/(?:^|\/)[^/]*\.car$/u, plain('asset-catalog')],
  [/\.(?:nib|storyboardc|mom|momd|omo)(?:\/|$)/u, plain('interface')],
  [/(?:^|\/)([^/]+)\.lproj\//u, named('localizations')],
  [/^(?:Info\.plist|PkgInfo|PrivacyInfo\.xcprivacy|version\.plist)$/u, plain('metadata')],
];

/** What a file of an IPA, an archive or an app folder is for: the framework, extension or language that it is of. */
export function iosKind(name: string): KindOfFile {
  const found = application.exec(name);
  if (found === null) return outside(name);
  const path = name.slice(found[0].length);
  // The main executable is named as the folder, unless somebody has gone to lengths.
  if (path === found[1]) return { kind: 'executable', variant: '' };
  for (const [pattern, kindOf] of rules) {
    const match = pattern.exec(path);
    if (match !== null) return kindOf(match);
  }
  return { kind: kindByExtension(path) ?? 'other', variant: '' };
}

/** Beside the app an IPA holds what only the store needs. */
function outside(name: string): KindOfFile {
  if (/^(?:Symbols|dSYMs|BCSymbolMaps)\//u.test(name)) return { kind: 'symbols', variant: '' };
  if (/^(?:SwiftSupport|WatchKitSupport2?|MessagesApplicationSupport)\//u.test(name)) {
    return { kind: 'metadata', variant: '' };
  }
  return { kind: name.endsWith('.plist') ? 'metadata' : 'other', variant: '' };
}
