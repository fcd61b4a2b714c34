import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peerFile } from '../../../fixtures/peers/install.ts';
import { type RealBundles, unpackRealBundles } from '../ipa/testing/real-bundles.ts';
import { runTool } from '../testing/run-tool.ts';
import { readClassNames } from './class-names.ts';
import type { Dylib } from './load-commands.ts';
import { bufferAccess, partOf, type RandomAccess } from './random-access.ts';
import { type MachOSlice, readMachO } from './read-macho.ts';
import { buildMachO, makeFat } from './testing/build-macho.ts';

let folder: string;
let real: RealBundles | string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-macho-'));
  real = await unpackRealBundles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `llvm-objdump --macho --private-headers` says of one slice, in our words. */
function comparableFrom(dump: string) {
  const commands = dump.split(/^Load command \d+$/m).slice(1);
  const named = (...names: readonly string[]) =>
    commands.filter((text) => names.includes(/^\s*cmd (\S+)/m.exec(text)?.[1] ?? ''));
  const field = (text: string | undefined, name: string) =>
    new RegExp(`^\\s*${name} (.*?)(?: \\(offset \\d+\\))?$`, 'm').exec(text ?? '')?.[1];
  const numberOf = (text: string | undefined, name: string) => {
    const value = field(text, name);
    return value === undefined ? undefined : Number(value);
  };
  const [build] = named('LC_BUILD_VERSION');
  const [encryption] = named('LC_ENCRYPTION_INFO_64', 'LC_ENCRYPTION_INFO');
  const [signature] = named('LC_CODE_SIGNATURE');
  const [symbols] = named('LC_SYMTAB');
  const kinds: Readonly<Record<string, Dylib['kind']>> = {
    LC_LOAD_DYLIB: 'load',
    LC_LOAD_WEAK_DYLIB: 'weak',
    LC_REEXPORT_DYLIB: 'reexport',
  };
  return {
    uuid: field(named('LC_UUID')[0], 'uuid'),
    platform: field(build, 'platform'),
    minimumOs: field(build, 'minos'),
    sdk: field(build, 'sdk'),
    entryOffset: numberOf(named('LC_MAIN')[0], 'entryoff'),
    encryption: [
      numberOf(encryption, 'cryptoff'),
      numberOf(encryption, 'cryptsize'),
      numberOf(encryption, 'cryptid'),
    ],
    signature: [numberOf(signature, 'dataoff'), numberOf(signature, 'datasize')],
    symbolCount: numberOf(symbols, 'nsyms'),
    installName: field(named('LC_ID_DYLIB')[0], 'name'),
    rpaths: named('LC_RPATH').map((text) => field(text, 'path')),
    dylibs: commands.flatMap((text) => {
      const kind = kinds[/^\s*cmd (\S+)/m.exec(text)?.[1] ?? ''];
      const versions = [field(text, 'current version'), field(text, 'compatibility version')];
      return kind === undefined ? [] : [[kind, field(text, 'name'), ...versions].join(' ')];
    }),
    segments: named('LC_SEGMENT_64').map((text) => {
      const sections = [...text.matchAll(/^\s*sectname (\S+)$/gm)].map(([, name]) => name);
      return [field(text, 'segname'), field(text, 'fileoff'), field(text, 'filesize'), ...sections].join(' ');
    }),
  };
}

function comparable(slice: MachOSlice): ReturnType<typeof comparableFrom> {
  const { build, encryption, signature } = slice;
  return {
    uuid: slice.uuid,
    platform: build?.platform.replace('-simulator', 'simulator'),
    // The tool writes n/a where the linker was told no SDK.
    minimumOs: build?.minimumOs,
    sdk: build?.sdk,
    entryOffset: slice.entryOffset,
    encryption: [encryption?.offset, encryption?.sizeBytes, encryption?.cryptId],
    signature: [signature?.offset, signature?.sizeBytes],
    symbolCount: slice.symbolTable?.count,
    installName: slice.installName,
    rpaths: [...slice.rpaths],
    dylibs: slice.dylibs.map(({ kind, name, currentVersion, compatibilityVersion }) =>
      [kind, name, currentVersion, compatibilityVersion].join(' '),
    ),
    segments: slice.segments.map(({ name, offset, sizeBytes, sections }) =>
      [name, offset, sizeBytes, ...sections.map((each) => each.name)].join(' '),
    ),
  };
}

async function expectAgreement(path: string, architectures: readonly string[]): Promise<void> {
  const file = bufferAccess(await readFile(path), { path });
  const { slices } = await readMachO(file);
  expect(slices.map(({ architecture }) => architecture)).toEqual(architectures);
  for (const slice of slices) {
    const arch = ['--arch', slice.architecture];
    const dump = await runTool('llvm-objdump', ['--macho', '--private-headers', ...arch, path]);
    const theirs = comparableFrom(dump);
    const platform = theirs.platform?.toLowerCase();
    expect(comparable(slice)).toEqual({
      ...theirs,
      platform,
      sdk: theirs.sdk === 'n/a' ? '0.0' : theirs.sdk,
    });
    expect(
      Object.values(theirs)
        .flat()
        .filter((value) => value !== undefined).length,
    ).toBeGreaterThan(8);
    const undefinedNames = await runTool('llvm-nm', [
      '--undefined-only',
      '--just-symbol-name',
      ...arch,
      path,
    ]);
    const names = undefinedNames.split('\n').filter((line) => line !== '' && !line.endsWith(':'));
    expect(slice.symbols.imports.toSorted()).toEqual(names.map((name) => name.replace(/^_/, '')).toSorted());
    await expectSameClasses(path, { slice, file });
  }
}

