import type { Place } from '../corrupt.ts';
import {
  type Field,
  fieldsIn,
  fieldsOf,
  messageIn,
  messagesIn,
  numberIn,
  protoOrCorrupt,
  textIn,
} from './proto-message.ts';

/** A folder of native libraries or assets that is only for some devices: native.pb and assets.pb. */
export interface TargetedDirectory {
  /** Relative to the module, such as `lib/arm64-v8a` or `assets/textures#tcf_astc`. */
  readonly path: string;
  readonly abi?: string;
  /** Empty where the folder is for the devices that none of its siblings is for; the same for textures. */
  readonly languages?: readonly string[];
  readonly textures?: readonly string[];
}

/** By AbiAlias of bundletool's targeting.proto. */
const abis = ['', 'armeabi', 'armeabi-v7a', 'arm64-v8a', 'x86', 'x86_64', 'mips', 'mips64', 'riscv64'];
/** By TextureCompressionFormatAlias. */
const textures = 'unspecified etc1 paletted 3dc atc latc dxt1 s3tc pvrtc astc etc2'.split(' ');

/** Parses a native.pb; ARTIFACT_CORRUPT when it does not decode. */
export function readNativeDirectories(bytes: Uint8Array, place: Place): readonly TargetedDirectory[] {
  return protoOrCorrupt('The targeting of native libraries', place, () =>
    messagesIn(fieldsOf(bytes), 1).map((one) => {
      const directory = fieldsOf(one);
      const abi = messageIn(fieldsIn(directory, 2), 1);
      return {
        path: textIn(directory, 1),
        ...(abi === undefined ? {} : { abi: aliasOf(abi, abis) }),
      };
    }),
  );
}

/** Parses an assets.pb; ARTIFACT_CORRUPT when it does not decode. */
export function readAssetDirectories(bytes: Uint8Array, place: Place): readonly TargetedDirectory[] {
  return protoOrCorrupt('The targeting of assets', place, () =>
    messagesIn(fieldsOf(bytes), 1).map((one) => {
      const directory = fieldsOf(one);
      return { path: textIn(directory, 1), ...assetTargeting(fieldsIn(directory, 2)) };
    }),
  );
}

function assetTargeting(targeting: readonly Field[]): Omit<TargetedDirectory, 'path'> {
  const texture = messageIn(targeting, 3);
  const language = messageIn(targeting, 4);
  return {
    ...(texture === undefined
      ? {}
      : { textures: messagesIn(fieldsOf(texture), 1).map((one) => aliasOf(one, textures)) }),
    ...(language === undefined ? {} : { languages: messagesIn(fieldsOf(language), 1).map(String) }),
  };
}

/** Abi and TextureCompressionFormat hold one number each. */
function aliasOf(bytes: Uint8Array, names: readonly string[]): string {
  return names[numberIn(fieldsOf(bytes), 1)] ?? '';
}
