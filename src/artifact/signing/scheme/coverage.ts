import { addRemark } from '../remarks.ts';
import { consolidate, type Lineage } from './lineage.ts';
import type { BlockContext, ParsedBlock } from './parse-block.ts';
import type { Signer } from './signer.ts';
import { targetsPreview } from './stripping.ts';

/**
 * Checks that the signers of a v3 or v3.1 block share the API levels among them without gap or overlap, and
 * that their lineages tell one history. Gives that history; undefined when there is none.
 */
export function checkCoverage(
  block: ParsedBlock,
  { range, check }: Pick<BlockContext, 'range' | 'check'>,
): Lineage | undefined {
  const signers = bySdk(block.signers);
  const problem = (rule: string, message: string) =>
    addRemark(block.remarks.problems, {
      rule: `${block.scheme}/${rule}`,
      place: `scheme ${block.scheme}`,
      message,
    });
  if (!isSeamless(signers))
    problem('sdk-range', 'The signers leave a gap between their API levels, or overlap.');
  const first = signers[0]?.sdkRange?.min ?? 0;
  const last = signers.at(-1)?.sdkRange?.max ?? 0;
  // Where a v3.1 block takes over, v3 has to reach no further.
  const neededMax = check.rotationMinSdk === undefined ? range.max : check.rotationMinSdk - 1;
  // Devices that v3.1 leaves out take v3, which is checked by itself.
  const neededMin = block.scheme === 'v3.1' ? first : range.min;
  if (first > neededMin || last < neededMax)
    problem('sdk-range', `The signers are for API levels ${first} to ${last} only.`);
  const lineages = signers.flatMap(({ lineage }) => (lineage === undefined ? [] : [lineage]));
  const lineage = consolidate(lineages);
  const shrinks = lineages.some(({ length }, index) => length < (lineages[index - 1]?.length ?? 0));
  if (lineage === undefined || shrinks)
    problem('lineage', 'The signers prove different rotations of the key.');
  return lineages.length === 0 ? undefined : lineage;
}

function bySdk(signers: readonly Signer[]): readonly Signer[] {
  return signers.toSorted((a, b) => (a.sdkRange?.max ?? 0) - (b.sdkRange?.max ?? 0));
}

function isSeamless(signers: readonly Signer[]): boolean {
  return signers.every((signer, index) => {
    const before = signers[index - 1]?.sdkRange;
    const min = signer.sdkRange?.min;
    if (before === undefined || min === undefined) return true;
    return min === before.max + 1 || (min === before.max && targetsPreview(signer.attributes));
  });
}