/**
 * The tool knows how many classes there are, and the symbols what those of Objective-C are called; it cannot follow the
 * chained pointers of real apps to their names. Debug symbols have the section without its bytes.
 */
async function expectSameClasses(
  path: string,
  { slice, file }: { readonly slice: MachOSlice; readonly file: RandomAccess },
): Promise<void> {
  if (slice.fileType === 'dsym') return;
  const ours = await readClassNames(partOf(file, slice.offset, slice.sizeBytes), slice);
  const arch = ['--arch', slice.architecture];
  const sections = await runTool('llvm-objdump', ['--macho', '--section-headers', ...arch, path]);
  const listBytes = Number.parseInt(/__objc_classlist +([0-9a-f]+)/.exec(sections)?.[1] ?? '0', 16);
  expect(ours).toHaveLength(listBytes / 8);
  const symbols = await runTool('llvm-nm', ['--defined-only', '--just-symbol-name', ...arch, path]);
  const named = [...symbols.matchAll(/^_OBJC_CLASS_\$_(?!_Tt)(.+)$/gm)].map(([, name]) => name);
  expect(ours).toEqual(expect.arrayContaining(named));
}

function needReal(skip: (reason: string) => never): RealBundles {
  return typeof real === 'string' ? skip(real) : real;
}

test('fsevents, fat', async ({ skip }) => {
  await expectAgreement(needReal(skip).fsevents, ['x86_64', 'arm64']);
});

test('esbuild, a Go program', async ({ skip }) => {
  await expectAgreement(needReal(skip).esbuild, ['arm64']);
});

test('a framework for devices', async ({ skip }) => {
  await expectAgreement(join(needReal(skip).videoDevice, 'ExpoVideo'), ['arm64']);
});

test('a large framework of Swift and C++, and its debug symbols', async ({ skip }) => {
  needReal(skip);
  const archive = ['prebuilds', 'output', 'release', 'xcframeworks', 'ExpoModulesCore.tar.gz'];
  const own = 'ExpoModulesCore.xcframework/ios-arm64';
  const files = [
    `${own}/ExpoModulesCore.framework/ExpoModulesCore`,
    `${own}/dSYMs/ExpoModulesCore.framework.dSYM/Contents/Resources/DWARF/ExpoModulesCore`,
  ];
  const from = ['-xf', peerFile('expo-modules-core', ...archive), '--warning=none'];
  await runTool('tar', [...from, '-C', folder, ...files]);
  for (const file of files) await expectAgreement(join(folder, file), ['arm64']);
});

test('a framework of Apple’s that re-exports others', async ({ skip }) => {
  const framework = join(needReal(skip).runnerApp, 'Frameworks', 'XCTest.framework', 'XCTest');
  await expectAgreement(framework, ['x86_64', 'arm64']);
});

test('an app for the simulator and its debug symbols', async ({ skip }) => {
  const { smallApp, smallAppSymbols } = needReal(skip);
  const name = basename(smallApp, '.app');
  await expectAgreement(join(smallApp, name), ['x86_64', 'arm64']);
  await expectAgreement(join(smallAppSymbols, 'Contents', 'Resources', 'DWARF', name), ['x86_64', 'arm64']);
});

test('what clang and lld make, thin and fat, stripped and not', async () => {
  const code =
    'int printf(const char *, ...); static int x(int a) { return printf("%d", a); } int main(int c, char **v) { return x(c); }';
  const arm = await buildMachO(folder, {
    name: 'App',
    code,
    linkOptions: ['-rpath', '@executable_path/Frameworks'],
  });
  const intel = await buildMachO(folder, { name: 'App', code, architecture: 'x86_64' });
  const fat = join(folder, 'fat');
  await writeFile(
    fat,
    makeFat([
      { architecture: 'x86_64', bytes: intel },
      { architecture: 'arm64', bytes: arm },
    ]),
  );
  await expectAgreement(fat, ['x86_64', 'arm64']);
  const [slice] = (await readMachO(bufferAccess(arm, { path: 'App' }))).slices;
  expect(slice).toMatchObject({
    architecture: 'arm64',
    fileType: 'execute',
    isPositionIndependent: true,
    hasBitcode: false,
    build: { platform: 'ios', minimumOs: '15.0', sdk: '26.0' },
    encryption: { cryptId: 0 },
    rpaths: ['@executable_path/Frameworks'],
    symbols: { undefined: 2 },
  });
  const stripped = join(folder, 'stripped');
  await runTool('llvm-strip', ['--strip-all', '-o', stripped, join(folder, 'App-arm64')]);
  expect(
    (await readMachO(bufferAccess(await readFile(stripped), { path: stripped }))).slices[0]?.symbols
      .isStripped,
  ).toBe(true);
});
