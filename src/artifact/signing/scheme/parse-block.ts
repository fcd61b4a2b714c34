import { addRemark, type Remarks } from '../remarks.ts';
import { sdk } from '../verdict.ts';
import { cursorOf, hasMore, takePrefixed } from './cursor.ts';
import { type Lineage, placeInLineage, readLineage } from './lineage.ts';
import { type ParsedSigner, parseSigner, type SignerContext } from './parse-signer.ts';
import { type Attribute, type BlockScheme, type SdkRange, type Signer, signerPlace } from './signer.ts';
import { type AttributeCheck, checkV2Attribute, checkV3Attribute } from './stripping.ts';

/** A scheme's block as far as it can be judged without the content of the file. */
export interface ParsedBlock {
  readonly scheme: BlockScheme;
  readonly signers: readonly Signer[];
  readonly remarks: Remarks;
}

export interface BlockContext {
  readonly scheme: BlockScheme;
  /** API levels that look at this scheme, of those the verdict is about. */
  readonly range: SdkRange;
  readonly remarks: Remarks;
  /** Schemes a device of the range expects beside this one when an attribute names them. */
  readonly check: AttributeCheck;
}

const proofOfRotation = 0x3ba06f8c;
/** Newer apksigner and Android 13 refuse more; hundreds of signers only cost time. */
const mostSigners = 10;

/** Reads every signer of the block and verifies its signatures; content digests are compared elsewhere. */
export function parseBlock(value: Buffer, context: BlockContext): ParsedBlock {
  const { scheme, remarks } = context;
  const signers: Signer[] = [];
  try {
    const list = cursorOf(takePrefixed(cursorOf(value)));
    if (!hasMore(list)) blockProblem(context, 'no-signers', 'The block names no signer.');
    while (hasMore(list) && signers.length < mostSigners) {
      const signer = readSigner(takePrefixed(list), signers.length, context);
      // What follows a broken signer says nothing any more: the file is refused already.
      if (signer === undefined) break;
      signers.push(signer);
    }
    if (signers.length === mostSigners && hasMore(list))
      blockProblem(context, 'too-many-signers', `The block names more than ${mostSigners} signers.`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    blockProblem(context, 'malformed', 'The block is malformed: a length in it leaves what holds it.');
  }
  return { scheme, signers, remarks };
}

function blockProblem({ scheme, remarks }: BlockContext, rule: string, message: string): void {
  addRemark(remarks.problems, { rule: `${scheme}/${rule}`, place: `scheme ${scheme}`, message });
}

function readSigner(bytes: Buffer, index: number, context: BlockContext): Signer | undefined {
  const { scheme, range, remarks } = context;
  const place = signerPlace(scheme, index);
  const say = (list: keyof Remarks) => (rule: string, message: string) =>
    addRemark(remarks[list], { rule: `${scheme}/${rule}`, place, message: `The signer ${message}.` });
  const signerContext = { scheme, index, range, problem: say('problems'), warning: say('warnings') };
  const parsed = parseSigner(bytes, signerContext);
  if (parsed === undefined) return undefined;
  return { ...parsed, lineage: readAttributes(parsed, signerContext, context) };
}

function readAttributes(
  signer: ParsedSigner,
  signerContext: SignerContext,
  { scheme, check }: BlockContext,
): Lineage | undefined {
  if (scheme === 'v2') {
    for (const attribute of signer.attributes) checkV2Attribute(attribute, check, signerContext);
    return undefined;
  }
  let lineage: Lineage | undefined;
  for (const attribute of signer.attributes) {
    if (attribute.id === proofOfRotation) lineage = rotation(attribute, signer, signerContext);
    else checkV3Attribute(attribute, check, signerContext);
  }
  return lineage;
}

function rotation(
  { value }: Attribute,
  signer: ParsedSigner,
  { problem }: SignerContext,
): Lineage | undefined {
  const lineage = lineageOrReason(value);
  if (typeof lineage === 'string') {
    problem('lineage', lineage);
    return undefined;
  }
  const [certificate] = signer.certificates;
  const place = certificate === undefined ? -1 : placeInLineage(lineage, certificate);
  if (place !== lineage.length - 1 || place < 0)
    problem('lineage', 'has a proof of rotation that does not end with its own certificate');
  return lineage;
}

function lineageOrReason(value: Buffer): Lineage | string {
  try {
    return readLineage(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'has a proof of rotation that cannot be read';
  }
}

/** The part of the asked range in which devices look at the scheme; undefined when no device does. */
export function rangeOfScheme(scheme: BlockScheme, range: SdkRange): SdkRange | undefined {
  const first = { v2: sdk.v2, v3: sdk.v3, 'v3.1': sdk.v31 }[scheme];
  return range.max < first ? undefined : { min: Math.max(first, range.min), max: range.max };
}
