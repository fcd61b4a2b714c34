import type { Finding } from '../../../findings/finding.ts';
import type { AssetSet } from '../asset-set.ts';

/**
 * Launch images give way to launch screens: apps that are built with the SDK of iOS 13 or later have to have one,
 * and are shown letterboxed without. https://developer.apple.com/news/?id=03042020b
 */
export function launchImages({ kind, place }: AssetSet): readonly Finding[] {
  if (kind !== 'launchimage') return [];
  return [
    {
      rule: 'launch-image/superseded',
      severity: 'warning',
      place,
      message: 'Launch images have no place in the App Store since 2020: it asks for a launch screen',
      remedy: 'Name a storyboard in UILaunchStoryboardName, or use UILaunchScreen; then delete this set.',
    },
  ];
}
