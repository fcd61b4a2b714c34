import { algorithmById } from '../scheme/algorithms.ts';
import type { SigningKey } from './keys.ts';
import { prefixed, signWith, uint32 } from './write-block.ts';

export interface LinkPlan {
  readonly key: SigningKey;
  /** What this key signs the next link with. */
  readonly algorithm: number;
  readonly flags?: number;
  /** Signs this link instead of the key before it. */
  readonly signedBy?: SigningKey;
  /** What the signed part says it was signed with, instead of the truth. */
  readonly claimedAlgorithm?: number;
}

/** Writes a proof of rotation, oldest key first. */
export function writeLineage(links: readonly LinkPlan[], version = 1): Buffer {
  const nodes = links.map((link, index) => {
    const before = links[index - 1];
    const algorithm = link.claimedAlgorithm ?? before?.algorithm ?? 0;
    const signedData = Buffer.concat([prefixed(link.key.certificate), uint32(algorithm)]);
    const signer = link.signedBy ?? before?.key;
    const how = algorithmById(before?.algorithm ?? 0);
    const signature =
      signer === undefined || how === undefined ? Buffer.alloc(0) : signWith(how, signedData, signer);
    return prefixed(
      Buffer.concat([
        prefixed(signedData),
        uint32(link.flags ?? 23),
        uint32(link.algorithm),
        prefixed(signature),
      ]),
    );
  });
  return Buffer.concat([uint32(version), ...nodes]);
}
