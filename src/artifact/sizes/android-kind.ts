import { kindByExtension } from './file-extension.ts';
import type { FileKind, KindOfFile } from './file-kinds.ts';

const density =
  /^res\/[^/]+?-(?:[^/]*-)?((?:ldpi|mdpi|tvdpi|hdpi|xhdpi|xxhdpi|xxxhdpi|nodpi|anydpi|\d+dpi))(?:-[^/]*)?\//u;
const jarSignature = /^META-INF\/(?:MANIFEST\.MF|[^/]+\.(?:SF|RSA|EC|DSA))$/u;
/** Below one of these the path is that of a module: base/dex/classes.dex. */
const modulePath = /^[^/]+\/((?:dex|lib|res|assets|root|manifest)\/.*|(?:resources|native|assets)\.pb)$/u;
const described: Readonly<Record<string, FileKind>> = {
  'AndroidManifest.xml': 'manifest',
  'manifest/AndroidManifest.xml': 'manifest',
  'resources.arsc': 'resource-table',
  'resources.pb': 'resource-table',
};

/** What a file of an APK or AAB is for: the ABI of a library, the density of a bitmap. */
export function androidKind(name: string): KindOfFile {
  if (jarSignature.test(name)) return { kind: 'signatures', variant: '' };
  const path = inModule(name);
  const kind = described[path];
  if (kind !== undefined) return { kind, variant: '' };
  if (path.endsWith('.dex')) return { kind: 'code', variant: '' };
  const abi = /^lib\/([^/]+)\/.+/u.exec(path)?.[1];
  if (abi !== undefined) return { kind: 'native', variant: abi };
  if (path.startsWith('res/')) return { kind: 'resources', variant: density.exec(path)?.[1] ?? '' };
  if (/^(?:META-INF|BUNDLE-METADATA)\//u.test(path) || path.endsWith('.pb')) {
    return { kind: 'metadata', variant: '' };
  }
  const byName = kindByExtension(path);
  if (byName !== undefined) return { kind: byName, variant: '' };
  return { kind: path.startsWith('assets/') ? 'assets' : 'other', variant: '' };
}

/** The path as it is in the APKs; that of an APK stays. */
function inModule(name: string): string {
  const found = /^(?:res|lib|assets|META-INF|BUNDLE-METADATA)\//u.test(name) ? null : modulePath.exec(name);
  return found?.[1]?.replace(/^root\//u, '') ?? name;
}
