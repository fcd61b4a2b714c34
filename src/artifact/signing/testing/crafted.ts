import { pairIds } from '../scheme/signing-pairs.ts';
import type { Workshop } from './samples.ts';
import {
  type ApkParts,
  joinApk,
  type Pair,
  type SignerPlan,
  splitApk,
  uint32,
  writeSigners,
} from './write-block.ts';
import { type LinkPlan, writeLineage } from './write-lineage.ts';

const newest = 0x7fffffff;
const rsaSha256 = 0x0103;
const rsaSha512 = 0x0104;
const ecSha256 = 0x0201;

type Samples = Readonly<Record<string, readonly Pair[]>>;

/** Makes the two kinds of block with as little said as possible; what is left out is as apksigner does it. */
interface Craft extends Pick<Workshop, 'keys'> {
  readonly v2: (...plans: readonly Partial<SignerPlan>[]) => Pair;
  readonly v3: (...plans: readonly Partial<SignerPlan>[]) => Pair;
}

/**
 * Blocks with real signatures over wrong or odd claims: what no tool writes and only a signer, not an
 * attacker, could make.
 */
export function craftedSamples({ keys, unsigned }: Workshop): ReadonlyMap<string, Buffer> {
  const parts = splitApk(unsigned.target34);
  const basic: SignerPlan = { key: keys.rsa, algorithms: [rsaSha256] };
  const craft: Craft = {
    keys,
    v2: (...plans) =>
      block(
        parts,
        pairIds.v2,
        plans.map((plan) => ({ ...basic, ...plan })),
      ),
    v3: (...plans) =>
      block(
        parts,
        pairIds.v3,
        plans.map((plan) => ({ ...basic, range: [28, newest] as const, ...plan })),
      ),
  };
  const samples = { ...v2Samples(craft), ...v3Samples(craft), ...lineageSamples(craft) };
  return new Map(Object.entries(samples).map(([name, pairs]) => [name, joinApk({ ...parts, pairs })]));
}

function stripping(scheme: number): Pair {
  return { id: 0xbeeff00d, value: uint32(scheme) };
}

function rotation(...links: Parameters<typeof writeLineage>[0]): Pair {
  return { id: 0x3ba06f8c, value: writeLineage(links) };
}

function twoLinks({ rsa, next }: Workshop['keys']): readonly [LinkPlan, LinkPlan] {
  return [
    { key: rsa, algorithm: rsaSha256 },
    { key: next, algorithm: rsaSha256 },
  ];
}

function v2Samples({ keys, v2, v3 }: Craft): Samples {
  const { rsa, next, ec, dsa } = keys;
  return {
    'v2 as apksigner writes it': [v2({})],
    'v2, RSA with SHA-512': [v2({ algorithms: [rsaSha512] })],
    'v2, PSS with SHA-256': [v2({ algorithms: [0x0101] })],
    'v2, PSS with SHA-512': [v2({ algorithms: [0x0102] })],
    'v2, ECDSA with SHA-512': [v2({ key: ec, algorithms: [0x0202] })],
    'v2, DSA': [v2({ key: dsa, algorithms: [0x0301] })],
    'v2, two algorithms': [v2({ algorithms: [rsaSha256, rsaSha512] })],
    'v2, two algorithms, wrong digest': [v2({ algorithms: [rsaSha256, rsaSha512], spoilDigest: true })],
    'v2, unknown algorithm beside a known one': [v2({ algorithms: [0x0999, rsaSha256] })],
    'v2, only an unknown algorithm': [v2({ algorithms: [0x0999] })],
    'v2, algorithm of another key': [v2({ algorithms: [rsaSha256], publicKey: ec.publicKey })],
    'v2, no signature': [v2({ algorithms: [], digestAlgorithms: [rsaSha256] })],
    'v2, no digest': [v2({ digestAlgorithms: [] })],
    'v2, digests of other algorithms': [v2({ digestAlgorithms: [rsaSha512] })],
    'v2, digests in other order': [
      v2({ algorithms: [rsaSha256, rsaSha512], digestAlgorithms: [rsaSha512, rsaSha256] }),
    ],
    'v2, wrong digest': [v2({ spoilDigest: true })],
    'v2, wrong signature': [v2({ spoilSignature: true })],
    'v2, no certificate': [v2({ certificates: [] })],
    'v2, certificate of another key': [v2({ certificates: [next.certificate] })],
    'v2, broken certificate': [v2({ certificates: [rsa.certificate.subarray(0, 300)] })],
    'v2, broken second certificate': [v2({ certificates: [rsa.certificate, Buffer.from('none')] })],
    'v2, chain of certificates': [v2({ certificates: [rsa.certificate, next.certificate] })],
    'v2, bytes after the signed data': [v2({ trailing: Buffer.from('more') })],
    'v2, attribute too short': [v2({ attributes: [{ id: 0xbeeff00d, value: Buffer.of(3) }] })],
    'v2, unknown attribute': [v2({ attributes: [{ id: 7, value: Buffer.from('seven') }] })],
    'v2, says v3 too': [v2({ attributes: [stripping(3)] })],
    'v2, says v9 too': [v2({ attributes: [stripping(9)] })],
    'v2 and v3, says v3 too': [v2({ attributes: [stripping(3)] }), v3({})],
    'v2, two signers': [v2({}, { key: ec, algorithms: [ecSha256] })],
    'v2, two signers, one broken': [v2({}, { key: ec, algorithms: [ecSha256], spoilSignature: true })],
    'v2, the same signer twice': [v2({}, {})],
    'v2, wrong signature, v3 in order': [v3({}), v2({ spoilSignature: true })],
  };
}

