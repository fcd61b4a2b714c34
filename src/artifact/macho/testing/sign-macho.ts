import { createHash } from 'node:crypto';
import type { Range } from '../load-commands.ts';
import { signBlob, type TestSigner } from './sign-cms.ts';

/** What a test wants in the signature of a binary. */
export interface SigningRequest {
  readonly identifier: string;
  readonly teamId?: string;
  readonly infoPlist?: Buffer;
  readonly codeResources?: Buffer;
  /** XML property list. */
  readonly entitlements?: Buffer;
  readonly derEntitlements?: Buffer;
  /** No signer: ad hoc. */
  readonly signer?: TestSigner;
  /** Code directories, the primary one first; SHA-256 alone by default. */
  readonly hashes?: readonly ('sha1' | 'sha256')[];
}

const hashTypes = { sha1: { type: 1, size: 20 }, sha256: { type: 2, size: 32 } } as const;
const pageShift = 12;
/** Room for the signature; the load commands, which are hashed, have to name it before it is made. */
const reservedBytes = 32 * 1024;

/** Replaces the signature of a thin 64-bit binary, as codesign does. */
export function signMachO(binary: Buffer, request: SigningRequest): Buffer {
  const { code, range } = prepare(binary);
  const requirements = blob(0xfade0c01, Buffer.alloc(4));
  const parts: [number, Buffer][] = [[2, requirements]];
  if (request.entitlements !== undefined) parts.push([5, blob(0xfade7171, request.entitlements)]);
  if (request.derEntitlements !== undefined) parts.push([7, blob(0xfade7172, request.derEntitlements)]);
  const sealed = new Map(parts);
  if (request.infoPlist !== undefined) sealed.set(1, request.infoPlist);
  if (request.codeResources !== undefined) sealed.set(3, request.codeResources);
  const directories = (request.hashes ?? ['sha256']).map((hash) =>
    codeDirectory({ ...request, code, sealed, hash }),
  );
  const [primary, ...alternates] = directories as [Buffer, ...Buffer[]];
  const cms = request.signer === undefined ? Buffer.alloc(0) : signBlob(primary, directories, request.signer);
  const signature = superBlob([
    [0, primary],
    ...parts,
    ...alternates.map((each, index): [number, Buffer] => [0x1000 + index, each]),
    [0x10000, blob(0xfade0b01, cms)],
  ]);
  if (signature.length > range.sizeBytes) throw new Error(`the signature takes ${signature.length} bytes`);
  return Buffer.concat([code, signature, Buffer.alloc(range.sizeBytes - signature.length)]);
}

/** Makes the load commands speak of the room that the new signature gets. */
function prepare(binary: Buffer): { code: Buffer; range: Range } {
  const header = Buffer.from(binary);
  let offset = 0;
  for (const [at, command] of commandsOf(header)) {
    if (command !== 0x1d) continue;
    offset = header.readUInt32LE(at + 8);
    header.writeUInt32LE(reservedBytes, at + 12);
  }
  for (const [at, command] of commandsOf(header)) {
    if (command !== 0x19 || header.toString('latin1', at + 8, at + 18) !== '__LINKEDIT') continue;
    const size = offset + reservedBytes - Number(header.readBigUInt64LE(at + 40));
    header.writeBigUInt64LE(BigInt(Math.ceil(size / 0x4000) * 0x4000), at + 32);
    header.writeBigUInt64LE(BigInt(size), at + 48);
  }
  return { code: header.subarray(0, offset), range: { offset, sizeBytes: reservedBytes } };
}

/** Offset and number of each load command. */
export function commandsOf(binary: Buffer): readonly (readonly [number, number])[] {
  const commands: (readonly [number, number])[] = [];
  let at = 32;
  for (let index = 0; index < binary.readUInt32LE(16); index += 1) {
    commands.push([at, binary.readUInt32LE(at)]);
    at += binary.readUInt32LE(at + 4);
  }
  return commands;
}

interface DirectoryRequest extends SigningRequest {
  readonly code: Buffer;
  readonly sealed: ReadonlyMap<number, Buffer>;
  readonly hash: 'sha1' | 'sha256';
}

function codeDirectory(request: DirectoryRequest): Buffer {
  const { type, size } = hashTypes[request.hash];
  const digest = (bytes: Buffer) => createHash(request.hash).update(bytes).digest();
  const specials = Math.max(...request.sealed.keys());
  const hashes: Buffer[] = [];
  for (let slot = specials; slot > 0; slot -= 1) {
    const content = request.sealed.get(slot);
    hashes.push(content === undefined ? Buffer.alloc(size) : digest(content));
  }
  const page = 2 ** pageShift;
  for (let at = 0; at < request.code.length; at += page)
    hashes.push(digest(request.code.subarray(at, at + page)));
  const texts = Buffer.from(`${request.identifier}\0${request.teamId ?? ''}\0`);
  const header = Buffer.alloc(80);
  const hashOffset = 8 + header.length + texts.length + specials * size;
  header.writeUInt32BE(0x20400, 0);
  header.writeUInt32BE(request.signer === undefined ? 2 : 0, 4);
  header.writeUInt32BE(hashOffset, 8);
  header.writeUInt32BE(8 + header.length, 12);
  header.writeUInt32BE(specials, 16);
  header.writeUInt32BE(hashes.length - specials, 20);
  header.writeUInt32BE(request.code.length, 24);
  header.set([size, type, 0, pageShift], 28);
  const teamAt = 8 + header.length + request.identifier.length + 1;
  if (request.teamId !== undefined) header.writeUInt32BE(teamAt, 40);
  return blob(0xfade0c02, Buffer.concat([header, texts, ...hashes]));
}

function superBlob(parts: readonly (readonly [number, Buffer])[]): Buffer {
  const index = Buffer.alloc(4 + parts.length * 8);
  index.writeUInt32BE(parts.length, 0);
  let at = 8 + index.length;
  for (const [position, [slot, part]] of parts.entries()) {
    index.writeUInt32BE(slot, 4 + position * 8);
    index.writeUInt32BE(at, 8 + position * 8);
    at += part.length;
  }
  return blob(0xfade0cc0, Buffer.concat([index, ...parts.map(([, part]) => part)]));
}

function blob(magic: number, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(magic, 0);
  header.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([header, content]);
}
