import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../../testing/run-tool.ts';

export interface MachOSource {
  /** File name of the result. */
  readonly name: string;
  /** Objective-C source, which C is too; a `main` that returns by default. */
  readonly code?: string;
  readonly architecture?: 'arm64' | 'x86_64';
  readonly kind?: 'execute' | 'dylib';
  readonly minimumOs?: string;
  readonly sdk?: string;
  /** Further arguments of the linker. */
  readonly linkOptions?: readonly string[];
}

/** Just enough of an SDK to link against: what libSystem exports, in the text format of Apple's linker. */
const libSystem = `--- !tapi-tbd
tbd-version: 4
targets: [ arm64-ios, x86_64-ios-simulator ]
install-name: '/usr/lib/libSystem.B.dylib'
current-version: 1311
compatibility-version: 1
exports:
  - targets: [ arm64-ios, x86_64-ios-simulator ]
    symbols: [ _printf, _stat, _mach_absolute_time, dyld_stub_binder ]
    objc-classes: [ NSUserDefaults, AVCaptureDevice ]
...
`;

/** Compiles and links a real iOS binary with clang and lld, signed ad hoc by the linker. */
export async function buildMachO(folder: string, source: MachOSource): Promise<Buffer> {
  const { name, architecture = 'arm64', kind = 'execute', minimumOs = '15.0', sdk = '26.0' } = source;
  const platform = architecture === 'arm64' ? 'ios' : 'ios-simulator';
  const base = join(folder, `${name}-${architecture}`);
  const lib = join(folder, 'sdk', 'usr', 'lib');
  await mkdir(lib, { recursive: true });
  await writeFile(join(lib, 'libSystem.tbd'), libSystem);
  await writeFile(`${base}.m`, source.code ?? 'int main(void) { return 0; }\n');
  const target = `${architecture}-apple-ios${minimumOs}${architecture === 'arm64' ? '' : '-simulator'}`;
  await runTool('clang', ['-target', target, '-O1', '-c', `${base}.m`, '-o', `${base}.o`]);
  await runTool('lld', [
    ...['-flavor', 'darwin', '-arch', architecture, '-platform_version', platform, minimumOs, sdk],
    ...['-syslibroot', join(folder, 'sdk'), '-lSystem', '-adhoc_codesign', '-o', base],
    ...(kind === 'dylib' ? ['-dylib', '-install_name', `@rpath/${name}.framework/${name}`] : []),
    ...(source.linkOptions ?? []),
    `${base}.o`,
  ]);
  return readFile(base);
}

const cpuOf = { arm64: [0x0100000c, 0], x86_64: [0x01000007, 3] } as const;

/** Puts thin binaries together as `lipo -create` does. */
export function makeFat(
  slices: readonly { readonly architecture: 'arm64' | 'x86_64'; readonly bytes: Buffer }[],
) {
  const header = Buffer.alloc(0x4000);
  header.writeUInt32BE(0xcafebabe, 0);
  header.writeUInt32BE(slices.length, 4);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (const [index, { architecture, bytes }] of slices.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc((0x4000 - (bytes.length % 0x4000)) % 0x4000)]);
    const [type, subtype] = cpuOf[architecture];
    const fields = [type, subtype, offset, bytes.length, 14];
    for (const [at, field] of fields.entries()) header.writeUInt32BE(field, 8 + index * 20 + at * 4);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}