function v3Samples({ keys, v2, v3 }: Craft): Samples {
  const { next, ec } = keys;
  return {
    'v3 as apksigner writes it': [v3({})],
    'v3, levels differ inside': [v3({ signedRange: [24, newest] })],
    'v3, upper level differs inside': [v3({ signedRange: [28, 30] })],
    'v3, no range': [v3({ range: [30, 28] })],
    'v3, negative level': [v3({ range: [-1, newest] })],
    'v3, not to the newest': [v3({ range: [28, 40] })],
    'v3, not from the oldest': [v3({ range: [30, newest] })],
    'v3, from level 1': [v3({ range: [1, newest] })],
    'v3, two signers with a gap': [v3({ range: [28, 31] }, { range: [33, newest] })],
    'v3, two signers that overlap': [v3({ range: [28, 33] }, { range: [33, newest] })],
    'v3 and v2 of different keys': [v3({}), v2({ key: next })],
    'v3 and v2 with two signers': [v3({}), v2({}, { key: ec, algorithms: [ecSha256] })],
    'v3, wrong digest': [v3({ spoilDigest: true })],
    'v3, wrong signature': [v3({ spoilSignature: true })],
    'v3, wrong signature, v2 in order': [v3({ spoilSignature: true }), v2({})],
  };
}

function lineageSamples({ keys, v2, v3 }: Craft): Samples {
  const { rsa, next, ec } = keys;
  const links = twoLinks(keys);
  return {
    'v3, two signers in a row': [
      v3({ range: [28, 32] }, { key: next, range: [33, newest], attributes: [rotation(...links)] }),
    ],
    'v3, newer signer first': [
      v3({ key: next, range: [33, newest], attributes: [rotation(...links)] }, { range: [28, 32] }),
    ],
    'v3 and v2, rotated': [v3({ key: next, attributes: [rotation(...links)] }), v2({})],
    'v3 and v2, rotated, v2 with the new key': [
      v3({ key: next, attributes: [rotation(...links)] }),
      v2({ key: next }),
    ],
    'v3, lineage of one': [v3({ attributes: [rotation({ key: rsa, algorithm: 0 })] })],
    'v3, lineage that ends elsewhere': [v3({ attributes: [rotation(...links)] })],
    'v3, lineage with a gap': [v3({ key: ec, algorithms: [ecSha256], attributes: [rotation(...links)] })],
    'v3, lineage signed by itself': [
      v3({ key: next, attributes: [rotation(links[0], { ...links[1], signedBy: next })] }),
    ],
    'v3, lineage with another algorithm claimed': [
      v3({ key: next, attributes: [rotation(links[0], { ...links[1], claimedAlgorithm: rsaSha512 })] }),
    ],
    'v3, lineage with an unknown algorithm': [
      v3({ key: next, attributes: [rotation({ key: rsa, algorithm: 0x0999 }, links[1])] }),
    ],
    'v3, lineage of another version': [
      v3({ key: next, attributes: [{ id: 0x3ba06f8c, value: writeLineage(links, 2) }] }),
    ],
    'v3, lineage cut off': [
      v3({ key: next, attributes: [{ id: 0x3ba06f8c, value: writeLineage(links).subarray(0, 900) }] }),
    ],
    'v3, lineage empty': [v3({ attributes: [{ id: 0x3ba06f8c, value: Buffer.alloc(0) }] })],
    'v3, lineage without links': [v3({ attributes: [{ id: 0x3ba06f8c, value: uint32(1) }] })],
    'v3, lineage of three kinds of keys': [
      v3({
        key: ec,
        algorithms: [ecSha256],
        attributes: [rotation(...links, { key: ec, algorithm: ecSha256, flags: 0 })],
      }),
    ],
    'v3, two lineages that disagree': [
      v3(
        { key: next, range: [28, 32], attributes: [rotation({ ...links[0], flags: 1 }, links[1])] },
        {
          key: ec,
          algorithms: [ecSha256],
          range: [33, newest],
          attributes: [rotation(...links, { key: ec, algorithm: 0 })],
        },
      ),
    ],
    'v3, two lineages, the longer one first': [
      v3(
        {
          key: ec,
          algorithms: [ecSha256],
          range: [28, 32],
          attributes: [rotation(...links, { key: ec, algorithm: 0 })],
        },
        { key: next, range: [33, newest], attributes: [rotation(...links)] },
      ),
    ],
  };
}

