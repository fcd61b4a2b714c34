import type { Finding } from '../../findings/finding.ts';
import { inspectPath } from './inspect-path.ts';

/** What is known of the icons and asset catalogs inside an IPA. */
export interface IosAssetCheck {
  /** Renditions in catalogs, and icons beside them. */
  readonly imageCount: number;
  readonly findings: readonly Finding[];
}

/** Rules that are about images; the others have been heard when the IPA was inspected. */
const aboutImages = /(^|\/)(icon-|store-icon-|image-|catalog-|unreadable-asset-catalog|assets-car\/)/;

/**
 * Icons in every size that the store asks for, scales, and catalogs that contradict themselves. Errors: those of
 * `inspectPath`.
 */
export async function checkIosAssets(path: string, nowMs: number): Promise<IosAssetCheck> {
  const { kind, findings, ...rest } = await inspectPath(path, { nowMs, delivered: false });
  const bundles = kind === 'ipa' && 'app' in rest ? rest.app.bundles : [];
  const images = bundles.flatMap(({ assets, iconFiles }) => [
    ...(assets?.renditions ?? []).filter(({ size }) => size !== undefined),
    ...iconFiles,
  ]);
  return {
    imageCount: images.length,
    // A note asks for nothing to be mended.
    findings: findings.filter(({ rule, severity }) => severity !== 'note' && aboutImages.test(rule)),
  };
}
