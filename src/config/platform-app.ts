import type { Platform } from '../stores/platform.ts';
import type { StoreKind } from '../stores/store.ts';
import type { AndroidAppConfig, AppConfig, Config } from './config.ts';
import type { IosAppConfig } from './config-ios.ts';

/** One app on one platform: what a release, a rollout and a halt are about. */
export type PlatformApp = (AndroidAppConfig | IosAppConfig) & Omit<AppConfig, Platform>;

/** Every app of the config on every platform that it has, in the config's order. */
export function platformApps({ apps }: Pick<Config, 'apps'>): readonly PlatformApp[] {
  return apps.flatMap(({ android, ios, ...shared }) =>
    [android, ios].flatMap((part) => (part === undefined ? [] : [{ ...shared, ...part }])),
  );
}

/** Each platform has one store. */
export function storeKindOf(platform: Platform): StoreKind {
  return platform === 'android' ? 'play' : 'app-store';
}

/** As `--app` names it: `play:com.example.app`, `app-store:com.example.app`. */
export function appId({ platform, applicationId }: Pick<PlatformApp, 'platform' | 'applicationId'>): string {
  return `${storeKindOf(platform)}:${applicationId}`;
}