/** Files with a v3.1 block, which the release of apksigner in Debian does not know. */
export function rotationSamples({ keys, unsigned }: Workshop): ReadonlyMap<string, Buffer> {
  const { rsa, next } = keys;
  const parts = splitApk(unsigned.target34);
  const attribute = (level: number): Pair => ({ id: 0x559f8b02, value: uint32(level) });
  const lineage: Pair = {
    id: 0x3ba06f8c,
    value: writeLineage([
      { key: rsa, algorithm: rsaSha256 },
      { key: next, algorithm: rsaSha256 },
    ]),
  };
  const older = (plan: Partial<SignerPlan> = {}) =>
    block(parts, pairIds.v3, [
      { key: rsa, algorithms: [rsaSha256], range: [28, 32], attributes: [attribute(33)], ...plan },
    ]);
  const newer = (plan: Partial<SignerPlan> = {}) =>
    block(parts, pairIds['v3.1'], [
      { key: next, algorithms: [rsaSha256], range: [33, newest], attributes: [lineage], ...plan },
    ]);
  const samples: Readonly<Record<string, readonly Pair[]>> = {
    'v3.1 from 33': [newer(), older()],
    'v3.1 from 34': [newer({ range: [34, newest] }), older({ range: [28, 33], attributes: [attribute(34)] })],
    'v3.1 with v2': [newer(), older(), block(parts, pairIds.v2, [{ key: rsa, algorithms: [rsaSha256] }])],
    'v3.1 with v2 of the new key': [
      newer(),
      older(),
      block(parts, pairIds.v2, [{ key: next, algorithms: [rsaSha256] }]),
    ],
    'v3.1 without v3': [newer()],
    'v3.1 stripped': [older()],
    'v3.1, level differs': [newer(), older({ attributes: [attribute(34)] })],
    'v3.1, v3 says nothing': [newer(), older({ attributes: [] })],
    'v3.1, gap before it': [newer(), older({ range: [28, 31] })],
    'v3.1, v3 to the newest': [newer(), older({ range: [28, newest] })],
    'v3.1, not to the newest': [newer({ range: [33, 40] }), older()],
    'v3.1, wrong signature': [newer({ spoilSignature: true }), older()],
    'v3.1, lineage ends elsewhere': [newer({ key: rsa }), older()],
    'v3.1, no lineage': [newer({ attributes: [] }), older()],
    'v3.1, v3 wrong': [newer(), older({ spoilSignature: true })],
    'v3.1, v3 wrong digest': [newer(), older({ spoilDigest: true })],
    'v3.1 for a preview': [
      newer({ range: [33, newest], attributes: [lineage, { id: 0xc2a6b3ba, value: Buffer.alloc(0) }] }),
      older({ range: [28, 33] }),
    ],
  };
  return new Map(Object.entries(samples).map(([name, pairs]) => [name, joinApk({ ...parts, pairs })]));
}

function block(parts: ApkParts, id: number, plans: readonly SignerPlan[]): Pair {
  return { id, value: writeSigners(parts, plans) };
}
