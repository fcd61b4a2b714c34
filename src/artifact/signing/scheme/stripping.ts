import { sdk } from '../verdict.ts';
import type { SignerContext } from './parse-signer.ts';
import type { Attribute } from './signer.ts';

/** What the other blocks say, for the attributes with which a scheme defends against their removal. */
export interface AttributeCheck {
  /** Numbers (2, 3) of the schemes that devices of the range know. */
  readonly supported: ReadonlySet<number>;
  /** Numbers of the schemes found in the file so far. */
  readonly found: ReadonlySet<number>;
  /** API level from which on the v3.1 block is used; undefined when there is none. */
  readonly rotationMinSdk: number | undefined;
}

/** Names the newer scheme that the file was signed with as well; the value is its number. */
const strippingProtection = 0xbeeff00d;
/** In v3: the API level from which on v3.1 takes over. */
const rotationMinSdk = 0x559f8b02;
/** In v3.1: the rotation is for a preview of the next Android version. */
const rotationOnDevelopmentRelease = 0xc2a6b3ba;

/** https://source.android.com/docs/security/features/apksigning/v2#v2-verification, rollback protections */
export function checkV2Attribute(
  { id, value }: Attribute,
  check: AttributeCheck,
  context: SignerContext,
): void {
  if (id !== strippingProtection) {
    unknownAttribute(id, context);
    return;
  }
  const scheme = value.readUInt32LE(0);
  if (!check.supported.has(scheme))
    context.warning('unknown-scheme', `names scheme ${scheme}, which is not one that can be verified`);
  else if (!check.found.has(scheme))
    context.problem(
      'stripped',
      `says the file was signed with scheme v${scheme} too, but that signature is gone`,
    );
}

/** https://source.android.com/docs/security/features/apksigning/v3-1 */
export function checkV3Attribute(
  { id, value }: Attribute,
  check: AttributeCheck,
  context: SignerContext,
): void {
  if (id !== rotationMinSdk) {
    if (id !== rotationOnDevelopmentRelease) unknownAttribute(id, context);
    return;
  }
  if (context.range.max < sdk.v31) return;
  const announced = value.readUInt32LE(0);
  if (check.rotationMinSdk === undefined)
    context.problem(
      'stripped',
      `says a v3.1 signature is for API level ${announced} and newer, but that is gone`,
    );
  else if (check.rotationMinSdk !== announced) {
    const actual = `the v3.1 signature begins with ${check.rotationMinSdk}`;
    context.problem('stripped', `says v3.1 takes over with API level ${announced}, but ${actual}`);
  }
}

/** Whether a v3.1 signer is for a preview, which still counts as the Android version before it. */
export function targetsPreview(attributes: readonly Attribute[]): boolean {
  return attributes.some(({ id }) => id === rotationOnDevelopmentRelease);
}

function unknownAttribute(id: number, { warning }: SignerContext): void {
  warning('unknown-attribute', `has an attribute of the unknown id 0x${id.toString(16)}`);
}
