const is64Bit = 0x01000000;
const is64BitWith32BitPointers = 0x02000000;

/** By cputype and cpusubtype, the capability bits of the latter left out; mach/machine.h. */
const names: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  [12 | is64Bit]: { 0: 'arm64', 1: 'arm64', 2: 'arm64e' },
  [12 | is64BitWith32BitPointers]: { 0: 'arm64_32', 1: 'arm64_32' },
  12: { 6: 'armv6', 9: 'armv7', 11: 'armv7s', 12: 'armv7k' },
  [7 | is64Bit]: { 3: 'x86_64', 8: 'x86_64h' },
  7: { 3: 'i386' },
  18: { 0: 'ppc' },
};

/** Name of an architecture as lipo prints it; `cpu-12-99` when it has none. */
export function architectureName(cpuType: number, cpuSubtype: number): string {
  const subtype = cpuSubtype & 0x00ffffff;
  return names[cpuType]?.[subtype] ?? `cpu-${cpuType}-${subtype}`;
}
